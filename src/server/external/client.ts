/** The external LRS over HTTP, with this server's own credentials: no browser ever sees them. */
import type { ExternalLrs } from '../process/config.ts';
import { Refusal } from '../lrs/refusal.ts';
import { VERSION_HEADER, type XapiVersion } from '../lrs/version.ts';
import { pause, type Timer } from '../process/timer.ts';
import type { Condition } from './condition.ts';
import { retrySeconds, troubleOf, type ExternalRequest, type Trouble } from './verdict.ts';

export interface Question extends ExternalRequest {
  readonly version?: XapiVersion;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Bytes an answer may have, once decompressed; more than `MAX_ANSWER` is asked for by who expects it. */
  readonly most?: number;
  /** Nobody waits for it: it lets learners' requests pass, and rests when the LRS asks for it. */
  readonly inBackground?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export interface Client {
  /**
   * @returns 2xx and what is wrong with the question
   * @throws Refusal 503 when it is away, or what answers is no LRS; TooLarge
   */
  readonly ask: (question: Question) => Promise<Answer>;
  /** For an answer whose content shows that it is none of an LRS: noted as such. @returns what to throw */
  readonly distrust: (status: number) => Refusal;
}

/** The answer is larger than asked for: not read to its end. */
export class TooLarge extends Refusal {
  constructor() {
    super(503, 'the external LRS answers more than is read at once', { 'retry-after': '30' });
  }
}

const MAX_ANSWER = 4 * 1024 * 1024;
const PATIENCE_MS = 10_000;
/** How long what nobody waits for lets others pass. */
const COURTESY_MS = 5000;
const STEP_MS = 20;

export function openClient(
  { endpoint, key, secret }: ExternalLrs,
  send: typeof fetch,
  condition: Condition,
  timer: Timer,
): Client {
  const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
  let awaited = 0;

  const refusal = (trouble: Trouble, seconds: number): Refusal =>
    new Refusal(503, REASONS[trouble], { 'retry-after': String(seconds) });

  const letOthersPass = async (): Promise<void> => {
    const rest = condition.restsUntil() - timer.now();
    if (rest > 0) throw refusal('limited', Math.ceil(rest / 1000));
    for (let waited = 0; awaited > 0 && waited < COURTESY_MS; waited += STEP_MS)
      await pause(timer, STEP_MS);
  };

  const exchange = async (question: Question): Promise<Answer> => {
    const { method, path, params, version = '1.0.3', headers, body } = question;
    const url = addressOf(path, endpoint);
    for (const [name, value] of params ?? []) url.searchParams.append(name, value);
    let response: Response;
    let received: Uint8Array | null;
    try {
      response = await send(url, {
        method,
        headers: {
          ...headers,
          authorization,
          [VERSION_HEADER]: version,
          // What is compressed on the way loses its tag (If-Match), and its size is anybody's guess.
          'accept-encoding': 'identity',
        },
        ...(body === undefined ? {} : { body: body as BodyInit }),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      received = await readAtMost(response, question.most ?? MAX_ANSWER);
    } catch {
      condition.note('silent', null);
      throw refusal('silent', AWAY_S);
    }
    const trouble = troubleOf(question, response.status, response.headers);
    condition.note(trouble, response.status);
    if (trouble === null) {
      if (received === null) {
        if (question.most === undefined) condition.note('foreign', response.status);
        throw new TooLarge();
      }
      return { status: response.status, headers: response.headers, body: received };
    }
    const seconds = retrySeconds(response.headers.get('retry-after'), Date.now());
    if (trouble === 'limited') condition.rest(seconds * 1000);
    throw refusal(trouble, seconds);
  };

  return {
    ask: async (question) => {
      if (question.inBackground) {
        await letOthersPass();
        return exchange(question);
      }
      awaited += 1;
      try {
        return await exchange(question);
      } finally {
        awaited -= 1;
      }
    },
    distrust: (status) => {
      condition.note('foreign', status);
      return refusal('foreign', AWAY_S);
    },
  };
}

const AWAY_S = 30;

/** As a client of ours may read it. */
const REASONS: Readonly<Record<Trouble, string>> = {
  silent: 'the external LRS does not answer at the moment',
  failing: 'the external LRS cannot answer at the moment',
  key: 'the external LRS does not know the credentials of this server',
  limited: 'the external LRS takes no more requests at the moment (429)',
  foreign: 'what answers in the place of the external LRS is none',
};

/**
 * Links to the next page are followed on the endpoint we know: an LRS behind TLS or another name gives
 * the origin, sometimes the base path, it knows itself by, and nothing else is told our credentials.
 */
export function addressOf(path: string, endpoint: string): URL {
  const base = new URL(endpoint);
  const named = new URL(path, base);
  const { pathname, search } = named;
  const tail = pathname.lastIndexOf('/statements');
  const isBelow = pathname.startsWith(base.pathname) || tail < 0;
  return new URL((isBelow ? pathname : base.pathname + pathname.slice(tail + 1)) + search, base);
}

/** Null: there is more of it, and that is left unread. */
async function readAtMost(response: Response, most: number): Promise<Uint8Array | null> {
  if (!response.body) return new Uint8Array();
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.length;
    if (size > most) {
      await reader.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(value);
  }
}
