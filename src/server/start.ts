/**
 * `npm start`: builds the site if anything it is made of has changed, then serves it; with
 * `--build-only` (`npm run build:if-changed`) it stops after the build.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { astroBuild } from './build/astro.ts';
import { buildSite } from './build/build.ts';
import { recover } from './build/place.ts';
import { hashInputs, isFresh } from './build/inputs.ts';
import { readConfig, StartError } from './process/config.ts';
import { run } from './main.ts';
import { refuse } from './process/refuse.ts';

const ROOT = resolve(import.meta.dirname, '../..');

async function build(siteDir: string): Promise<void> {
  const contentDir = resolve(ROOT, process.env['CONTENT_DIR'] || 'content');
  if (!existsSync(contentDir))
    throw new StartError(`Le dossier des contenus ${contentDir} n’existe pas (CONTENT_DIR).`);
  recover(siteDir);
  const digest = hashInputs(ROOT, contentDir);
  const isThere = existsSync(join(siteDir, 'index.html'));
  if (isThere && isFresh(siteDir, digest)) return;
  process.stderr.write(
    `${isThere ? 'Le site a changé' : 'Le site n’est pas encore construit'} : construction…\n`,
  );
  try {
    await buildSite({
      siteDir,
      base: '/',
      digest,
      make: (folder) => astroBuild(ROOT, folder, []),
      now: new Date(),
    });
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new StartError(
      `${error.message}\nCorrigez ce qui est signalé ci-dessus, puis relancez « npm start ».${
        existsSync(join(siteDir, 'index.html')) ? ' « npm run serve » sert le site d’avant.' : ''
      }`,
    );
  }
}

try {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, ROOT);
  await build(config.siteDir);
  if (!process.argv.includes('--build-only')) await run(config);
} catch (error) {
  refuse(error);
}
