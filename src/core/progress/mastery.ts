/**
 * What a lesson's answers say of its questions and of its objectives. Only the best answer counts, as for
 * an LMS (`core/scorm/standing.ts`): what was once right stays right, and an error taken again is made good.
 */
import { entry } from '../text/entry.ts';
import type { Worded } from './outcome.ts';
import type { Progress } from './progress.ts';
import { asWorded } from './standing.ts';

export interface Asked extends Worded {
  readonly required: boolean;
  /** Of the lesson's objectives, the one it is about. */
  readonly objective: string | null;
}

/** todo: no answer to its present wording. first: right at once. later: right after an error. */
export type Mark = 'todo' | 'first' | 'later' | 'wrong';

/** A question with its mark; in the order given. */
export interface MarkedQuestion extends Asked {
  readonly mark: Mark;
}

export interface ObjectiveStanding {
  readonly id: string;
  /** acquired: each question about it is right. review: one is wrong. todo: one waits for an answer. */
  readonly state: 'acquired' | 'review' | 'todo';
  readonly asked: number;
  readonly right: number;
  /** Of those that are right, those that were wrong before. */
  readonly later: number;
}

export function markQuestions(
  progress: Progress,
  lesson: string,
  questions: readonly Asked[],
): readonly MarkedQuestion[] {
  const answered = entry(asWorded(progress, lesson, questions).lessons, lesson)?.questions ?? {};
  return questions.map((question) => {
    const best = entry(answered, question.id)?.best;
    const mark = !best ? 'todo' : !best.success ? 'wrong' : best.attempt > 1 ? 'later' : 'first';
    return { ...question, mark };
  });
}

/** In the order given, without those that no question is about: nothing can be said of them. */
export function objectiveStandings(
  objectives: readonly string[],
  questions: readonly MarkedQuestion[],
): readonly ObjectiveStanding[] {
  return objectives.flatMap((id) => {
    // One that may be skipped counts once it was answered.
    const about = questions.filter(
      ({ objective, required, mark }) => objective === id && (required || mark !== 'todo'),
    );
    if (about.length === 0) return [];
    const count = (...marks: readonly Mark[]): number =>
      about.filter(({ mark }) => marks.includes(mark)).length;
    const state = count('wrong') > 0 ? 'review' : count('todo') > 0 ? 'todo' : 'acquired';
    return [
      { id, state, asked: about.length, right: count('first', 'later'), later: count('later') },
    ];
  });
}
