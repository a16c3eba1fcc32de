/** What the server itself knows of when sessions were (core/report/bounds.ts). */
import type { DatabaseSync } from 'node:sqlite';
import { allBounded, boundedBy, type ServerTimes } from '../../core/report/bounds.ts';
import type { SessionDigest, UnitDigest } from '../../core/report/digest.ts';

export interface ServerClock {
  /** A session of ours within its bounds; any other within what was received of it. */
  readonly bound: (id: string, session: SessionDigest) => SessionDigest;
  readonly boundAll: (digest: UnitDigest) => UnitDigest;
}

export function openServerClock(db: DatabaseSync): ServerClock {
  const find = db.prepare(
    'SELECT launched, CASE WHEN abandoned = 1 THEN ended ELSE coalesce(late, heard) END AS until, late FROM session WHERE id = ?',
  );
  const timesOf = (id: string, session: SessionDigest): ServerTimes | null => {
    const row = find.get(id) as (ServerTimes & { readonly late: string | null }) | undefined;
    if (!row) return asHeard(session);
    // What came late before that was noted: nobody knows when.
    const isKnown = !session.late || row.late !== null;
    return isKnown ? row : { ...row, until: null };
  };
  return {
    bound: (id, session) => {
      const times = timesOf(id, session);
      return times ? boundedBy(session, times) : session;
    },
    boundAll: (digest) => allBounded(digest, timesOf),
  };
}

/** Nobody launched it here: it lasts from the first thing received to the last, whatever it says. */
function asHeard({ launched, first, last }: SessionDigest): ServerTimes | null {
  const start = launched ?? first;
  return start === null || last === null ? null : { launched: start, until: last };
}
