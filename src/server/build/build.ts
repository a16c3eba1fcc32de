/**
 * A build never takes the site away: it is made beside the one that is served, looked at, and put in its
 * place when it is whole. Whatever goes wrong before leaves the site as it was.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartError } from '../process/config.ts';
import { markFresh } from './inputs.ts';
import { faultsOf } from './check.ts';
import { keepOldFiles } from './old-files.ts';
import { putInPlace, realPlace, recover } from './place.ts';

export interface BuildParts {
  readonly siteDir: string;
  /** What the site's addresses begin with: "/", or the base of a package. */
  readonly base: string;
  /** Of what the build reads, taken before it; null leaves it unsaid. */
  readonly digest: string | null;
  /** Makes the site in this folder. @returns whether it did; what went wrong has been said. */
  readonly make: (folder: string) => Promise<boolean>;
  readonly now: Date;
}

/** @throws StartError when there is no new site; the one before, if any, is untouched. */
export async function buildSite(parts: BuildParts): Promise<void> {
  const { base, digest, make, now } = parts;
  const siteDir = realPlace(parts.siteDir);
  const folder = join(dirname(siteDir), `${prefixOf(siteDir)}${process.pid}`);
  create(folder);
  try {
    recover(siteDir);
    sweep(siteDir);
    if (!(await make(folder)))
      throw new StartError(`La construction a échoué. ${standing(siteDir)}`);
    const faults = faultsOf(folder, base);
    if (faults.length > 0)
      throw new StartError(
        ['Le site construit n’est pas entier :', ...shown(faults), standing(siteDir)].join('\n'),
      );
    keepOldFiles(siteDir, folder, now);
    if (digest !== null) markFresh(folder, digest);
    putInPlace(folder, siteDir);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What visitors have meanwhile. */
export function standing(siteDir: string): string {
  return existsSync(join(siteDir, 'index.html'))
    ? 'Le site d’avant n’a pas changé.'
    : 'Il n’y a pas encore de site.';
}

/** Beside the site: a folder is put in another's place on one disk only. */
const prefixOf = (siteDir: string): string => `.${basename(siteDir)}-neuf-`;

function create(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StartError(
      `Le site se construit à côté de celui qui est servi, et ${dirname(folder)} ne peut pas être écrit (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}).`,
    );
  }
}

/** What a build that was killed has left. */
function sweep(siteDir: string): void {
  const parent = dirname(siteDir);
  const prefix = prefixOf(siteDir);
  for (const name of readdirSync(parent))
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length))))
      rmSync(join(parent, name), { recursive: true, force: true });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const SHOWN = 10;

function shown(faults: readonly string[]): readonly string[] {
  const lines = faults.slice(0, SHOWN).map((fault) => `- ${fault}`);
  return faults.length > SHOWN ? [...lines, `- et ${faults.length - SHOWN} autres`] : lines;
}
