/**
 * How much a launch has said, so that no token fills the disk. A session that has said all it may is
 * refused for good; an enrolment whose sessions have, is asked to wait for tomorrow: players keep and
 * try again.
 */
import type { DatabaseSync } from 'node:sqlite';
import { Refusal } from './refusal.ts';
import { DAY_BYTES, SESSION } from './limits.ts';
import type { PreparedStatement } from './statement/prepare.ts';

export interface Quota {
  /**
   * In the transaction that stores them.
   * @param attached bytes that came with them. @throws Refusal 413, 429
   */
  readonly spend: (
    session: { readonly id: string; readonly registration: string },
    statements: readonly PreparedStatement[],
    attached?: number,
  ) => void;
}

const DAY_MS = 24 * 3600_000;
const RETRY_S = '3600';

export function openQuota(db: DatabaseSync, clock: () => Date): Quota {
  const add = db.prepare(
    `INSERT INTO session_use (session, statements, bytes) VALUES (?, ?, ?)
     ON CONFLICT (session) DO UPDATE SET statements = statements + excluded.statements, bytes = bytes + excluded.bytes
     RETURNING statements, bytes`,
  );
  const today = db.prepare(
    'SELECT coalesce(sum(u.bytes), 0) AS bytes FROM session s JOIN session_use u ON u.session = s.id WHERE s.registration = ? AND s.launched > ? AND s.launched <= ?',
  );
  return {
    spend: ({ id, registration }, statements, attached = 0) => {
      const weight = statements.reduce(
        (sum, { statement }) => sum + Buffer.byteLength(JSON.stringify(statement)),
        attached,
      );
      const said = add.get(id, statements.length, weight) as { statements: number; bytes: number };
      if (said.statements > SESSION.statements || said.bytes > SESSION.bytes)
        throw new Refusal(413, 'this session has said all that one may');
      const now = clock();
      const since = new Date(now.getTime() - DAY_MS).toISOString();
      // What a clock that was ahead has dated later is not of today, nor of every day until then.
      if (Number(today.get(registration, since, now.toISOString())?.['bytes']) > DAY_BYTES)
        throw new Refusal(429, 'this enrolment has said all that one may in a day', {
          'retry-after': RETRY_S,
        });
    },
  };
}
