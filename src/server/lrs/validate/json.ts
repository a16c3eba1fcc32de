/** From bytes that may hold anything to JSON that can be kept: valid UTF-8, finite, not too deep. */
import { BadRequest } from '../http/refusal.ts';

/** Far above any statement; below what would exhaust a stack when written again. */
const MAX_DEPTH = 100;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** @throws BadRequest */
export function decodeText(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new BadRequest('the body is not valid UTF-8');
  }
}

/** @throws BadRequest */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadRequest('the body is not valid JSON');
  }
  keepable(value, 0);
  return value;
}

/** 1e999 parses to Infinity, which JSON cannot write again. */
function keepable(value: unknown, depth: number): void {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new BadRequest('a number is too large');
  if (typeof value !== 'object' || value === null) return;
  if (depth === MAX_DEPTH) throw new BadRequest(`more than ${MAX_DEPTH} levels of nesting`);
  for (const item of Object.values(value)) keepable(item, depth + 1);
}
