/**
 * What facts about one learner in one unit add up to. `merge` is a join (commutative, associative,
 * idempotent), as that of Progress: facts may come in any order, late, or twice.
 */
import type { Fact } from './fact.ts';

/** Plain JSON, kept beside the facts it comes from. */
export interface UnitDigest {
  readonly sessions: Readonly<Record<string, SessionDigest>>;
  /** Each question's first try. */
  readonly questions: Readonly<Record<string, FirstTry>>;
  /** By the timestamp they were handed in at. */
  readonly tries: Readonly<Record<string, TryDigest>>;
  /** ISO time, the first one said. */
  readonly completed: string | null;
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
  readonly scaled: number;
  readonly raw: number | null;
  readonly max: number | null;
  readonly passed: boolean;
}

export const EMPTY: UnitDigest = { sessions: {}, questions: {}, tries: {}, completed: null };

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

export function digest(facts: Iterable<Fact>): UnitDigest {
  let all = EMPTY;
  for (const fact of facts) all = merge(all, digestOf(fact));
  return all;
}

export function digestOf(fact: Fact): UnitDigest {
  const { time, session } = fact;
  const own = { [session]: sessionOf(fact) };
  switch (fact.verb) {
    case 'answered': {
      const { question, attempt, success } = fact;
      return { ...EMPTY, sessions: own, questions: { [question]: { attempt, time, success } } };
    }
    case 'scored':
    case 'passed':
    case 'failed': {
      const { at, scaled, raw = null, max = null } = fact;
      const passed = fact.verb === 'passed';
      return {
        ...EMPTY,
        sessions: own,
        tries: { [at]: { time, session, scaled, raw, max, passed } },
      };
    }
    case 'completed':
      return { ...EMPTY, sessions: own, completed: time };
    case 'launched':
    case 'initialized':
    case 'experienced':
    case 'terminated':
    case 'abandoned':
      return { ...EMPTY, sessions: own };
  }
}

function sessionOf(fact: Fact): SessionDigest {
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

export function merge(a: UnitDigest, b: UnitDigest): UnitDigest {
  return {
    sessions: union(a.sessions, b.sessions, mergeSessions),
    questions: union(a.questions, b.questions, firstTry),
    tries: union(a.tries, b.tries, mergeTries),
    completed: least(a.completed, b.completed, byOrder),
  };
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
    scaled: Math.max(a.scaled, b.scaled),
    raw: greatest(a.raw, b.raw, byOrder),
    max: greatest(a.max, b.max, byOrder),
    passed: a.passed || b.passed,
  };
}

type Compare<T> = (a: T, b: T) => number;

function byOrder<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

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

/** No unit has that many questions; a script that makes them up must not fill the store. */
const MOST = 1000;

/** Keys are data ("constructor" is one). Of too many the least are kept, which is still a join. */
function union<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  join: (a: T, b: T) => T,
): Readonly<Record<string, T>> {
  const added = Object.entries(b);
  if (added.length === 0) return a;
  const all = new Map(Object.entries(a));
  for (const [key, value] of added) {
    const known = all.get(key);
    all.set(key, known === undefined ? value : join(known, value));
  }
  const entries = [...all];
  return Object.fromEntries(
    entries.length > MOST ? entries.sort(([x], [y]) => byOrder(x, y)).slice(0, MOST) : entries,
  );
}
