/** Who is where, now. */
import { entry } from '../text/entry.ts';
import type { PlaceDigest } from './digest.ts';

/** Where somebody is now, from their open session and what it said last. Times ISO 8601 UTC. */
export interface Presence {
  /**
   * works: heard of within 5 minutes; idle: open, silent for longer; away: no open session;
   * finished: away, every unit's criterion is met; never: no session at all.
   */
  readonly state: 'works' | 'idle' | 'away' | 'finished' | 'never';
  readonly since: string | null;
  readonly place: Place | null;
}

export interface Place {
  readonly unit: string;
  /** Ids of the lesson's own, as statements carry them. */
  readonly section: string | null;
  readonly question: string | null;
  /** What to show for section or question: its title, or "question 3". */
  readonly label: string | null;
}

/** What to call the places of a unit: titles of its sections by id, its questions in order. */
export interface Labels {
  readonly id: string;
  readonly sections: Readonly<Record<string, string>>;
  readonly questions: readonly string[];
  /** Those asked within one of them, by id: which one. */
  readonly decisions?: Readonly<Record<string, string>>;
}

/** A session that has neither been terminated nor abandoned. Times by the server's clock. */
export interface OpenSession {
  readonly unit: string;
  readonly start: string;
  /** When something was last received of it. */
  readonly heard: string;
  readonly place: PlaceDigest | null;
}

const WORKS_MS = 5 * 60_000;
/** A browser that was killed never says goodbye: after such a silence nobody is there any more. */
const GONE_MS = 4 * 3600_000;

export interface PresenceOf {
  readonly open: OpenSession | null;
  /** Every unit's criterion is met. */
  readonly finished: boolean;
  readonly lastActivity: string | null;
  readonly labels: Labels | null;
  readonly now: Date;
}

export function presenceOf({ open, finished, lastActivity, labels, now }: PresenceOf): Presence {
  const silence = open === null ? Infinity : now.getTime() - Date.parse(open.heard);
  if (open !== null && silence <= GONE_MS) {
    const { unit, place } = open;
    return {
      state: silence <= WORKS_MS ? 'works' : 'idle',
      since: silence <= WORKS_MS ? open.start : open.heard,
      place: placeOf(unit, place, labels),
    };
  }
  const state = lastActivity === null ? 'never' : finished ? 'finished' : 'away';
  return { state, since: lastActivity, place: null };
}

function placeOf(unit: string, place: PlaceDigest | null, labels: Labels | null): Place {
  const { section = null, question = null } = place ?? {};
  return { unit, section, question, label: labelOf(section, question, labels) };
}

/** What was renamed or taken out since has no label any more. */
export function labelOf(
  section: string | null,
  question: string | null,
  labels: Labels | null,
): string | null {
  if (labels === null) return null;
  const asked = question === null ? null : (entry(labels.decisions ?? {}, question) ?? question);
  const number = asked === null ? 0 : labels.questions.indexOf(asked) + 1;
  if (number > 0) return `question ${number}`;
  return section !== null && Object.hasOwn(labels.sections, section)
    ? (labels.sections[section] ?? null)
    : null;
}
