/**
 * The database as a server or a command gets it: nobody else changes the folder, what an interruption left
 * is cleared, an older database is copied before it is migrated. In this order.
 */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../process/config.ts';
import {
  DATABASE_FILE,
  latestVersion,
  migrate,
  openStore,
  startErrorOf,
  unusable,
  versionOf,
  type Store,
} from '../store/db.ts';
import { backUp, removeDatabase } from './backup.ts';
import { copiesFolder, copiesOf, copyName, PART, purgeCopies, type Folders } from './copies.ts';
import { realDisk, type Disk } from './disk.ts';
import { privateFolder } from '../store/folder.ts';
import { FolderInUse, holdFolder } from './lock.ts';
import { undoInterrupted } from './restore.ts';
import { bytesOf, requireSpace } from './space.ts';

export interface OpenStore {
  readonly store: Store;
  /** Closes it, and lets others in. */
  readonly close: () => void;
  /** The copy that was made before migrating; null when there was nothing to migrate. */
  readonly copy: string | null;
}

interface Options {
  /** How long to wait for whoever is leaving, ms. */
  readonly patience?: number;
  readonly now?: Date;
  readonly disk?: Disk;
}

/** For whoever needs the folder alone. @throws StartError */
export async function openAlone(
  folders: Folders,
  { patience, now = new Date(), disk = realDisk }: Options = {},
): Promise<OpenStore> {
  const { dataDir } = folders;
  let letGo = (): void => undefined;
  try {
    openFolder(dataDir);
    letGo = await holdFolder(dataDir, patience);
    undoInterrupted(dataDir, disk);
    refuseAnotherBeginning(folders);
    const database = join(dataDir, DATABASE_FILE);
    removeDatabase(database + PART, disk);
    const copy = upgrade(folders, now, disk);
    purgeCopies(folders, now);
    const store = openStore(dataDir);
    const close = (): void => {
      store.close();
      letGo();
    };
    return { store, close, copy };
  } catch (error) {
    letGo();
    throw startErrorOf(error, dataDir);
  }
}

/** @throws StartError when it is no folder, or nobody may write there */
function openFolder(dataDir: string): void {
  try {
    privateFolder(dataDir);
  } catch (error) {
    throw unusable(error, dataDir);
  }
}

/** For a command that may work while the server does. @throws StartError */
export async function openBeside(folders: Folders): Promise<OpenStore> {
  try {
    return await openAlone(folders, { patience: 0 });
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    // Only a restoration has one: what would be written now would be lost with the database it replaces.
    if (existsSync(join(folders.dataDir, DATABASE_FILE + PART))) throw error;
    const store = openStore(folders.dataDir);
    return { store, close: store.close, copy: null };
  }
}

/** An empty platform beside a copy of a full one would be taken for the real one. @throws StartError */
function refuseAnotherBeginning(folders: Folders): void {
  const database = join(folders.dataDir, DATABASE_FILE);
  // An empty file is one that was begun and never filled.
  if (bytesOf(database) > 0) return;
  const copies = copiesOf(folders).filter((file) => statSync(file).size > 0);
  const whole = copies.filter((file) => !file.endsWith(PART));
  const [latest] = whole.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (copies.length === 0) return;
  throw new StartError(
    latest === undefined
      ? `La base de données ${database} manque : une restauration a été interrompue, recommencez-la.`
      : `La base de données ${database} manque, mais une copie existe : remettez-la avec « npm run restauration -- ${latest} ». Pour repartir de rien, déplacez d’abord les copies.`,
  );
}

/** @returns the copy made before; null when the database is of this version, or there is none. */
function upgrade(folders: Folders, now: Date, disk: Disk): string | null {
  const { dataDir } = folders;
  const database = join(dataDir, DATABASE_FILE);
  const version = existsSync(database) ? versionIn(database, dataDir) : 0;
  if (version === 0 || version === latestVersion()) return null;
  const folder = copiesFolder(folders);
  const bytes = bytesOf(database);
  requireSpace(disk, [
    { folder, bytes },
    { folder: dataDir, bytes: 2 * bytes },
  ]);
  const copy = copyName(folder, 'avant-migration', now);
  backUp(dataDir, copy, disk);
  // Earlier versions left what was erased in pages that had become free.
  disk.change(database, (db) => db.exec('VACUUM'));
  disk.change(database, migrate);
  return copy;
}

function versionIn(database: string, dataDir: string): number {
  const db = new DatabaseSync(database, { timeout: 5000 });
  try {
    return versionOf(db, dataDir);
  } finally {
    db.close();
  }
}
