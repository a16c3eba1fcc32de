/** Folders of data as a power cut or an earlier version leaves them, and disks that stop in the middle. */
import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE } from '../../../src/server/store/db.ts';
import { realDisk, type Disk } from '../../../src/server/ops/disk.ts';
import { freshFolder } from './site.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../../../src/server/store/migrations');
/** Of the release of 2026-11-22. */
export const EARLIER = 8;

/**
 * A folder whose server was killed: a database of that version, with an administrator, whose mark is in the
 * log only.
 */
export function killedFolder(mark: string, version: number): string {
  const made = freshFolder();
  const db = new DatabaseSync(join(made, DATABASE_FILE));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0');
  const scripts = readdirSync(MIGRATIONS).sort().slice(0, version);
  for (const name of scripts) db.exec(readFileSync(join(MIGRATIONS, name), 'utf8'));
  db.exec(`PRAGMA user_version = ${version}`);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.exec(
    "INSERT INTO account (id, name, login, role, password, created) VALUES ('a', 'Alix', 'alix', 'administrateur', 'x', '')",
  );
  db.prepare("INSERT INTO setting VALUES ('mark', ?)").run(mark);
  const folder = freshFolder();
  for (const end of ['', '-wal'])
    copyFileSync(join(made, DATABASE_FILE + end), join(folder, DATABASE_FILE + end));
  db.close();
  return folder;
}

export const markIn = (db: DatabaseSync): unknown =>
  db.prepare("SELECT value FROM setting WHERE name = 'mark'").get()?.['value'];

export function inFile<T>(file: string, read: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

export const versionOf = (file: string): unknown =>
  inFile(file, (db) => db.prepare('PRAGMA user_version').get()?.['user_version']);

export class PowerCut extends Error {}

export type Step = Exclude<keyof Disk, 'free'>;

/**
 * Does so many steps, then nothing more, whatever is asked of it.
 * @param atCut what happens instead of the step that is not done; with `torn`, half of a file is written.
 */
export function cutDisk(
  steps: number,
  atCut: () => never = () => {
    throw new PowerCut();
  },
  torn = false,
): { readonly disk: Disk; readonly taken: readonly Step[] } {
  const taken: Step[] = [];
  const wrap =
    <A extends readonly unknown[]>(name: Step, step: (...args: A) => void) =>
    (...args: A): void => {
      if (taken.length < steps) {
        taken.push(name);
        step(...args);
        return;
      }
      const target = args[1];
      if (
        torn &&
        taken.length === steps &&
        (name === 'copy' || name === 'vacuumInto') &&
        typeof target === 'string'
      ) {
        step(...args);
        if (existsSync(target)) truncateSync(target, 5000);
      }
      // Never again, nor by what cleans up.
      steps = -1;
      atCut();
    };
  const disk: Disk = {
    vacuumInto: wrap('vacuumInto', realDisk.vacuumInto),
    fold: wrap('fold', realDisk.fold),
    copy: wrap('copy', realDisk.copy),
    link: wrap('link', realDisk.link),
    rename: wrap('rename', realDisk.rename),
    remove: wrap('remove', realDisk.remove),
    change: wrap('change', realDisk.change),
    free: realDisk.free,
  };
  return { disk, taken };
}
