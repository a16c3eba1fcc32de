/** `npm run build`; `--outDir` builds elsewhere than where the server looks. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hashInputs } from '../build-inputs.ts';
import { refuse } from '../main.ts';
import { astroBuild } from './astro.ts';
import { buildSite } from './build.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

try {
  const { values } = parseArgs({
    options: { outDir: { type: 'string' }, silent: { type: 'boolean', default: false } },
  });
  const { BASE, PAQUET, SITE_DIR, CONTENT_DIR } = process.env;
  const content = resolve(ROOT, CONTENT_DIR || 'content');
  await buildSite({
    siteDir: resolve(ROOT, values.outDir ?? (SITE_DIR || 'dist')),
    base: BASE ?? '/',
    // A part of the course, or one under a base of its own, is not the site those inputs make.
    digest: BASE === undefined && PAQUET === undefined ? hashInputs(ROOT, content) : null,
    make: (folder) => astroBuild(ROOT, folder, values.silent ? ['--silent'] : []),
    now: new Date(),
  });
} catch (error) {
  refuse(error);
}
