/** One folder put in another's place, on one disk. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartError } from '../process/config.ts';

/**
 * Where the site stands while the new one takes its place. No system renames one folder over another, so
 * there is an instant with neither: a server reads here then (site/assets.ts), and a build that is killed
 * in it is made good by the next (`recover`).
 */
export function placeBefore(siteDir: string): string {
  return join(dirname(siteDir), `.${basename(siteDir)}-avant`);
}

/** Where a link leads: what it names is replaced, not the link. */
export function realPlace(siteDir: string): string {
  return existsSync(siteDir) ? realpathSync(siteDir) : siteDir;
}

/** @throws StartError when the site's folder cannot be replaced: it stays as it was. */
export function putInPlace(folder: string, siteDir: string): void {
  flush(folder);
  const before = placeBefore(siteDir);
  rmSync(before, { recursive: true, force: true });
  try {
    if (existsSync(siteDir)) renameSync(siteDir, before);
    renameSync(folder, siteDir);
  } catch (error) {
    recover(siteDir);
    throw new StartError(
      `Le dossier ${siteDir} ne peut pas être remplacé (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}) : il n’a pas changé. Donnez à SITE_DIR un dossier ordinaire, dans un dossier où l’on peut écrire.`,
    );
  }
  flushEntry(dirname(siteDir));
  rmSync(before, { recursive: true, force: true });
}

/** After a build that was killed between its two steps. */
export function recover(siteDir: string): void {
  const before = placeBefore(siteDir);
  if (!existsSync(siteDir) && existsSync(before)) renameSync(before, siteDir);
}

/** Onto the disk before the names change: a power cut must not leave empty pages under them. */
function flush(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    flushEntry(join(entry.parentPath, entry.name));
  flushEntry(folder);
}

function flushEntry(path: string): void {
  try {
    const file = openSync(path, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // Some systems (Windows, network disks) do not flush what is open for reading, or a folder.
  }
}
