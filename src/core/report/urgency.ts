/** Whom a trainer should look at first: who stands in which group of the list, and in which order (pure). */
import { byName, byOrder } from './order.ts';
import type { Place, Presence } from './presence.ts';
import type { Report } from './report.ts';
import { calendarDay } from './session.ts';
import type { WrongRun } from './wrong-run.ts';

/** As much of a learner as decides where they stand. */
export interface Watched extends Pick<Report, 'units' | 'lastActivity'> {
  readonly id: string;
  readonly name: string;
  readonly presence: Presence;
  readonly wrongRun: WrongRun | null;
  /** Their call for help that has waited longest. */
  readonly call: Call | null;
  /** They came to the remote session that runs. */
  readonly attends: boolean;
}

interface Call {
  readonly since: string;
  readonly place: Place;
}

export const GROUPS = ['help', 'works', 'finished', 'away'] as const;
export type GroupName = (typeof GROUPS)[number];

/** In the order of urgency. */
const SITUATIONS = {
  calls: 'help',
  failed: 'help',
  wrong: 'help',
  silent: 'help',
  works: 'works',
  finished: 'finished',
  /** Came today, and is gone. */
  left: 'away',
  absent: 'away',
} as const satisfies Readonly<Record<string, GroupName>>;
export type Situation = keyof typeof SITUATIONS;
const ORDER = Object.keys(SITUATIONS) as readonly Situation[];

/** A learner's line. */
export interface Standing {
  readonly id: string;
  readonly name: string;
  readonly group: GroupName;
  readonly situation: Situation;
  readonly place: Place | null;
  /** ISO 8601 UTC: of the call, of the last failure, of the last sign. */
  readonly since: string | null;
  /** Failures, or wrong answers in a row; 0 elsewhere. */
  readonly count: number;
}

const MINUTE_MS = 60_000;
/** [Conv] The first two failures are how one learns; at the third somebody should speak. */
const FAILURES = 3;
/** [Conv] After that long a failure is no news any more: the table of progress shows it. */
const FAILURE_MS = 7 * 24 * 60 * MINUTE_MS;
/** [Conv] Reading a part takes less. */
const SILENT_MS = 8 * MINUTE_MS;
/** [Conv] After such a silence nobody sits before that page, though it was never closed. */
const GONE_MS = 60 * MINUTE_MS;

/** Everybody once: help first, the oldest need first within each kind; the others by name. */
export function standings(learners: readonly Watched[], now: number): readonly Standing[] {
  return learners.map((learner) => standing(learner, now)).sort(compare);
}

export function standing(learner: Watched, now: number): Standing {
  const { id, name } = learner;
  const found = needOf(learner, now) ?? restOf(learner, now);
  return { id, name, group: SITUATIONS[found.situation], count: 0, ...found };
}

type Found = Pick<Standing, 'situation' | 'place' | 'since'> & { readonly count?: number };

function needOf(learner: Watched, now: number): Found | null {
  const { call, presence, wrongRun, attends, lastActivity } = learner;
  const { place } = presence;
  if (call) return { situation: 'calls', ...call };
  const failed = failureOf(learner, now);
  if (failed) return failed;
  const isOpen = isBefore(presence, now);
  if (isOpen && wrongRun !== null) {
    const { question, count, at } = wrongRun;
    const there = place?.question === question ? place : null;
    return { situation: 'wrong', place: there, since: at, count };
  }
  const since = presence.state === 'idle' ? presence.since : lastActivity;
  const silence = since === null ? 0 : now - Date.parse(since);
  const isSilent = isOpen
    ? presence.state === 'idle' && silence >= SILENT_MS
    : attends && presence.state === 'away' && silence >= SILENT_MS;
  return isSilent ? { situation: 'silent', place, since } : null;
}

/** The last evaluation failed three times and not passed since, while it is news. */
function failureOf({ units }: Watched, now: number): Found | null {
  let latest: Found | null = null;
  for (const [unit, { state, tries }] of Object.entries(units)) {
    const at = tries.at(-1)?.at;
    if (state !== 'review' || at === undefined || tries.length < FAILURES) continue;
    if (tries.some(({ passed }) => passed) || now - Date.parse(at) > FAILURE_MS) continue;
    if (latest === null || at > (latest.since ?? ''))
      latest = {
        situation: 'failed',
        place: { unit, section: null, question: null, label: null },
        since: at,
        count: tries.length,
      };
  }
  return latest;
}

function restOf({ presence, lastActivity }: Watched, now: number): Found {
  const { state, place } = presence;
  const since = lastActivity ?? presence.since;
  if (isBefore(presence, now)) return { situation: 'works', place, since };
  if (state === 'finished') return { situation: 'finished', place: null, since };
  const today = calendarDay(new Date(now).toISOString());
  const cameToday = since !== null && calendarDay(since) === today;
  return { situation: cameToday ? 'left' : 'absent', place: null, since };
}

/** Somebody sits before an open page. */
function isBefore({ state, since }: Presence, now: number): boolean {
  return state === 'works' || (state === 'idle' && now - Date.parse(since ?? '') < GONE_MS);
}

function compare(a: Standing, b: Standing): number {
  return (
    ORDER.indexOf(a.situation) - ORDER.indexOf(b.situation) ||
    (a.group === 'help' ? byOrder(a.since ?? '~', b.since ?? '~') : 0) ||
    byName(a, b) ||
    byOrder(a.id, b.id)
  );
}
