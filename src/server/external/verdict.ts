/** What stands between an answer and being the LRS's own word (pure). */
import { VERSION_HEADER } from '../lrs/version.ts';

/** What an answer is judged by, of what was asked. */
export interface ExternalRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** "statements", or an address the LRS gave itself ("more"). */
  readonly path: string;
  readonly params?: URLSearchParams;
}

/**
 * silent: no answer. failing: its own trouble. key: it does not know our credentials. limited: too many
 * requests. foreign: something that is no LRS answers (a page, a redirection, an address that is no more).
 */
export type Trouble = 'silent' | 'failing' | 'key' | 'limited' | 'foreign';

/** What a client sent wrongly; whatever stands before an LRS may say so too (a body too large). */
const REFUSALS = [400, 409, 412, 413, 415, 422];
const BUSY = [408, 425];

/** Null: the LRS speaks, for or against what was asked. */
export function troubleOf(
  asked: ExternalRequest,
  status: number,
  headers: Headers,
): Trouble | null {
  if (status >= 500 || BUSY.includes(status)) return 'failing';
  if (status === 401 || status === 403) return 'key';
  if (status === 429) return 'limited';
  if (REFUSALS.includes(status) || status === 304) return null;
  if (status === 404) return mayBeMissing(asked) && !isPage(headers) ? null : 'foreign';
  if (status >= 300) return 'foreign';
  return isPage(headers) ? 'foreign' : null;
}

/** A document or one statement may not exist; "statements" always does. */
function mayBeMissing({ method, path, params }: ExternalRequest): boolean {
  if (path !== 'statements') return method === 'GET' || method === 'DELETE';
  return params?.has('statementId') === true || params?.has('voidedStatementId') === true;
}

/** Communication 3.3: an LRS names its version in every answer; a gateway's page does not. */
function isPage(headers: Headers): boolean {
  const type = headers.get('content-type');
  return !headers.has(VERSION_HEADER) && type !== null && /^text\//i.test(type);
}

const MIN_S = 1;
const MAX_S = 300;
const DEFAULT_S = 30;

/** Seconds of a Retry-After, which may be a date (RFC 9110, 10.2.3); never more than five minutes. */
export function retrySeconds(value: string | null, now: number): number {
  const text = value?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return Number.isNaN(seconds) ? DEFAULT_S : Math.min(MAX_S, Math.max(MIN_S, Math.ceil(seconds)));
}
