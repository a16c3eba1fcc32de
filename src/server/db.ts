/**
 * The one SQLite file. WAL so that reads never wait for writes, synchronous=FULL so that what was
 * acknowledged survives a power cut, migrations applied in order and once.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from './config.ts';
import { troubleOf } from './ops/trouble.ts';

export interface Store {
  readonly db: DatabaseSync;
  /** All or nothing; inside another one, undone alone or kept with it. */
  readonly transaction: <T>(work: () => T) => T;
  /** Called whenever something was undone: what is remembered of the store may be of what never was. */
  readonly onUndo: (forget: () => void) => void;
  /** Whether the last attempt to write something failed for a reason of the disk or the file. */
  readonly isTroubled: () => boolean;
  readonly close: () => void;
}

const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  // What is erased is overwritten in the file, where that costs no page more.
  'secure_delete = FAST',
  'cache_size = -32768',
  // Pages: rarer than the default, since every checkpoint writes pages that will change again.
  'wal_autocheckpoint = 4000',
];
const MIGRATIONS = join(import.meta.dirname, 'migrations');
export const DATABASE_FILE = 'plateforme.sqlite';

/** @throws StartError when the folder or the file cannot be used. */
export function openStore(dataDir: string): Store {
  const db = openFile(dataDir);
  const forgetters: (() => void)[] = [];
  let troubled = false;
  const transaction = <T>(work: () => T): T => {
    const inner = db.isTransaction;
    // IMMEDIATE: a reader that turns writer halfway could otherwise be refused.
    let begun = false;
    try {
      db.exec(inner ? 'SAVEPOINT part' : 'BEGIN IMMEDIATE');
      begun = true;
      const result = work();
      db.exec(inner ? 'RELEASE part' : 'COMMIT');
      if (!inner) troubled = false;
      return result;
    } catch (error) {
      if (troubleOf(error)) troubled = true;
      // On a full disk SQLite may have undone everything itself.
      if (begun && db.isTransaction) db.exec(inner ? 'ROLLBACK TO part; RELEASE part' : 'ROLLBACK');
      for (const forget of forgetters) forget();
      throw error;
    }
  };
  try {
    migrate(db, transaction, dataDir);
  } catch (error) {
    db.close();
    throw startErrorOf(error, dataDir);
  }
  return {
    db,
    transaction,
    isTroubled: () => troubled,
    onUndo: (forget) => void forgetters.push(forget),
    close: () => db.close(),
  };
}

function openFile(dataDir: string): DatabaseSync {
  try {
    // Learners' data: for the account that runs the server only.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const db = new DatabaseSync(join(dataDir, DATABASE_FILE), {
      timeout: 5000,
      enableForeignKeyConstraints: true,
    });
    for (const pragma of PRAGMAS) db.exec(`PRAGMA ${pragma}`);
    // Fails now, rather than at the first answer, where nothing can be written.
    db.exec('BEGIN IMMEDIATE; ROLLBACK');
    return db;
  } catch (error) {
    throw unusable(error, dataDir);
  }
}

/** What SQLite could not do at the start, as whoever starts it is told; any other error as it is. */
export function startErrorOf(error: unknown, dataDir: string): unknown {
  return troubleOf(error) ? unusable(error, dataDir) : error;
}

const unusable = (error: unknown, dataDir: string): StartError =>
  new StartError(reason(error as NodeJS.ErrnoException & { errcode?: number }, dataDir));

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGED = [11, 26];

function reason(error: NodeJS.ErrnoException & { errcode?: number }, dataDir: string): string {
  if (DAMAGED.includes((error.errcode ?? 0) & 0xff))
    return `La base de données ${join(dataDir, DATABASE_FILE)} est endommagée : restaurez une sauvegarde.`;
  return `Impossible d’écrire dans le dossier des données ${dataDir} (${error.code === 'ERR_SQLITE_ERROR' ? error.message : (error.code ?? error.message)}) : corrigez ses droits, ou indiquez un autre dossier avec DATA_DIR.`;
}

function migrations(): readonly string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => /^\d{3}-.+\.sql$/.test(name))
    .sort();
}

/** The `user_version` of a database of this version of the platform. */
export function latestVersion(): number {
  return migrations().length;
}

function migrate(db: DatabaseSync, transaction: Store['transaction'], dataDir: string): void {
  const scripts = migrations();
  const current = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  const latest = scripts.length;
  if (current > latest)
    throw new StartError(
      `La base de données ${join(dataDir, DATABASE_FILE)} vient d’une version plus récente de la plateforme : mettez la plateforme à jour.`,
    );
  scripts.slice(current).forEach((name, index) =>
    transaction(() => {
      db.exec(readFileSync(join(MIGRATIONS, name), 'utf8'));
      db.exec(`PRAGMA user_version = ${current + index + 1}`);
    }),
  );
}
