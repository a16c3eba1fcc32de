/** If-Match and If-None-Match (Communication 3.1; RFC 9110, 13.1). */
import { Refusal } from '../refusal.ts';
import type { Document } from './documents.ts';

interface Preconditions {
  readonly ifMatch: string | null;
  readonly ifNoneMatch: string | null;
}

export function preconditionsOf(headers: Headers): Preconditions {
  return { ifMatch: headers.get('if-match'), ifNoneMatch: headers.get('if-none-match') };
}

/** @throws Refusal 412 */
export function checkPreconditions(
  { ifMatch, ifNoneMatch }: Preconditions,
  current: Document | null,
): void {
  if (ifMatch !== null && !lists(ifMatch, current))
    throw new Refusal(412, 'the document is not the one of If-Match');
  if (ifNoneMatch !== null && lists(ifNoneMatch, current))
    throw new Refusal(412, 'the document exists (If-None-Match)');
}

function lists(header: string, current: Document | null): boolean {
  if (current === null) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === `"${current.etag}"`);
}
