/**
 * Where a learner stands in each unit, whoever knows it: the browser in their hands, or our server, which
 * heard of every device. Both are joined, the further of the two in each unit.
 */
import type { Records, TryResult } from '../assessment/model.ts';
import { compareScores, scaledScore } from '../assessment/score.ts';
import { entry } from '../text/entry.ts';
import type { LessonProgress, Progress } from './progress.ts';

/** By unit id; a unit that is not there is not begun. */
export type CourseStanding = Readonly<Record<string, UnitStanding>>;

export interface UnitStanding {
  /** waived: a trainer does not ask it of them, and they have not done it either. */
  readonly state: 'begun' | 'done' | 'waived';
  /** Lessons: questions answered, and right at the first try. */
  readonly answered: number;
  readonly rightFirst: number;
  /** Assessments: when a sitting was last begun, as far as it is known. */
  readonly started: string | null;
  readonly best: SittingStanding | null;
  readonly last: SittingStanding | null;
  /** Of the last thing done here. */
  readonly touched: string;
}

/** A sitting handed in. */
export interface SittingStanding {
  readonly at: string;
  /** 0 to 1 */
  readonly scaled: number;
  readonly passed: boolean;
}

/** What a browser holds; assessments under their own names (`inRegistration`). */
export function standingIn({ lessons, evaluations }: Progress): CourseStanding {
  return {
    ...mapped(lessons, lessonStanding),
    ...mapped(evaluations, assessmentStanding),
  };
}

export function joinStandings(a: CourseStanding, b: CourseStanding): CourseStanding {
  const joined = new Map(Object.entries(a));
  for (const [unit, standing] of Object.entries(b)) {
    const known = joined.get(unit);
    joined.set(unit, known ? further(known, standing) : standing);
  }
  return Object.fromEntries(joined);
}

export const standingAt = (standing: CourseStanding, unit: string): UnitStanding | null =>
  entry(standing, unit);

/** A sitting was begun and not handed in, as far as it is known. */
export const isUnderWay = ({ started, last }: UnitStanding): boolean =>
  started !== null && (last === null || started > last.at);

const RANK = { begun: 0, waived: 1, done: 2 } as const;

function further(a: UnitStanding, b: UnitStanding): UnitStanding {
  const answers =
    (a.answered - b.answered || a.rightFirst - b.rightFirst) >= 0
      ? { answered: a.answered, rightFirst: a.rightFirst }
      : { answered: b.answered, rightFirst: b.rightFirst };
  return {
    state: RANK[a.state] >= RANK[b.state] ? a.state : b.state,
    ...answers,
    started: greatest(a.started, b.started, byTime),
    best: greatest(a.best, b.best, byScore),
    last: greatest(a.last, b.last, byEnd),
    touched: byTime(a.touched, b.touched) >= 0 ? a.touched : b.touched,
  };
}

type Compare<T> = (a: T, b: T) => number;

const byTime: Compare<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** Of two equal ones the earlier. */
const byScore: Compare<SittingStanding> = (a, b) => compareScores(a, b) || byTime(b.at, a.at);
const byEnd: Compare<SittingStanding> = (a, b) => byTime(a.at, b.at) || compareScores(a, b);

function greatest<T>(a: T | null, b: T | null, compare: Compare<T>): T | null {
  if (a === null || b === null) return a ?? b;
  return compare(a, b) >= 0 ? a : b;
}

function lessonStanding({ questions, completed, touched }: LessonProgress): UnitStanding {
  const all = Object.values(questions);
  return {
    state: completed === null ? 'begun' : 'done',
    answered: all.length,
    rightFirst: all.filter(({ first }) => first.success).length,
    started: null,
    best: null,
    last: null,
    touched,
  };
}

function assessmentStanding(record: Records['evaluations'][string]): UnitStanding {
  const { started, best, last, touched } = record;
  return {
    state: best?.passed ? 'done' : 'begun',
    answered: 0,
    rightFirst: 0,
    started: started?.time ?? null,
    best: best && sitting(best),
    last: last && sitting(last),
    touched,
  };
}

const sitting = ({ time, points, max, passed }: TryResult): SittingStanding => ({
  at: time,
  scaled: scaledScore(points, max),
  passed,
});

const mapped = <T, U>(all: Readonly<Record<string, T>>, make: (one: T) => U) =>
  Object.fromEntries(Object.entries(all).map(([id, one]) => [id, make(one)]));
