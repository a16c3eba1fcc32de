/** `npm run build`; `--outDir` builds elsewhere than where the server looks, the rest is Astro's. */
import { resolve } from 'node:path';
import { hashInputs } from './inputs.ts';
import { refuse } from '../process/refuse.ts';
import { astroBuild } from './astro.ts';
import { buildSite } from './build.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

try {
  const { outDir, others } = argumentsOf(process.argv.slice(2));
  const { BASE, PAQUET, SITE_DIR, CONTENT_DIR } = process.env;
  const content = resolve(ROOT, CONTENT_DIR || 'content');
  await buildSite({
    siteDir: resolve(ROOT, outDir ?? (SITE_DIR || 'dist')),
    base: BASE ?? '/',
    // A part of the course, or one under a base of its own, is not the site those inputs make.
    digest: BASE === undefined && PAQUET === undefined ? hashInputs(ROOT, content) : null,
    make: (folder) => astroBuild(ROOT, folder, others),
    now: new Date(),
  });
} catch (error) {
  refuse(error);
}

function argumentsOf(args: readonly string[]): {
  readonly outDir: string | undefined;
  readonly others: readonly string[];
} {
  const at = args.indexOf('--outDir');
  if (at === -1) return { outDir: undefined, others: args };
  return { outDir: args[at + 1], others: [...args.slice(0, at), ...args.slice(at + 2)] };
}
