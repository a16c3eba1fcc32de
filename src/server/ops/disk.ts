/**
 * What backups, restorations and migrations do to files, step by step: a test may stop between any two,
 * as a power cut would.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { privateFile } from '../store/folder.ts';

export interface Disk {
  /** One moment of a database, whole and on the disk. */
  readonly vacuumInto: (source: string, target: string) => void;
  /** A database's log goes into its file: from then on the file alone is the database. */
  readonly fold: (database: string) => void;
  /** Byte for byte, and on the disk. */
  readonly copy: (from: string, to: string) => void;
  /** Under another name too; fails when that is taken. */
  readonly link: (from: string, to: string) => void;
  /** Replaces what has that name. */
  readonly rename: (from: string, to: string) => void;
  /** Nothing when there is none. */
  readonly remove: (file: string) => void;
  /** Any other change of a database, in one transaction. */
  readonly change: (database: string, work: (db: DatabaseSync) => void) => void;
  /** Bytes that may still be written in a folder. */
  readonly free: (folder: string) => number;
}

/** The old one may still be read by a command that ends soon. */
const PATIENCE_MS = 30_000;

function withDatabase<T>(file: string, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file, { timeout: PATIENCE_MS, enableForeignKeyConstraints: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

function sync(file: string): void {
  const opened = openSync(file, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Names live in folders: a new one is on the disk once its folder is. Windows keeps no such promise. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

export const realDisk: Disk = {
  vacuumInto: (source, target) => {
    privateFile(target);
    withDatabase(source, (db) => db.prepare('VACUUM INTO ?').run(target));
    sync(target);
  },
  fold: (database) => {
    const busy = withDatabase(
      database,
      (db) => db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'],
    );
    // Whoever closes last removes the log: one that is still there is somebody else's.
    if (busy === 1 || existsSync(`${database}-wal`)) throw new Error('database is locked');
    sync(database);
  },
  copy: (from, to) => {
    privateFile(to);
    copyFileSync(from, to);
    sync(to);
  },
  link: (from, to) => {
    try {
      linkSync(from, to);
    } catch (error) {
      // A disk that knows no links (a memory stick): the file moves.
      const { code = '' } = error as NodeJS.ErrnoException;
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code) || existsSync(to))
        throw error;
      renameSync(from, to);
    }
    syncFolder(dirname(to));
  },
  rename: (from, to) => {
    renameSync(from, to);
    syncFolder(dirname(to));
  },
  remove: (file) => {
    if (existsSync(file)) rmSync(file);
  },
  change: (database, work) => withDatabase(database, work),
  free: (folder) => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  },
};
