/** What the packages of the real course weigh. */
import { readdirSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Section } from './bench.ts';
import { atMost, kB } from './figure.ts';
import { ROOT } from './sites.ts';

/** Moodle's default for an upload on many hosts is 2 MB (PHP's upload_max_filesize). */
const LIMIT = 2_000_000;

// eslint-disable-next-line @typescript-eslint/require-await -- a section is asynchronous
export const packages: Section = async function* (bench) {
  const out = join(bench.scratch, 'paquets');
  const { status } = spawnSync('npm', ['run', '--silent', 'package', '--', '--out', out], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const names = status === 0 ? readdirSync(out).sort() : [];
  if (names.length === 0) throw new Error('No package was written.');
  for (const name of names)
    yield {
      name,
      checks: [atMost(statSync(join(out, name)).size, LIMIT, kB)],
      floor: '',
      peer: '',
      how: ['npm run package, the whole course'],
    };
};
