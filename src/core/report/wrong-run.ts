/** Somebody who answers the same question wrongly again and again (pure). */

/** As much of an answer as is read here. */
export interface AnswerSeen {
  readonly question: string;
  readonly attempt: number;
  readonly success: boolean;
  /** ISO 8601 UTC. */
  readonly time: string;
}

/** The answers that were given last: all to one question, all wrong. */
export interface WrongRun {
  readonly question: string;
  readonly count: number;
  /** Of the last of them. */
  readonly at: string;
}

/** [Conv] From that many on, a hint no longer helps and a trainer may. */
export const WRONG_RUN = 4;

/** @param answers of one sitting, in any order; null for a run that is shorter than `WRONG_RUN` */
export function wrongRun(answers: readonly AnswerSeen[]): WrongRun | null {
  const latestFirst = [...answers].sort(
    (a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0) || b.attempt - a.attempt,
  );
  const [last] = latestFirst;
  if (!last) return null;
  const end = latestFirst.findIndex(
    ({ question, success }) => success || question !== last.question,
  );
  const count = end < 0 ? latestFirst.length : end;
  return count < WRONG_RUN ? null : { question: last.question, count, at: last.time };
}
