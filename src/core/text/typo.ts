/** One typo in a word. */

const FORGIVABLE_LENGTH = 5;

/**
 * Whether `typed` is `answer` but for one letter added, left out, replaced, or two neighbours swapped
 * (Damerau–Levenshtein ≤ 1), in a word of `answer` of 5 letters or more. Digits, spaces and signs are
 * never forgiven. Compares as given: fold both first.
 */
export function withinOneTypo(typed: string, answer: string): boolean {
  if (typed === answer) return true;
  const shorter = Math.min(typed.length, answer.length);
  let start = 0;
  while (start < shorter && typed[start] === answer[start]) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    typed[typed.length - 1 - end] === answer[answer.length - 1 - end]
  ) {
    end += 1;
  }
  const instead = typed.slice(start, typed.length - end);
  const missing = answer.slice(start, answer.length - end);
  const swapped = instead.length === 2 && instead === [...missing].reverse().join('');
  if (!swapped && (instead.length > 1 || missing.length > 1)) return false;
  if (!/^\p{L}+$/u.test(instead + missing)) return false;
  const before = /(?:^|\P{L})(\p{L}*)$/u.exec(answer.slice(0, start))?.[1] ?? '';
  const after = /^\p{L}*/u.exec(answer.slice(start))?.[0] ?? '';
  return before.length + after.length >= FORGIVABLE_LENGTH;
}
