/**
 * Who took away, took out or copied what, and when (migrations/009-erasure.sql). It outlives what was
 * erased, and names nobody: an account or a learner is an id.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE, latestVersion, versionOf } from '../store/db.ts';

export type Action =
  | 'learner-erased'
  | 'account-erased'
  /** Somebody's data, or a group's: the detail says which file. */
  | 'export'
  /** A copy of the database: the detail says where. */
  | 'copy'
  | 'restoration'
  | 'retention';

export interface Entry {
  /** ISO. */
  readonly at: string;
  readonly action: Action;
  /** null: a command on the machine. */
  readonly account: string | null;
  readonly subject: string | null;
  readonly detail: string | null;
}

export interface Trace {
  readonly note: (entry: Omit<Entry, 'at'>) => void;
  /** Oldest first. */
  readonly all: () => readonly Entry[];
}

const FIELDS = 'at, action, account, subject, detail';

export function openTrace(db: DatabaseSync, clock: () => Date): Trace {
  const add = db.prepare(`INSERT INTO trace (${FIELDS}) VALUES (?, ?, ?, ?, ?)`);
  const all = db.prepare(`SELECT ${FIELDS} FROM trace ORDER BY seq`);
  return {
    note: ({ action, account, subject, detail }) =>
      void add.run(clock().toISOString(), action, account, subject, detail),
    all: () => all.all() as unknown as readonly Entry[],
  };
}

/** A copy made by a command: an erasure will name it. A database of an earlier version takes no note. */
export function noteCopy(dataDir: string, file: string, now: Date): void {
  const db = new DatabaseSync(join(dataDir, DATABASE_FILE), { timeout: 5000 });
  try {
    if (versionOf(db, dataDir) === latestVersion())
      openTrace(db, () => now).note({ action: 'copy', account: null, subject: null, detail: file });
  } finally {
    db.close();
  }
}
