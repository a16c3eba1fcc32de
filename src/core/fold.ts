/**
 * Progress as a fold of events and a join of progresses.
 *
 * `apply` joins what one event alone amounts to, so every law of the join is a law of the fold: the
 * order of events, their repetition and the path they took make no difference. Two outcomes with the
 * same id are the same outcome (ids are UUIDs given to events).
 */
import type {
  EvaluationProgress,
  Event,
  LessonProgress,
  Outcome,
  Progress,
  QuestionProgress,
  TryResult,
  TryStart,
} from './progress.ts';

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
    evaluations: join(a.evaluations, b.evaluations, mergeEvaluation),
  };
}

function alone(event: Event): Progress {
  const progress = { ...emptyProgress, epoch: event.epoch };
  switch (event.type) {
    case 'erased':
      return progress;
    case 'started':
    case 'handed-in':
      return { ...progress, evaluations: { [event.evaluation]: evaluationAfter(event) } };
    case 'visited':
    case 'answered':
    case 'revealed':
    case 'completed':
      return { ...progress, lessons: { [event.lesson]: lessonAfter(event) } };
  }
}

type LessonEvent = Extract<Event, { lesson: string }>;
type EvaluationEvent = Extract<Event, { evaluation: string }>;

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

function evaluationAfter(event: EvaluationEvent): EvaluationProgress {
  const { id, time, seed, revision } = event;
  const evaluation = { started: null, first: null, best: null, last: null, touched: time };
  if (event.type === 'started') {
    const { questions } = event;
    return { ...evaluation, started: { id, try: event.try, seed, questions, time, revision } };
  }
  const { answers, points, max, passed } = event;
  const result = { id, try: event.try, seed, answers, points, max, passed, time, revision };
  return { ...evaluation, first: result, best: result, last: result };
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

function mergeEvaluation(a: EvaluationProgress, b: EvaluationProgress): EvaluationProgress {
  const first = (x: TryResult, y: TryResult) => (isBefore(y, x) ? y : x);
  const best = (x: TryResult, y: TryResult) => (isBetter(y, x) ? y : x);
  const last = (x: TryResult, y: TryResult) => (isBefore(x, y) ? y : x);
  const begun = (x: TryStart, y: TryStart) => (isBefore(x, y) ? y : x);
  return {
    started: either(a.started, b.started, begun),
    first: either(a.first, b.first, first),
    best: either(a.best, b.best, best),
    last: either(a.last, b.last, last),
    touched: later(a.touched, b.touched),
  };
}

type Numbered = { readonly id: string } & ({ readonly attempt: number } | { readonly try: number });
const numberOf = (one: Numbered): number => ('attempt' in one ? one.attempt : one.try);

/** By number then id: a total order no clock has a say in. */
function isBefore(a: Numbered, b: Numbered): boolean {
  const [m, n] = [numberOf(a), numberOf(b)];
  return m === n ? a.id < b.id : m < n;
}

/** Passed before failed (a mastery score may have moved since), then by score, then the earlier. */
function isBetter(a: Outcome | TryResult, b: Outcome | TryResult): boolean {
  const [x, y] = [rank(a), rank(b)];
  return x === y ? isBefore(a, b) : x > y;
}

function rank(result: Outcome | TryResult): number {
  const scaled = result.max > 0 ? result.points / result.max : 0;
  return 'passed' in result && result.passed ? 2 + scaled : scaled;
}

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
