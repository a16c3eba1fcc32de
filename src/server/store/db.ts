/**
 * The one SQLite file. WAL so that reads never wait for writes, synchronous=FULL so that what was
 * acknowledged survives a power cut, migrations applied in order and once.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../process/config.ts';
import { privateFile, privateFolder } from './folder.ts';
import { troubleOf } from './trouble.ts';

export interface Store {
  readonly db: DatabaseSync;
  /** All or nothing; inside another one, undone alone or kept with it. */
  readonly transaction: <T>(work: () => T) => T;
  /** Called whenever something was undone: what is remembered of the store may be of what never was. */
  readonly onUndo: (forget: () => void) => void;
  /**
   * Empties the log into the file: what was erased is then nowhere. False while another program reads
   * what was there before.
   */
  readonly emptyLog: () => boolean;
  /** Whether the last attempt to write something failed for a reason of the disk or the file. */
  readonly isTroubled: () => boolean;
  readonly close: () => void;
}

const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  // What is erased is overwritten in the file, pages that become free included.
  'secure_delete = ON',
  'cache_size = -32768',
  // Pages: rarer than the default, since every checkpoint writes pages that will change again.
  'wal_autocheckpoint = 4000',
];
/** How long a write waits for another program's. */
const TIMEOUT_MS = 5000;
const MIGRATIONS = join(import.meta.dirname, 'migrations');
export const DATABASE_FILE = 'plateforme.sqlite';

/**
 * A database that is made when there is none. One of an earlier version is refused: whoever migrates it
 * holds the folder and has made a copy (ops/opening.ts).
 * @throws StartError when the folder or the file cannot be used
 */
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
    const version = versionOf(db, dataDir);
    if (version === 0) migrate(db);
    else if (version < latestVersion())
      throw new StartError(
        `La base de données ${join(dataDir, DATABASE_FILE)} est d’une version antérieure de la plateforme : redémarrez le serveur, qui la met à jour, puis recommencez.`,
      );
  } catch (error) {
    db.close();
    throw startErrorOf(error, dataDir);
  }
  return {
    db,
    transaction,
    emptyLog: () => {
      // The whole server would wait with it.
      db.exec('PRAGMA busy_timeout = 0');
      try {
        return db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
      } finally {
        db.exec(`PRAGMA busy_timeout = ${TIMEOUT_MS}`);
      }
    },
    isTroubled: () => troubled,
    onUndo: (forget) => void forgetters.push(forget),
    close: () => db.close(),
  };
}

function openFile(dataDir: string): DatabaseSync {
  try {
    privateFolder(dataDir);
    const file = join(dataDir, DATABASE_FILE);
    privateFile(file);
    const db = new DatabaseSync(file, { timeout: TIMEOUT_MS, enableForeignKeyConstraints: true });
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

export const unusable = (error: unknown, dataDir: string): StartError =>
  new StartError(reason(error as NodeJS.ErrnoException & { errcode?: number }, dataDir));

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
export function isDamage(error: unknown): boolean {
  return [11, 26].includes(((error as { errcode?: number }).errcode ?? 0) & 0xff);
}

function reason(error: NodeJS.ErrnoException & { errcode?: number }, dataDir: string): string {
  if (isDamage(error))
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

/** 0: an empty one. @throws StartError when this platform is too old for it */
export function versionOf(db: DatabaseSync, dataDir: string): number {
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version > latestVersion())
    throw new StartError(
      `La base de données ${join(dataDir, DATABASE_FILE)} vient d’une version plus récente de la plateforme : mettez la plateforme à jour.`,
    );
  return version;
}

/** To the version of this platform, or not at all. */
export function migrate(db: DatabaseSync): void {
  const scripts = migrations();
  db.exec('BEGIN IMMEDIATE');
  try {
    const current = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    for (const name of scripts.slice(current))
      db.exec(readFileSync(join(MIGRATIONS, name), 'utf8'));
    db.exec(`PRAGMA user_version = ${scripts.length}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
