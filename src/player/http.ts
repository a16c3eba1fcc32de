/** One request, with a time limit, and what its answer proves to a queue. */
import type { Statement } from '../core/xapi/statement.ts';

const TIMEOUT_MS = 30_000;
/** Answers that mean "later", not "no". */
const LATER = new Set([401, 408, 425, 429]);
/** Said of an address, or by whoever stands before it (an ingress, a proxy, a filter): nothing of what was sent. */
const AWAY = new Set([404, 405, 407, 410, 421, 451]);

/** What an attempt to send came to. */
export type Reply =
  | { readonly kind: 'stored' }
  | Wait
  /** Something in there is refused for good: 400, 403, 409, 413. `reason` as the LRS put it. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string };

/** Come back later: 401, 408, 429, 5xx; no network: status null. `seconds` from Retry-After. */
export interface Wait {
  readonly kind: 'wait';
  readonly seconds: number | null;
  readonly status: number | null;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** It came from another address than the one asked: a sign-in page, a portal. */
  readonly redirected: boolean;
}

/** @throws TypeError or DOMException when no answer came: the request may have arrived all the same. */
export async function call(
  url: string,
  init: RequestInit,
  // eslint-disable-next-line no-restricted-globals -- the default of a parameter: tests give theirs
  send: typeof fetch = fetch,
): Promise<Answer> {
  const answer = await send(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const { status, headers, redirected } = answer;
  return { status, headers, redirected, text: await answer.text() };
}

/** Whether asking again later may help: it is busy, or whoever answered is not who was asked. */
export function isLater({ status, redirected }: Answer): boolean {
  // What succeeds is never asked about, unless nobody could read it.
  return redirected || status < 400 || status >= 500 || LATER.has(status);
}

/** Whether it is said of the address: what is asked for may be there once a server has come back. */
export const isAway = ({ status }: Answer): boolean => AWAY.has(status);

/** A page for people, which no LRS answers with. */
export const isPage = (text: string): boolean => /^\s*</.test(text);

/**
 * What the answer to a POST of these statements proves. They are stored when their ids come back
 * (xAPI 1.0.3, Communication 2.1.2); whatever else says "fine" (a portal's page, an empty list, half a
 * body) says it for somebody else: they wait.
 */
export function replyOf(answer: Answer, statements: readonly Pick<Statement, 'id'>[]): Reply {
  const { status, headers, text } = answer;
  if (status >= 200 && status < 300 && isListOf(statements, text)) return { kind: 'stored' };
  return isLater(answer) || isAway(answer)
    ? { kind: 'wait', seconds: retryAfter(headers), status }
    : { kind: 'refused', status, reason: text.slice(0, 500) };
}

/** Their ids, all of them and no others. */
function isListOf(statements: readonly Pick<Statement, 'id'>[], text: string): boolean {
  const ids = readJson(text);
  return (
    Array.isArray(ids) &&
    ids.length === statements.length &&
    statements.every(({ id }) =>
      ids.some((one) => typeof one === 'string' && one.toLowerCase() === id.toLowerCase()),
    )
  );
}

/** Undefined for what is no JSON: a proxy's page, half a body, an empty answer. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The fields of a JSON object; null for anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

/** Seconds; HTTP dates are read too (RFC 9110, 10.2.3). */
export function retryAfter(headers: Headers): number | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  const seconds = value.trim() === '' ? NaN : Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  // By the clock that wrote it, where it tells the time: a learner's may be hours off.
  // eslint-disable-next-line no-restricted-properties -- likewise
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / 1000);
}

/** Of a text as it is sent. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
