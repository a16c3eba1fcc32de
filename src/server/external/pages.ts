/** Statements of the external LRS, page after page. */
import { Refusal } from '../lrs/refusal.ts';
import type { Statement } from '../lrs/statement/types.ts';
import { addressOf, TooLarge, type Answer, type Client } from './client.ts';
import { jsonOf } from './post.ts';

export interface Page {
  readonly statements: readonly Statement[];
  /** "" on the last one. */
  readonly more: string;
}

interface Walk {
  readonly client: Client;
  readonly endpoint: string;
  readonly params: URLSearchParams;
  /** Nobody waits for it: learners' requests first. */
  readonly inBackground?: boolean;
  /** Before each page but the first. */
  readonly pause?: () => Promise<void>;
}

/** What a page may weigh, and how many statements it is asked to hold until one alone may weigh more. */
const PAGE_BYTES = 8 * 1024 * 1024;
const ONE_BYTES = 32 * 1024 * 1024;
/** Pages that bring nothing new in a row: an LRS that leads in circles is followed no further. */
const MOST_IDLE = 20;

/**
 * @returns 200 once all are read, or the status that ended it
 * @throws Refusal 503 while it is away, leads in circles or answers what no LRS does
 */
export async function eachPage(
  walk: Walk,
  take: (statements: readonly Statement[], answer: Answer) => void,
): Promise<number> {
  const { client, endpoint, pause } = walk;
  const followed = new Set<string>();
  const seen = new Set<string>();
  let idle = 0;
  for (let more = ''; ;) {
    const answer = await askPage(walk, more);
    if (answer.status !== 200) return answer.status;
    const page = pageOf(client, answer);
    const before = seen.size;
    for (const { id } of page.statements) if (id !== undefined) remember(seen, id);
    idle = seen.size > before ? 0 : idle + 1;
    take(page.statements, answer);
    if (page.more === '') return 200;
    more = addressOf(page.more, endpoint).href;
    if (followed.has(more) || idle > MOST_IDLE)
      throw new Refusal(503, 'the external LRS leads in circles', { 'retry-after': '60' });
    remember(followed, more);
    await pause?.();
  }
}

/** Enough to notice a circle; a history of years is not kept in memory for it. */
const MEMORY = 10_000;

function remember(all: Set<string>, one: string): void {
  if (all.has(one)) return;
  all.add(one);
  const [oldest] = all.size > MEMORY ? all : [];
  if (oldest !== undefined) all.delete(oldest);
}

/** @throws Refusal when it is no page of statements */
export function pageOf(client: { distrust: (status: number) => Refusal }, answer: Answer): Page {
  const value = jsonOf(answer.body) as Partial<Page> | null | undefined;
  if (!Array.isArray(value?.statements)) throw client.distrust(answer.status);
  return {
    statements: (value.statements as readonly unknown[]).filter(isStatement),
    more: typeof value.more === 'string' ? value.more : '',
  };
}

/** As far as anything here reads it before it is looked at more closely. */
function isStatement(value: unknown): value is Statement {
  const { id, actor, verb, object } = (value ?? {}) as Partial<Record<keyof Statement, unknown>>;
  return (
    [actor, object].every((one) => typeof one === 'object' && one !== null) &&
    typeof (verb as { readonly id?: unknown } | null | undefined)?.id === 'string' &&
    (id === undefined || typeof id === 'string')
  );
}

/** Asked again for half as many where they weigh too much, down to one. */
async function askPage(walk: Walk, more: string): Promise<Answer> {
  const { client, params, inBackground = false } = walk;
  const question = { method: 'GET', inBackground, most: PAGE_BYTES } as const;
  if (more !== '') return client.ask({ ...question, path: more });
  const fewer = new URLSearchParams(params);
  for (let limit = Number(params.get('limit') ?? 0); ;) {
    const most = limit === 1 ? ONE_BYTES : PAGE_BYTES;
    try {
      return await client.ask({ ...question, most, path: 'statements', params: fewer });
    } catch (error) {
      if (!(error instanceof TooLarge) || limit <= 1) throw error;
      limit = Math.floor(limit / 2);
      fewer.set('limit', String(limit));
    }
  }
}
