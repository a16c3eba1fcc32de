/** Where a learner stands in a lesson: what pages show and the player decides by. */
import { entry, has } from '../text/entry.ts';
import { isTo, type Worded } from './outcome.ts';
import type { Progress } from './progress.ts';

/** What a lesson is made of, as far as completing it goes. */
export interface LessonOutline {
  readonly id: string;
  /** Section ids. */
  readonly sections: readonly string[];
  /** Ids of the questions needed for completion. */
  readonly required: readonly string[];
}

export interface LessonState {
  readonly state: 'new' | 'started' | 'completed';
  /** Required questions answered, right or wrong. */
  readonly answered: number;
  readonly required: number;
  readonly missingSections: readonly string[];
  readonly missingQuestions: readonly string[];
}

/**
 * A lesson once completed stays completed when its author adds to it; `missing…` then tells
 * what is new. A lesson with nothing missing is completed, whether or not that was recorded.
 */
export function lessonState(progress: Progress, outline: LessonOutline): LessonState {
  const lesson = entry(progress.lessons, outline.id);
  const missingSections = outline.sections.filter((id) => !has(lesson?.sections, id));
  const missingQuestions = outline.required.filter((id) => !has(lesson?.questions, id));
  const required = outline.required.length;
  const completed =
    lesson !== null &&
    (lesson.completed !== null || missingSections.length + missingQuestions.length === 0);
  return {
    state: completed ? 'completed' : lesson === null ? 'new' : 'started',
    answered: required - missingQuestions.length,
    required,
    missingSections,
    missingQuestions,
  };
}

/** What is known of a lesson, without the last answers to questions that were changed since. */
export function asWorded(
  progress: Progress,
  lesson: string,
  questions: readonly Worded[],
): Progress {
  const known = entry(progress.lessons, lesson);
  if (known === null) return progress;
  const changed = questions.filter((one) => {
    const answered = entry(known.questions, one.id);
    return answered !== null && !isTo(one, answered.last);
  });
  if (changed.length === 0) return progress;
  const kept = Object.entries(known.questions).filter(
    ([id]) => !changed.some((one) => one.id === id),
  );
  return {
    ...progress,
    lessons: { ...progress.lessons, [lesson]: { ...known, questions: Object.fromEntries(kept) } },
  };
}
