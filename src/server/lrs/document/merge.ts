/** POST of a document (Communication 2.2): JSON objects merge at their first level, nothing else does. */
import { BadRequest } from '../refusal.ts';
import { isObject, type Json } from '../validate/check.ts';
import { MAX_MERGED } from '../limits.ts';
import { parseJson } from '../validate/json.ts';
import type { Document } from './documents.ts';

type Content = Pick<Document, 'contentType' | 'content'>;

export function isJson(contentType: string): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType);
}

/** @throws BadRequest when the two cannot be merged, Refusal 413 when they are too large for it. */
export function mergeInto(current: Document | null, sent: Content): Content {
  // What is sent as JSON must be a JSON object, even when there is nothing to merge it with.
  const added = isJson(sent.contentType) ? jsonObject(sent.content, 'the document sent') : null;
  if (current === null) return sent;
  if (added === null || !isJson(current.contentType))
    throw new BadRequest('only two application/json documents can be merged; use PUT to replace');
  const merged = { ...jsonObject(current.content, 'the stored document'), ...added };
  return {
    contentType: current.contentType,
    content: new TextEncoder().encode(JSON.stringify(merged)),
  };
}

function jsonObject(content: Uint8Array, what: string): Json {
  const value = parseJson(content, MAX_MERGED);
  if (!isObject(value)) throw new BadRequest(`${what} is not a JSON object`);
  return value;
}
