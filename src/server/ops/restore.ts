/**
 * A copy put in the place of the database, with the server stopped. Killed anywhere, the folder holds the
 * database of before, whole, or the restored one: the log is folded into its file first, so that one rename
 * is the whole change.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../process/config.ts';
import { DATABASE_FILE, isDamage, migrate } from '../store/db.ts';
import { checkedCopy, copyFailed, removeDatabase } from './backup.ts';
import { copiesFolder, copyName, PART, type Folders } from './copies.ts';
import { realDisk, type Disk } from './disk.ts';
import { privateFolder } from '../store/folder.ts';
import { holdFolder } from './lock.ts';
import { bytesOf, requireSpace } from './space.ts';
import { openTrace } from './trace.ts';

/**
 * @returns where a copy of the database that was replaced lies; null when there was none
 * @throws StartError when a server runs or the file cannot be used; nothing has changed then
 */
export async function restore(
  folders: Folders,
  file: string,
  now: Date,
  disk: Disk = realDisk,
): Promise<string | null> {
  if (!existsSync(file)) throw new StartError(`La sauvegarde ${file} n’existe pas.`);
  const { dataDir } = folders;
  privateFolder(dataDir);
  const letGo = await holdFolder(dataDir, 0);
  const target = join(dataDir, DATABASE_FILE);
  const part = target + PART;
  try {
    undoInterrupted(dataDir, disk);
    const folder = copiesFolder(folders);
    requireSpace(disk, [
      { folder: dataDir, bytes: 2 * bytesOf(file) },
      { folder, bytes: bytesOf(target) },
    ]);
    checkedCopy(file, part, disk);
    // Said in the database that is put back, before anybody works in it; one of an earlier version has no
    // place to say it, and the copy it comes from stays.
    disk.change(part, (db) => {
      migrate(db);
      openTrace(db, () => now).note({
        ...{ action: 'restoration', account: null, subject: null },
        detail: file,
      });
    });
    const aside = existsSync(target)
      ? setAside(target, copyName(folder, 'avant-restauration', now), disk)
      : null;
    for (const end of ['-wal', '-shm']) disk.remove(target + end);
    disk.rename(part, target);
    return aside;
  } finally {
    try {
      removeDatabase(part, disk);
    } finally {
      letGo();
    }
  }
}

/** @returns `aside`, which holds all the database did; the database is one file then. @throws StartError */
function setAside(target: string, aside: string, disk: Disk): string {
  try {
    disk.fold(target);
  } catch (error) {
    if (!isDamage(error))
      throw new StartError(
        `Un autre programme utilise ${target} (${(error as Error).message}) : attendez qu’il ait fini, puis recommencez ; rien n’a changé.`,
      );
    // Nothing can be read of it any more: kept as it is, for who could.
    if (existsSync(`${target}-wal`)) disk.copy(`${target}-wal`, `${aside}-wal`);
  }
  try {
    disk.copy(target, aside + PART);
  } catch (error) {
    throw copyFailed(target, error);
  }
  disk.rename(aside + PART, aside);
  return aside;
}

/**
 * Until 2026 a restoration moved the database away before it put the copy in its place; one that was
 * killed in between left none, and the next start would make an empty one.
 */
export function undoInterrupted(dataDir: string, disk: Disk): void {
  const target = join(dataDir, DATABASE_FILE);
  if (existsSync(target)) return;
  const aside = readdirSync(dataDir)
    .filter((name) => /^plateforme-avant-restauration-.*\.sqlite$/.test(name))
    .sort()
    .at(-1);
  if (aside === undefined) return;
  // The log first: a database without it would have lost what was written last.
  for (const end of ['-wal', ''])
    if (existsSync(join(dataDir, aside + end)))
      disk.rename(join(dataDir, aside + end), target + end);
}
