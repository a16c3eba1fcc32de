/** One session as it goes into the register: what it lasted, and how it ended. */
import type { SessionDigest } from './digest.ts';

/** One launch; kept append-only as evidence. Times ISO 8601 UTC. */
export interface SessionRow {
  readonly id: string;
  readonly unit: string;
  readonly start: string;
  readonly end: string | null;
  /** Calendar day in Europe/Paris: 2026-11-22. */
  readonly day: string;
  readonly sessionSeconds: number;
  /** Null where nobody could measure it: the session was cut off, or is still open. Sums count it as 0. */
  readonly activeSeconds: number | null;
  readonly ending: 'terminated' | 'abandoned' | 'open';
  /** Some of what was done in it reached the server after its end. */
  readonly late: boolean;
}

/**
 * Null while nobody was there: a launch whose page never opened is no session.
 *
 * The start is that of the launch, by the server's clock; the rest is measured from it, so that a wrong
 * clock moves nothing. A session that was cut off lasts until the last thing heard of it, and its active
 * time is unknown.
 */
export function sessionRow(id: string, unit: string, session: SessionDigest): SessionRow | null {
  const { launched, first, last, terminated, abandoned, late } = session;
  if (first === null || last === null) return null;
  const start = launched ?? first;
  const heard = (Date.parse(last) - Date.parse(first)) / 1000;
  const ended = terminated !== null || abandoned !== null;
  const seconds = terminated?.seconds ?? Math.max(abandoned ?? 0, heard);
  return {
    id,
    unit,
    start,
    end: ended ? new Date(Date.parse(start) + seconds * 1000).toISOString() : null,
    day: calendarDay(start),
    sessionSeconds: Math.round(seconds),
    activeSeconds: terminated?.active == null ? null : Math.round(terminated.active),
    ending: terminated ? 'terminated' : abandoned !== null ? 'abandoned' : 'open',
    late,
  };
}

const PARIS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Europe/Paris of an ISO time: "2026-11-22". */
export function calendarDay(iso: string): string {
  return PARIS.format(new Date(iso));
}
