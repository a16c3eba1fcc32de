import { judged, unanswered } from '../grading.ts';
import type { KindRules, NumberQuestion } from '../types.ts';
import { isUnit } from './units.ts';

/** A number to type, within a tolerance: all or nothing. */
export const number: KindRules<'number'> = {
  grade(question, response, final = false) {
    const reading = read(question, response);
    if (typeof reading === 'string') return unanswered(question, final, reading);
    const right = near(reading.value, question.answer, question.tolerance);
    const expected = question.expected
      .filter(({ answer }) => near(reading.value, answer, question.tolerance))
      .sort((a, b) => Math.abs(a.answer - reading.value) - Math.abs(b.answer - reading.value))[0];
    return judged(question, '*', right, right ? [] : (expected?.feedback ?? []));
  },

  keep: () => '',

  solution: (question) => String(question.answer).replace('.', ','),

  parse: (_question, value) => (typeof value === 'string' ? value : null),
};

/** Digits by threes or not, a comma or a point, then whatever follows. */
const NUMBER = /^([+\-−–]?)\s*(\d{1,3}(?:\s\d{3})+|\d*)(?:[.,](\d+))?\s*(.*)$/su;

/** The number typed, or the French sentence that says how to type one. */
export function read(
  question: Pick<NumberQuestion, 'answer' | 'tolerance' | 'unit' | 'spellings'>,
  response: string,
): { readonly value: number } | string {
  const example = near(25.7, question.answer, question.tolerance) ? '12,5' : '25,7';
  const askNumber = `Écrivez un nombre, par exemple ${example}.`;
  const [, sign = '', whole = '', decimals = '', rest = ''] = NUMBER.exec(response.trim()) ?? [];
  if (whole === '' && decimals === '') return askNumber;
  const digits = `${whole.replace(/\s/g, '') || '0'}.${decimals || '0'}`;
  const value = Number(digits) * (/[-−–]/.test(sign) ? -1 : 1);
  if (!Number.isFinite(value)) return askNumber;
  const unit = question.unit;
  if (rest === '' || (unit !== null && isUnit(rest, unit, question.spellings ?? {})))
    return clear(response) ?? { value };
  // "25 7", "1.234,5", "3/4", "25,": more than one number, or not quite one.
  return unit === null || /^([\d.,]|\/\s*\d)/.test(rest)
    ? askNumber
    : `Donnez la réponse en ${unit}, par exemple ${example}.`;
}

/** "1.200" is a thousand to one reader and one to another: the sentence that asks, else null. */
function clear(response: string): string | null {
  const [, whole = '', decimals = ''] =
    /^[+\-−–]?\s*([1-9]\d{0,2})\.(\d{3})(?!\d)/.exec(response.trim()) ?? [];
  return whole === ''
    ? null
    : `Ce point peut se lire de deux façons : écrivez ${whole}${decimals} sans point, ou ${whole},${decimals} avec une virgule.`;
}

/**
 * Whether they differ by no more than the tolerance, bounds included. Decimal fractions carry an error
 * of half a unit in the last binary place: 25.8 − 25.7 must count as 0.1.
 */
export function near(given: number, answer: number, tolerance: number): boolean {
  const slack = 4 * Number.EPSILON * Math.max(Math.abs(given), Math.abs(answer), tolerance);
  return Math.abs(given - answer) <= tolerance + slack;
}
