/** The part of a file that is asked for (RFC 9110, 14): what a video needs to be begun in its middle. */

/** First and last octet. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * @param size of the whole, octets; @param etag of the whole, strong
 * @returns null: the whole, for what asks for no part, for several, or for a part of another version;
 *   "none": there is no such part (416)
 */
export function partOf(headers: Headers, size: number, etag: string): Part | 'none' | null {
  const [, first = '', last = ''] =
    /^bytes\s*=\s*(\d*)\s*-\s*(\d*)$/i.exec(headers.get('range')?.trim() ?? '') ?? [];
  if (first === '' && last === '') return null;
  // Compared strongly (13.1.5): a date names no version, since none is told here.
  const condition = headers.get('if-range');
  if (condition !== null && condition.trim() !== etag) return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'none' : { start: size - length, end: size - 1 };
  }
  const [start, end] = [Number(first), last === '' ? Infinity : Number(last)];
  if (end < start) return null;
  return start >= size ? 'none' : { start, end: Math.min(end, size - 1) };
}
