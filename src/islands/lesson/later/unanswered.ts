/** Where a lesson is taken up again. */
import type { Worded } from '../../../core/progress/outcome.ts';
import type { Progress } from '../../../core/progress/progress.ts';
import { asWorded } from '../../../core/progress/standing.ts';

/** Null: each question has an answer to its present wording. */
export function firstUnanswered(
  progress: Progress,
  lesson: string,
  questions: readonly Worded[],
): string | null {
  const answered = asWorded(progress, lesson, questions).lessons[lesson]?.questions ?? {};
  return questions.find(({ id }) => !Object.hasOwn(answered, id))?.id ?? null;
}
