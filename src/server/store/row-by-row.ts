/** One row that cannot be noted is passed over: neither what is stored nor its neighbours wait for it. */
import type { DatabaseSync } from 'node:sqlite';
import { failure, type Log } from '../process/log.ts';
import { troubleOf } from './trouble.ts';

/**
 * Does it, or says in the log where it failed (nothing of the row: it is somebody's) and gives null. What
 * it wrote before stays, so it must bear to be done halfway, or be a transaction.
 * @throws what the disk or the file cannot do: that is nobody's row
 */
export type Attempt = <T>(work: () => T) => T | null;

export function rowByRow(db: DatabaseSync, log: Log): Attempt {
  return (work) => {
    const inner = db.isTransaction;
    try {
      return work();
    } catch (error) {
      // SQLite may have undone the whole transaction: nothing that follows would be in one.
      if (troubleOf(error) || (inner && !db.isTransaction)) throw error;
      log('error', 'row-passed-over', failure(error));
      return null;
    }
  };
}
