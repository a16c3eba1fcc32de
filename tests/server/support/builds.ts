/** Builds that take no time, beside a site that people visit. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildSite } from '../../../src/server/build/build.ts';
import { writeWholeSite } from './site.ts';

export const NOW = new Date('2026-11-30T10:00:00Z');
export const build = (
  siteDir: string,
  release: string,
  more: Partial<Parameters<typeof buildSite>[0]> = {},
) =>
  buildSite({
    siteDir,
    base: '/',
    digest: release,
    make: (folder) => {
      writeWholeSite(folder, release);
      return Promise.resolve(true);
    },
    now: NOW,
    ...more,
  });
export const home = (siteDir: string): string => readFileSync(join(siteDir, 'index.html'), 'utf8');
/** What stands beside the site: nothing must be left there. */
export const beside = (siteDir: string): string[] =>
  readdirSync(dirname(siteDir)).filter((name) => name !== basename(siteDir));
export const freshSite = (release = 'un'): string => {
  const siteDir = join(writeWholeSite(), '../site');
  writeWholeSite(siteDir, release);
  rmSync(join(siteDir, '../dist'), { recursive: true });
  return siteDir;
};
