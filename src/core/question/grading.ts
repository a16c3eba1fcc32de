/** What every kind's grading ends with. */
import type { Rich } from '../text/rich.ts';
import type { Grade, PartState, Question } from './types.ts';

/** Points and scaled scores keep four decimals, as cmi5 does for a mastery score (13.1.4). */
export function round4(value: number): number {
  return Math.round((value + Number.EPSILON) * 1e4) / 1e4;
}

export function incomplete(message: string): Grade {
  return { status: 'incomplete', message };
}

/** What is said of a part: its state where it has one, and why. */
export type Told = readonly [part: string, state: PartState | null, why: Rich];

/** @param fraction of the question's points that is earned, 0 to 1 */
export function graded(question: Question, fraction: number, told: readonly Told[]): Grade {
  return {
    status: 'graded',
    points: round4(question.points * fraction),
    success: fraction === 1,
    parts: Object.fromEntries(told.flatMap(([part, state]) => (state ? [[part, state]] : []))),
    reasons: Object.fromEntries(told.flatMap(([part, , why]) => (why[0] ? [[part, why]] : []))),
  };
}

export const shareRight = (told: readonly Told[]): number =>
  told.filter(([, state]) => state === 'right').length / told.length;

/** What is missing in it; in a try handed in (`final`), no points. */
export function unanswered(question: Question, final: boolean, message: string): Grade {
  return final ? graded(question, 0, []) : incomplete(message);
}

/** All or nothing: the one part that was chosen or typed is right, or wrong. */
export function judged(question: Question, part: string, right: boolean, reason: Rich): Grade {
  return graded(question, right ? 1 : 0, [[part, right ? 'right' : 'wrong', reason]]);
}

/** The object as a record, when it is a plain JSON object whose every value is a string. */
export function stringRecord(value: unknown): Readonly<Record<string, string>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries: [string, unknown][] = Object.entries(value);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    ? Object.fromEntries(entries)
    : null;
}
