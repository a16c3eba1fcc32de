/**
 * One server a folder of data: what it remembers of the database would be wrong with two, and nobody may
 * replace the file under one. Held by a lock of the operating system, so that a crash lets go of it.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../process/config.ts';
import { privateFile } from '../store/folder.ts';

const FILE = 'verrou.sqlite';
/** A server that was told to stop may still be finishing. */
const PATIENCE_MS = 6000;
const STEP_MS = 200;
const SQLITE_BUSY = 5;

/** A server, or a command that changes files, works there. */
export class FolderInUse extends StartError {}

/**
 * @param dataDir exists
 * @returns what lets go
 * @throws FolderInUse
 */
export async function holdFolder(dataDir: string, patience = PATIENCE_MS): Promise<() => void> {
  const file = join(dataDir, FILE);
  privateFile(file);
  const db = new DatabaseSync(file, { timeout: 0 });
  for (let waited = 0; ; waited += STEP_MS) {
    try {
      db.exec('BEGIN EXCLUSIVE');
      return () => db.close();
    } catch (error) {
      const busy = (error as { errcode?: number }).errcode === SQLITE_BUSY;
      if (busy && waited < patience) {
        await sleep(STEP_MS);
        continue;
      }
      db.close();
      if (!busy) throw error;
      throw new FolderInUse(
        `Un serveur utilise déjà le dossier des données ${dataDir} : arrêtez-le d’abord, ou indiquez un autre dossier avec DATA_DIR.`,
      );
    }
  }
}
