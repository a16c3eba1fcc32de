/** Copies of the database, made while the server works, and checked. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../process/config.ts';
import { DATABASE_FILE, versionOf } from '../store/db.ts';
import { PART } from './copies.ts';
import { realDisk, type Disk } from './disk.ts';
import { bytesOf, requireSpace } from './space.ts';

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly statements: number;
}

/**
 * One moment of the database, whole, whatever the server writes meanwhile (VACUUM INTO reads a snapshot;
 * the backup API would start over with each write of another process).
 * @throws StartError when there is nothing to copy, the file exists, there is no room, or the copy is not sound
 */
export function backUp(dataDir: string, file: string, disk: Disk = realDisk): Backup {
  const source = join(dataDir, DATABASE_FILE);
  if (!existsSync(source))
    throw new StartError(`Il n’y a rien à sauvegarder : ${source} n’existe pas (DATA_DIR).`);
  if (existsSync(file))
    throw new StartError(`Le fichier ${file} existe déjà : une sauvegarde n’en remplace aucune.`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  requireSpace(disk, [{ folder: dirname(file), bytes: bytesOf(source) }]);
  const part = file + PART;
  try {
    const statements = checkedCopy(source, part, disk);
    // Fails if the name was taken meanwhile, where a rename would replace.
    disk.link(part, file);
    return { file, bytes: statSync(file).size, statements };
  } finally {
    removeDatabase(part, disk);
  }
}

/** With what SQLite leaves beside it: a journal of another database would be played into the next one. */
export function removeDatabase(file: string, disk: Disk): void {
  for (const end of ['', '-journal', '-wal', '-shm']) disk.remove(file + end);
}

/** @returns how many statements it holds. @throws StartError */
export function checkedCopy(source: string, target: string, disk: Disk): number {
  removeDatabase(target, disk);
  try {
    disk.vacuumInto(source, target);
  } catch (error) {
    throw copyFailed(source, error);
  }
  return check(target);
}

export const copyFailed = (source: string, error: unknown): StartError =>
  new StartError(
    `La copie de ${basename(source)} a échoué (${(error as Error).message}) : vérifiez la place et les droits, et que ce fichier est bien une base de la plateforme.`,
  );

function check(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const found = db.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    if (found !== 'ok') throw new StartError(`La copie est endommagée (${String(found)}).`);
    if (versionOf(db, file) === 0)
      throw new StartError('Ce fichier n’est pas une base de données de la plateforme.');
    return db.prepare('SELECT count(*) AS n FROM statement').get()?.['n'] as number;
  } finally {
    db.close();
  }
}
