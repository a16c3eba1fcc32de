/** The trainer's report: a learner's rows, from what statements said of each unit. */
import { isAsked, isJudged, type Unit, type UnitKind } from '../course/unit.ts';
import type { TryDigest, UnitDigest } from './digest.ts';
import { byOrder } from './order.ts';
import { sessionRow, type SessionRow } from './session.ts';

/** A unit as far as judging it goes. */
export type ReportUnit = Pick<
  Unit,
  | 'id'
  | 'kind'
  /** For tries of sessions that were launched without one. */
  | 'masteryScore'
>;

/** Times ISO 8601 UTC. */
export interface Report {
  /** By unit id; a unit that is not there is not begun. */
  readonly units: Readonly<Record<string, UnitState>>;
  readonly lastActivity: string | null;
  readonly sessionSeconds: number;
  readonly activeSeconds: number;
  /** Newest first. */
  readonly sessions: readonly SessionRow[];
  /** The criterion of every unit that was asked of them is met. */
  readonly finished: boolean;
}

export interface UnitState {
  /**
   * review: done, with fewer than half of the questions right at first, or an evaluation failed last.
   * waived: not asked of this learner, who has not done it either.
   */
  readonly state: 'begun' | 'done' | 'review' | 'waived';
  /** Lessons: questions answered, and right at the first try. */
  readonly answered: number;
  readonly rightFirst: number;
  /** Evaluations: each try handed in, oldest first. */
  readonly tries: readonly Try[];
  readonly sessionSeconds: number;
  readonly activeSeconds: number;
  readonly lastActivity: string;
}

export interface Try {
  readonly at: string;
  /** 0 to 1. */
  readonly scaled: number;
  /** What it is judged by, 0 to 1. */
  readonly mastery: number;
  readonly raw: number | null;
  readonly max: number | null;
  readonly passed: boolean;
}

/**
 * @param digests of one learner, by unit id; those of units the course has no more still count as time
 * @param units of the course
 * @param path those of them on the learner's path: what they finish
 */
export function report(
  digests: ReadonlyMap<string, UnitDigest>,
  units: readonly ReportUnit[],
  path: readonly ReportUnit[] = units,
): Report {
  const asked = path.filter(isAsked);
  const sessions = [...digests].flatMap(([unit, digest]) => sessionRows(unit, digest));
  const states = new Map(
    units.flatMap((unit) => {
      const digest = digests.get(unit.id);
      const state = digest && unitState(digest, unit);
      return state ? [[unit.id, state] as const] : [];
    }),
  );
  return {
    units: Object.fromEntries(states),
    lastActivity: latest([...digests.values()].map(lastOf)),
    ...sumOf(sessions),
    sessions: sessions.sort((a, b) => byOrder(b.start, a.start) || byOrder(b.id, a.id)),
    finished: asked.length > 0 && asked.every((unit) => isMet(unit, states.get(unit.id))),
  };
}

/** Null while it is neither begun nor waived. */
export function unitState(digest: UnitDigest, unit: ReportUnit): UnitState | null {
  const lastActivity = lastOf(digest) ?? digest.waived;
  if (lastActivity === null) return null;
  const questions = Object.values(digest.questions);
  const answered = questions.length;
  const rightFirst = questions.filter(({ success }) => success).length;
  const tries = isJudged(unit) ? triesOf(digest, unit) : [];
  const reached = REACHED[unit.kind]({ tries, completed: digest.completed, answered, rightFirst });
  return {
    state: digest.waived !== null && reached !== 'done' ? 'waived' : reached,
    answered,
    rightFirst,
    tries,
    ...sumOf(sessionRows(unit.id, digest)),
    lastActivity,
  };
}

interface Reached extends Pick<UnitState, 'tries' | 'answered' | 'rightFirst'> {
  readonly completed: string | null;
}

const REACHED: Readonly<
  Record<UnitKind, (unit: Reached) => Exclude<UnitState['state'], 'waived'>>
> = {
  // Against what was answered: questions added since are nobody's mistakes.
  lesson: ({ completed, answered, rightFirst }) =>
    completed === null ? 'begun' : rightFirst * 2 < answered ? 'review' : 'done',
  // What was passed once stays passed, whatever a later try is worth.
  evaluation: ({ tries }) =>
    tries.length === 0 ? 'begun' : tries.some(({ passed }) => passed) ? 'done' : 'review',
  // Nothing to come back to: it is taken once, and judges nobody.
  positioning: ({ completed }) => (completed === null ? 'begun' : 'done'),
};

function triesOf({ tries, sessions }: UnitDigest, { masteryScore }: ReportUnit): readonly Try[] {
  // By the score that was asked for on that day: changing it takes no mark away.
  const masteryOf = ({ session }: TryDigest) =>
    (Object.hasOwn(sessions, session) ? sessions[session]?.mastery : null) ?? masteryScore ?? 1;
  const all = Object.entries(tries)
    .map(([key, tried]) => {
      const { time: at, attempt, scaled, raw, max, passed } = tried;
      const mastery = masteryOf(tried);
      const said: Try = { at, scaled, mastery, raw, max, passed: passed || scaled >= mastery };
      return { key, attempt, said };
    })
    .sort((a, b) => byOrder(a.said.at, b.said.at) || byOrder(a.key, b.key));
  // A sitting is handed in once: of two hand-ins of one try (two devices) a pass stands, else the earlier.
  const standing = new Map<number | string, Try>();
  for (const { key, attempt, said } of all) {
    const known = standing.get(attempt ?? key);
    if (!known || (said.passed && !known.passed)) standing.set(attempt ?? key, said);
  }
  return [...standing.values()].sort((a, b) => byOrder(a.at, b.at));
}

function isMet({ kind }: ReportUnit, state: UnitState | undefined): boolean {
  if (state === undefined || state.state === 'begun') return false;
  return kind === 'lesson' || state.state !== 'review';
}

function sessionRows(unit: string, { sessions }: UnitDigest): SessionRow[] {
  return Object.entries(sessions).flatMap(([id, session]) => sessionRow(id, unit, session) ?? []);
}

function sumOf(sessions: readonly SessionRow[]) {
  return {
    sessionSeconds: sessions.reduce((sum, { sessionSeconds }) => sum + sessionSeconds, 0),
    activeSeconds: sessions.reduce((sum, { activeSeconds }) => sum + (activeSeconds ?? 0), 0),
  };
}

function lastOf({ sessions }: UnitDigest): string | null {
  return latest(Object.values(sessions).map(({ last }) => last));
}

function latest(times: readonly (string | null)[]): string | null {
  return times.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}
