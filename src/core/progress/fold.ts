/**
 * Progress as a fold of events and a join of progresses.
 *
 * `apply` joins what one event alone amounts to, so every law of the join is a law of the fold: the
 * order of events, their repetition and the path they took make no difference. Two outcomes with the
 * same id are the same outcome (ids are UUIDs given to events).
 */
import { joinRecords, recordAfter, recordKey } from '../assessment/record.ts';
import type { Event, LessonProgress, Outcome, Progress, QuestionProgress } from './progress.ts';

export const emptyProgress: Progress = { version: 1, epoch: 0, lessons: {}, evaluations: {} };

/** Progress with one more event; events of an epoch already erased change nothing. */
export function apply(progress: Progress, event: Event): Progress {
  return merge(progress, alone(event));
}

/** What both know. The younger epoch wins outright: what came before an erasure stays erased. */
export function merge(a: Progress, b: Progress): Progress {
  if (a.epoch !== b.epoch) return a.epoch > b.epoch ? a : b;
  return {
    version: 1,
    epoch: a.epoch,
    lessons: join(a.lessons, b.lessons, mergeLesson),
    evaluations: join(a.evaluations, b.evaluations, joinRecords),
  };
}

function alone(event: Event): Progress {
  const erased = { ...emptyProgress, epoch: event.epoch };
  if ('lesson' in event) return { ...erased, lessons: { [event.lesson]: lessonAfter(event) } };
  if ('evaluation' in event) {
    const key = recordKey(event.evaluation, event.registration ?? null);
    return { ...erased, evaluations: { [key]: recordAfter(event) } };
  }
  return erased;
}

type LessonEvent = Extract<Event, { lesson: string }>;

function lessonAfter(event: LessonEvent): LessonProgress {
  const { time } = event;
  const lesson: LessonProgress = {
    sections: {},
    questions: {},
    revealed: {},
    completed: null,
    touched: time,
  };
  switch (event.type) {
    case 'visited':
      return { ...lesson, sections: { [event.section]: time } };
    case 'revealed':
      return { ...lesson, revealed: { [event.question]: time } };
    case 'completed':
      return { ...lesson, completed: time };
    case 'answered': {
      const { id, attempt, response, points, max, success, hash } = event;
      const outcome: Outcome = { id, attempt, response, points, max, success, time, hash };
      return {
        ...lesson,
        questions: { [event.question]: { first: outcome, best: outcome, last: outcome } },
      };
    }
  }
}

function mergeLesson(a: LessonProgress, b: LessonProgress): LessonProgress {
  return {
    sections: join(a.sections, b.sections, earlier),
    questions: join(a.questions, b.questions, mergeQuestion),
    revealed: join(a.revealed, b.revealed, earlier),
    completed: either(a.completed, b.completed, earlier),
    touched: later(a.touched, b.touched),
  };
}

function mergeQuestion(a: QuestionProgress, b: QuestionProgress): QuestionProgress {
  return {
    first: isBefore(b.first, a.first) ? b.first : a.first,
    best: isBetter(b.best, a.best) ? b.best : a.best,
    last: isBefore(a.last, b.last) ? b.last : a.last,
  };
}

/** By number then id: a total order no clock has a say in. */
const isBefore = (a: Outcome, b: Outcome): boolean =>
  a.attempt === b.attempt ? a.id < b.id : a.attempt < b.attempt;

/** By score, then the earlier. */
function isBetter(a: Outcome, b: Outcome): boolean {
  const [x, y] = [share(a), share(b)];
  return x === y ? isBefore(a, b) : x > y;
}

const share = ({ points, max }: Outcome): number => (max > 0 ? points / max : 0);

const earlier = (a: string, b: string): string => (b < a ? b : a);
const later = (a: string, b: string): string => (b > a ? b : a);

function either<T>(a: T | null, b: T | null, both: (a: T, b: T) => T): T | null {
  return a === null ? b : b === null ? a : both(a, b);
}

function join<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  both: (a: T, b: T) => T,
): Readonly<Record<string, T>> {
  const joined = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const mine = joined.get(key);
    joined.set(key, mine === undefined ? value : both(mine, value));
  }
  return Object.fromEntries(joined);
}
