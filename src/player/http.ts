/** One request, with a time limit, and what its answer means to a queue. */
import type { Reply } from './deliver.ts';

const TIMEOUT_MS = 30_000;
/** Answers that mean "later", not "no". */
const LATER = new Set([401, 408, 425, 429]);

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** @throws TypeError or DOMException when no answer came: the request may have arrived all the same. */
export async function call(
  url: string,
  init: RequestInit,
  // eslint-disable-next-line no-restricted-globals -- the default of a parameter: tests give theirs
  send: typeof fetch = fetch,
): Promise<Answer> {
  const answer = await send(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** Whether asking again later may help. */
export function isLater(status: number): boolean {
  return LATER.has(status) || status >= 500;
}

export function replyOf({ status, headers, text }: Answer): Reply {
  if (status >= 200 && status < 300) return { kind: 'stored' };
  return isLater(status)
    ? { kind: 'wait', seconds: retryAfter(headers), status }
    : { kind: 'refused', status, reason: text.slice(0, 500) };
}

/** Seconds; HTTP dates are read too (RFC 9110, 10.2.3). */
// eslint-disable-next-line no-restricted-properties -- likewise
export function retryAfter(headers: Headers, now = Date.now()): number | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  const seconds = value.trim() === '' ? NaN : Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / 1000);
}

/** Of a text as it is sent. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
