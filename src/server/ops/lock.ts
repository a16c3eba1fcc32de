/**
 * One server a folder of data: what it remembers of the database would be wrong with two, and nobody may
 * replace the file under one. Held by a lock of the operating system, so that a crash lets go of it.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../config.ts';

const FILE = 'verrou.sqlite';
/** A server that was told to stop may still be finishing. */
const PATIENCE_MS = 6000;
const STEP_MS = 200;
const SQLITE_BUSY = 5;

/**
 * @param dataDir exists
 * @returns what lets go
 * @throws StartError when a server holds it
 */
export async function holdFolder(dataDir: string, patience = PATIENCE_MS): Promise<() => void> {
  const db = new DatabaseSync(join(dataDir, FILE), { timeout: 0 });
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
      throw new StartError(
        `Un serveur utilise déjà le dossier des données ${dataDir} : arrêtez-le d’abord, ou indiquez un autre dossier avec DATA_DIR.`,
      );
    }
  }
}
