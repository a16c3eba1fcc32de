/**
 * Small numbers as printable signs, for strings inside JSON: no quote, no backslash, nothing that JSON
 * escapes. Brotli then spends few bits on the frequent small ones.
 */

/** Ends a number: 0–59. */
const LAST = '#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`';
/** Comes before: how many sixties, in bijective base 30, most significant first. */
const MORE = 'abcdefghijklmnopqrstuvwxyz{|}~';

const VALUES: ReadonlyMap<string, number> = new Map([
  ...[...LAST].map((sign, value) => [sign, value] as const),
  ...[...MORE].map((sign, value) => [sign, value] as const),
]);

/** A whole number ≥ 0 in one or more signs. */
export function sign(value: number): string {
  const last = LAST[value % LAST.length] ?? '';
  let rest = Math.floor(value / LAST.length);
  let signs = '';
  while (rest > 0) {
    rest -= 1;
    signs = (MORE[rest % MORE.length] ?? '') + signs;
    rest = Math.floor(rest / MORE.length);
  }
  return signs + last;
}

/** The number of such signs. @throws RangeError on any other sign. */
export function unsign(signs: string): number {
  let high = 0;
  for (const each of signs.slice(0, -1)) high = high * MORE.length + valueOf(each) + 1;
  return high * LAST.length + valueOf(signs.slice(-1));
}

function valueOf(one: string): number {
  const value = VALUES.get(one);
  if (value === undefined) throw new RangeError(`"${one}" is not a sign of a number.`);
  return value;
}

const STEPS = 5;

/** A length in words, within 7 %, in one sign. */
export function lengthSign(words: number): string {
  return LAST[Math.min(Math.round(Math.log2(words + 1) * STEPS), LAST.length - 1)] ?? '';
}

export function lengthOf(signs: string): number {
  return 2 ** ((VALUES.get(signs) ?? 0) / STEPS) - 1;
}
