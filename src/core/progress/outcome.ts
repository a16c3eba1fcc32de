/** What a lesson’s question was answered: whether it is to this wording, and which attempt comes next. */
import { entry } from '../text/entry.ts';
import type { Progress } from './progress.ts';

/** An answer as it is of this question: to another wording, of the same id, it is none. */
export interface Worded {
  readonly id: string;
  readonly hash: string;
}

/** @param outcome an LMS may have kept the beginning of its hash alone, or none */
export const isTo = ({ hash }: Worded, outcome: { readonly hash: string }): boolean =>
  hash.startsWith(outcome.hash);

/** The attempt number the next answer to a lesson's question bears: 1 for the first. */
export function nextAttempt(progress: Progress, lesson: string, question: string): number {
  const questions = entry(progress.lessons, lesson)?.questions ?? {};
  return (entry(questions, question)?.last.attempt ?? 0) + 1;
}
