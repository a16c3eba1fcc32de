/** The register of sessions: rows are added, never changed (migrations/006-board.sql). */
import type { DatabaseSync } from 'node:sqlite';
import { type SessionRow, sessionRow } from '../../core/report/session.ts';
import type { UnitDigest } from '../../core/report/digest.ts';
import { openServerClock } from './server-times.ts';

/** Whether something came late is no part of what a register says; the digest knows. */
type Registered = Omit<SessionRow, 'late'>;

export interface Attendance {
  /** Adds a row when this session has ended, and none says just that. */
  readonly note: (registration: string, unit: string, session: string, digest: UnitDigest) => void;
  /** Sessions that ended, newest first. */
  readonly ended: (registration: string) => readonly Registered[];
}

export function openAttendance(db: DatabaseSync, clock: () => Date): Attendance {
  const FIELDS =
    'session AS id, unit, starts AS start, ends AS "end", day, session_seconds AS sessionSeconds, active_seconds AS activeSeconds, ending';
  const last = db.prepare(
    `SELECT ${FIELDS} FROM attendance WHERE session = ? ORDER BY seq DESC LIMIT 1`,
  );
  const add = db.prepare(
    'INSERT INTO attendance (session, registration, unit, starts, ends, day, session_seconds, active_seconds, ending, recorded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const ended = db.prepare(
    `SELECT ${FIELDS} FROM attendance a WHERE registration = ? AND seq = (SELECT max(seq) FROM attendance WHERE session = a.session) ORDER BY starts DESC, seq DESC`,
  );
  const serverClock = openServerClock(db);
  return {
    note: (registration, unit, session, { sessions }) => {
      // "constructor" is a name like another.
      const digested = Object.hasOwn(sessions, session) ? sessions[session] : undefined;
      const known = digested && serverClock.bound(session, digested);
      // Most statements come while a session is open.
      if (!known || (known.terminated === null && known.abandoned === null)) return;
      const whole = sessionRow(session, unit, known);
      if (!whole) return;
      const { late: _, ...row } = whole;
      if (row.end === null || same(row, last.get(session))) return;
      add.run(
        session,
        registration,
        unit,
        row.start,
        row.end,
        row.day,
        row.sessionSeconds,
        row.activeSeconds,
        row.ending,
        clock().toISOString(),
      );
    },
    ended: (registration) => ended.all(registration) as unknown as readonly Registered[],
  };
}

function same(row: Registered, kept: Readonly<Record<string, unknown>> | undefined): boolean {
  return kept !== undefined && Object.entries(row).every(([name, value]) => kept[name] === value);
}
