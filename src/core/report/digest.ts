/**
 * What facts about one learner in one unit add up to. Everything is joined (commutative, associative,
 * idempotent), as Progress is: facts may come in any order, late, or twice.
 */
import type { Fact } from './fact.ts';
import { byOrder } from './order.ts';

/** Plain JSON, kept beside the facts it comes from. */
export interface UnitDigest {
  readonly sessions: Readonly<Record<string, SessionDigest>>;
  /** Each question's first try. */
  readonly questions: Readonly<Record<string, FirstTry>>;
  /** By the timestamp they were handed in at. */
  readonly tries: Readonly<Record<string, TryDigest>>;
  /** ISO time, the first one said. */
  readonly completed: string | null;
  readonly waived: string | null;
}

export interface SessionDigest {
  /** ISO times: of the launch, of the first and of the last thing the learner did. */
  readonly launched: string | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly mastery: number | null;
  readonly place: PlaceDigest | null;
  /** Seconds. */
  readonly terminated: { readonly seconds: number; readonly active: number | null } | null;
  readonly abandoned: number | null;
  /** Some of it came after the end. */
  readonly late: boolean;
}

export interface PlaceDigest {
  readonly time: string;
  readonly section: string | null;
  readonly question: string | null;
}

interface FirstTry {
  readonly attempt: number;
  readonly time: string;
  readonly success: boolean;
}

export interface TryDigest {
  readonly time: string;
  readonly session: string;
  /** 1-based; null where nothing said it. */
  readonly attempt: number | null;
  readonly scaled: number;
  readonly raw: number | null;
  readonly max: number | null;
  readonly passed: boolean;
}

export const EMPTY: UnitDigest = {
  sessions: {},
  questions: {},
  tries: {},
  completed: null,
  waived: null,
};

const SILENT: SessionDigest = {
  launched: null,
  first: null,
  last: null,
  mastery: null,
  place: null,
  terminated: null,
  abandoned: null,
  late: false,
};

/** @param known what earlier facts added up to */
export function digest(facts: Iterable<Fact>, known: UnitDigest = EMPTY): UnitDigest {
  const sessions = new Map(Object.entries(known.sessions));
  const questions = new Map(Object.entries(known.questions));
  const tries = new Map(Object.entries(known.tries));
  let { completed, waived } = known;
  for (const fact of facts) {
    const { time, session } = fact;
    // The LMS names one that is none.
    if (fact.verb !== 'waived') join(sessions, session, sessionOf(fact), mergeSessions);
    switch (fact.verb) {
      case 'answered': {
        const { question, attempt, success } = fact;
        join(questions, question, { attempt, time, success }, firstTry);
        break;
      }
      case 'scored':
      case 'passed':
      case 'failed': {
        const { at, attempt = null, scaled, raw = null, max = null } = fact;
        const passed = fact.verb === 'passed';
        join(tries, at, { time, session, attempt, scaled, raw, max, passed }, mergeTries);
        break;
      }
      case 'completed':
        completed = least(completed, time, byOrder);
        break;
      case 'waived':
        waived = least(waived, time, byOrder);
        break;
      case 'launched':
      case 'initialized':
      case 'experienced':
      case 'terminated':
      case 'abandoned':
    }
  }
  return {
    sessions: bounded(sessions),
    questions: bounded(questions),
    tries: bounded(tries),
    completed,
    waived,
  };
}

function sessionOf(fact: Exclude<Fact, { verb: 'waived' }>): SessionDigest {
  const { time } = fact;
  const base = { ...SILENT, late: fact.late === true };
  const heard = { ...base, first: time, last: time };
  switch (fact.verb) {
    case 'launched':
      return { ...base, launched: time, mastery: fact.mastery ?? null };
    case 'abandoned':
      return { ...base, abandoned: fact.seconds };
    case 'terminated':
      return { ...heard, terminated: { seconds: fact.seconds, active: fact.active ?? null } };
    case 'experienced':
      return { ...heard, place: { time, section: fact.section, question: null } };
    case 'answered':
      return { ...heard, place: { time, section: null, question: fact.question } };
    case 'initialized':
    case 'scored':
    case 'passed':
    case 'failed':
    case 'completed':
      return heard;
  }
}

function mergeSessions(a: SessionDigest, b: SessionDigest): SessionDigest {
  return {
    launched: least(a.launched, b.launched, byOrder),
    first: least(a.first, b.first, byOrder),
    last: greatest(a.last, b.last, byOrder),
    mastery: greatest(a.mastery, b.mastery, byOrder),
    place: greatest(a.place, b.place, byPlace),
    terminated: greatest(a.terminated, b.terminated, byEnd),
    abandoned: greatest(a.abandoned, b.abandoned, byOrder),
    late: a.late || b.late,
  };
}

function firstTry(a: FirstTry, b: FirstTry): FirstTry {
  return least(a, b, byTry) ?? a;
}

/** The statements of one try say the same score; `passed` may leave the points out. */
function mergeTries(a: TryDigest, b: TryDigest): TryDigest {
  return {
    time: a.time < b.time ? a.time : b.time,
    session: a.session > b.session ? a.session : b.session,
    attempt: greatest(a.attempt, b.attempt, byOrder),
    scaled: Math.max(a.scaled, b.scaled),
    raw: greatest(a.raw, b.raw, byOrder),
    max: greatest(a.max, b.max, byOrder),
    passed: a.passed || b.passed,
  };
}

type Compare<T> = (a: T, b: T) => number;

const byTry: Compare<FirstTry> = (a, b) =>
  a.attempt - b.attempt || byOrder(a.time, b.time) || Number(a.success) - Number(b.success);

/** A question is reached after the section it is in, even at the same time. */
const byPlace: Compare<PlaceDigest> = (a, b) =>
  byOrder(a.time, b.time) ||
  byOrder(a.question ?? '', b.question ?? '') ||
  byOrder(a.section ?? '', b.section ?? '');

const byEnd: Compare<NonNullable<SessionDigest['terminated']>> = (a, b) =>
  a.seconds - b.seconds || (a.active ?? -1) - (b.active ?? -1);

function least<T>(a: T | null, b: T | null, compare: Compare<T>): T | null {
  if (a === null || b === null) return a ?? b;
  return compare(a, b) <= 0 ? a : b;
}

function greatest<T>(a: T | null, b: T | null, compare: Compare<T>): T | null {
  if (a === null || b === null) return a ?? b;
  return compare(a, b) >= 0 ? a : b;
}

/** Keys are data: "constructor" is one. */
function join<T>(all: Map<string, T>, key: string, value: T, merge: (a: T, b: T) => T): void {
  const known = all.get(key);
  all.set(key, known === undefined ? value : merge(known, value));
}

/** No unit has that many questions; a script that makes them up must not fill the store. */
const MOST = 1000;

/** Of too many the least are kept, so that this is still a join. */
function bounded<T>(all: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  if (all.size <= MOST) return Object.fromEntries(all);
  return Object.fromEntries([...all].sort(([a], [b]) => byOrder(a, b)).slice(0, MOST));
}
