/** A call of a learner's page to our own server, and what its answer proves. */
import type { Problem } from '../../core/api/problem.ts';
import { call, readJson } from '../../player/http.ts';

export type Asked = (
  | { readonly kind: 'value'; readonly json: unknown; readonly etag: string | null }
  /** 304 */
  | { readonly kind: 'same' }
  /** `message`: the server's own sentence. */
  | { readonly kind: 'refused'; readonly message: string }
  /** 401: this server knows no such learner any more. */
  | { readonly kind: 'closed' }
  /** No answer, or not our server's. */
  | { readonly kind: 'lost' }
) & {
  /** The server's time, ms; null: it did not say. */
  readonly at: number | null;
};

/** Answers that mean "later", not "no": RFC 9110, 15.5.9; RFC 6585, 4. */
const LATER = [408, 429];

export async function ask(address: string, init: RequestInit, send: typeof fetch): Promise<Asked> {
  const answer = await call(address, { cache: 'no-store', ...init }, send).catch(() => null);
  if (!answer || answer.status >= 500 || LATER.includes(answer.status))
    return { kind: 'lost', at: null };
  const date = Date.parse(answer.headers.get('date') ?? '');
  const at = Number.isNaN(date) ? null : date;
  if (answer.status === 304) return { kind: 'same', at };
  if (answer.status === 401) return { kind: 'closed', at };
  const json = readJson(answer.text);
  if (answer.status < 300) return { kind: 'value', json, etag: answer.headers.get('etag'), at };
  const { message } = (json ?? {}) as Partial<Problem>;
  // Whoever stands before our server refuses in other words.
  return message === undefined ? { kind: 'lost', at } : { kind: 'refused', message, at };
}

/** What is at an address of our own server; undefined: it could not be had, or nobody is known here. */
export async function valueAt(address: string, send: typeof fetch): Promise<unknown> {
  const asked = await ask(address, knowing(null), send);
  return asked.kind === 'value' ? asked.json : undefined;
}

/** Headers of a question whose answer may be known already. */
export const knowing = (etag: string | null): RequestInit => ({
  headers: { accept: 'application/json', ...(etag === null ? {} : { 'if-none-match': etag }) },
});

export const posting = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: JSON.stringify(body),
});
