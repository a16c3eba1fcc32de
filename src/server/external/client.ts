/** The external LRS over HTTP, with this server's own credentials: no browser ever sees them. */
import type { ExternalLrs } from '../config.ts';
import type { Log } from '../log.ts';
import { Refusal } from '../lrs/http/refusal.ts';
import { VERSION_HEADER, type XapiVersion } from '../lrs/http/version.ts';

export interface Question {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** "statements", or an address the LRS gave itself ("more"). */
  readonly path: string;
  readonly params?: URLSearchParams;
  readonly version?: XapiVersion;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export interface Client {
  /** @returns 2xx and what is wrong with the question. @throws Refusal 503 when it is away */
  readonly ask: (question: Question) => Promise<Answer>;
  /** As of the last question. */
  readonly isThere: () => boolean;
}

const PATIENCE_MS = 10_000;
const RETRY_S = '30';

/** Its trouble, or our credentials: either way nobody's answer is wrong, and it can be sent again. */
const isAway = (status: number): boolean => status >= 500 || [401, 403, 408, 429].includes(status);

export function openClient(
  { endpoint, key, secret }: ExternalLrs,
  send: typeof fetch,
  log: Log,
): Client {
  const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
  let there = true;
  const note = (now: boolean, status: number | null): void => {
    if (now !== there) log(now ? 'info' : 'error', now ? 'lrs-back' : 'lrs-away', { status });
    there = now;
  };
  const away = (retryAfter: string | null): Refusal =>
    new Refusal(503, 'the external LRS does not answer at the moment', {
      'retry-after': retryAfter ?? RETRY_S,
    });

  return {
    isThere: () => there,
    ask: async ({ method, path, params, version = '1.0.3', headers, body }) => {
      const url = new URL(path, endpoint);
      // A "more" that leads elsewhere would carry our credentials there.
      if (url.origin !== new URL(endpoint).origin) throw new Refusal(502, 'a link leads elsewhere');
      for (const [name, value] of params ?? []) url.searchParams.append(name, value);
      let response: Response;
      let received: ArrayBuffer;
      try {
        response = await send(url, {
          method,
          headers: { ...headers, authorization, [VERSION_HEADER]: version },
          ...(body === undefined ? {} : { body: body as BodyInit }),
          redirect: 'error',
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        received = await response.arrayBuffer();
      } catch {
        note(false, null);
        throw away(null);
      }
      note(!isAway(response.status), response.status);
      if (isAway(response.status)) throw away(response.headers.get('retry-after'));
      return {
        status: response.status,
        headers: response.headers,
        body: new Uint8Array(received),
      };
    },
  };
}
