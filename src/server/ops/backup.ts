/** Copies of the database: made while the server works, checked, and put back while it does not. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../config.ts';
import { DATABASE_FILE, latestVersion } from '../db.ts';
import { holdFolder } from './lock.ts';

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly statements: number;
}

/** 2026-11-22T08-15-30Z: sorts, and is a file's name everywhere. */
const stampOf = (now: Date): string => now.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');

/** Beside the data, when no other place is named. */
export function defaultBackup(dataDir: string, now: Date): string {
  return join(dataDir, 'sauvegardes', `plateforme-${stampOf(now)}.sqlite`);
}

/**
 * One moment of the database, whole, whatever the server writes meanwhile (VACUUM INTO reads a snapshot;
 * the backup API would start over with each write of another process).
 * @throws StartError when there is nothing to copy, the file exists, or the copy is not sound
 */
export function backUp(dataDir: string, file: string): Backup {
  const source = join(dataDir, DATABASE_FILE);
  if (!existsSync(source))
    throw new StartError(`Il n’y a rien à sauvegarder : ${source} n’existe pas (DATA_DIR).`);
  if (existsSync(file))
    throw new StartError(`Le fichier ${file} existe déjà : une sauvegarde n’en remplace aucune.`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.en-cours`;
  try {
    rmSync(part, { force: true });
    copyOf(source, part);
    const statements = check(part);
    // Fails if the name was taken meanwhile, where a rename would replace.
    linkSync(part, file);
    return { file, bytes: statSync(file).size, statements };
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * @returns where the database that was replaced lies now; null when there was none
 * @throws StartError when a server runs or the file cannot be used; nothing has changed then
 */
export async function restore(dataDir: string, file: string, now: Date): Promise<string | null> {
  if (!existsSync(file)) throw new StartError(`La sauvegarde ${file} n’existe pas.`);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const letGo = await holdFolder(dataDir, 0);
  const target = join(dataDir, DATABASE_FILE);
  const part = `${target}.en-cours`;
  try {
    rmSync(part, { force: true });
    copyOf(file, part);
    check(part);
    const aside = existsSync(target)
      ? join(dataDir, `plateforme-avant-restauration-${stampOf(now)}.sqlite`)
      : null;
    // The log of a database goes with it: it holds what was written last.
    if (aside)
      for (const end of ['', '-wal', '-shm'])
        if (existsSync(target + end)) renameSync(target + end, aside + end);
    renameSync(part, target);
    return aside;
  } finally {
    rmSync(part, { force: true });
    letGo();
  }
}

/** @throws StartError */
function copyOf(source: string, target: string): void {
  try {
    const db = new DatabaseSync(source, { timeout: 30_000 });
    try {
      db.prepare('VACUUM INTO ?').run(target);
    } finally {
      db.close();
    }
    const written = openSync(target, 'r+');
    fsyncSync(written);
    closeSync(written);
  } catch (error) {
    throw new StartError(
      `La copie de ${basename(source)} a échoué (${(error as Error).message}) : vérifiez la place et les droits, et que ce fichier est bien une base de la plateforme.`,
    );
  }
}

/** @returns how many statements it holds. @throws StartError */
function check(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const found = db.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    if (found !== 'ok') throw new StartError(`La copie est endommagée (${String(found)}).`);
    const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (version === 0)
      throw new StartError('Ce fichier n’est pas une base de données de la plateforme.');
    if (version > latestVersion())
      throw new StartError(
        'Cette sauvegarde vient d’une version plus récente de la plateforme : mettez la plateforme à jour.',
      );
    return db.prepare('SELECT count(*) AS n FROM statement').get()?.['n'] as number;
  } finally {
    db.close();
  }
}
