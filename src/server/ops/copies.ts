/**
 * Where copies of the database lie: apart from the data, so that what is erased there is in no other file
 * of the folder, and found again, so that an erasure can name those that still hold somebody.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { StartError, type Config } from '../process/config.ts';
import { DATABASE_FILE } from '../store/db.ts';
import { privateFolder } from '../store/folder.ts';

export type Folders = Pick<Config, 'dataDir' | 'backupDir'>;

/** "avant-migration": made by itself, and removed by itself after a month. */
export type CopyKind = 'sauvegarde' | 'avant-migration' | 'avant-restauration';

const DAY_MS = 24 * 3600_000;
const MIGRATION_DAYS = 30;
/** Longer than any copy takes. */
const ABANDONED_DAYS = 1;

const STEM = 'plateforme';
/** Of a file that is being written. */
export const PART = '.en-cours';

/** 2026-11-22T08-15-30Z: sorts, and is a file's name everywhere. */
const stampOf = (now: Date): string => now.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');

const beside = (dataDir: string): string => `${dataDir}-sauvegardes`;
/** Where they lay until 2026, and where they lie when nothing can be made beside the data. */
const inside = (dataDir: string): string => join(dataDir, 'sauvegardes');

/** Made if missing. @throws StartError when the one that was asked for cannot be */
export function copiesFolder({ dataDir, backupDir = null }: Folders): string {
  for (const folder of backupDir === null ? [beside(dataDir), inside(dataDir)] : [backupDir])
    try {
      privateFolder(folder);
      return folder;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
    }
  throw new StartError(
    `Impossible d’écrire dans le dossier des sauvegardes ${backupDir ?? beside(dataDir)} : corrigez ses droits, ou indiquez-en un autre avec BACKUP_DIR.`,
  );
}

/** A name that no file has yet. */
export function copyName(folder: string, kind: CopyKind, now: Date): string {
  const stem = join(folder, prefixOf(kind) + stampOf(now));
  for (let n = 1; ; n += 1) {
    const file = `${stem}${n === 1 ? '' : `-${n}`}.sqlite`;
    if (!existsSync(file)) return file;
  }
}

const prefixOf = (kind: CopyKind): string =>
  kind === 'sauvegarde' ? `${STEM}-` : `${STEM}-${kind}-`;

/** Every file of ours, beside the database in use, that holds what it held; half-made ones too. */
export function copiesOf({ dataDir, backupDir }: Folders): readonly string[] {
  const folders = [...new Set([backupDir ?? [], beside(dataDir), inside(dataDir), dataDir].flat())];
  return folders.flatMap((folder) =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => name.startsWith(`${STEM}-`) || name.endsWith(PART))
      .filter((name) => name.endsWith('.sqlite') || name.endsWith(PART))
      .map((name) => join(folder, name))
      .sort(),
  );
}

/** Copies made before a migration, once nobody goes back any more; what a broken-off copy left. */
export function purgeCopies(folders: Folders, now: Date): readonly string[] {
  const database = join(folders.dataDir, DATABASE_FILE);
  const since = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
  const oldest = prefixOf('avant-migration') + stampOf(since(MIGRATION_DAYS));
  const old = copiesOf(folders).filter((file) =>
    file.endsWith(PART)
      ? !file.startsWith(database) && statSync(file).mtime < since(ABANDONED_DAYS)
      : basename(file).startsWith(prefixOf('avant-migration')) && basename(file) < oldest,
  );
  for (const file of old) rmSync(file, { force: true });
  return old;
}
