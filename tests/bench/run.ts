/**
 * `npm run bench` prints the figures: measured, what it must be, the floor (one hand-written static page)
 * and the best peer. `npm run bench -- page search` runs these sections.
 * The exit code says whether every "must" holds.
 *
 * Times depend on the machine and on what else it does: the load is printed with them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../browser.ts';
import { openBench, type Section } from './bench.ts';
import { board } from './board.ts';
import { rows } from './figure.ts';
import { build, growth } from './builds.ts';
import { feedback } from './feedback.ts';
import { home } from './home.ts';
import { lighthouseSection } from './lighthouse.ts';
import { limits } from './limits.ts';
import { meeting } from './meeting.ts';
import { lrs } from './lrs.ts';
import { packages } from './packages.ts';
import { page } from './page.ts';
import { practice } from './practice.ts';
import { preview } from './preview.ts';
import { search, search300 } from './search-time.ts';
import { start } from './start.ts';
import { tracking } from './tracking.ts';

const SECTIONS: Readonly<Record<string, Section>> = {
  page,
  home,
  lighthouse: lighthouseSection,
  feedback,
  practice,
  search,
  'search-300': search300,
  tracking,
  limits,
  lrs,
  board,
  meeting,
  start,
  preview,
  build,
  growth,
  packages,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  console.error(`No section ${unknown.join(', ')}. Sections: ${Object.keys(SECTIONS).join(', ')}.`);
  process.exit(1);
}

const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');

const scratch = mkdtempSync(join(tmpdir(), 'cqp-bench-'));
let figures = 0;
let over = 0;
try {
  const bench = openBench(await findBrowser(), scratch);
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}`);
  try {
    for (const [name, section] of Object.entries(SECTIONS)) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      console.log(`\n${name} (load ${load()})`);
      for await (const figure of section(bench)) {
        console.log(rows(figure));
        figures += 1;
        if (!figure.checks.every(({ ok }) => ok)) over += 1;
      }
    }
  } finally {
    await bench.close();
  }
} catch (error) {
  console.error(error);
  over += 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`\n${figures} figures, ${over} over`);
process.exitCode = over === 0 && figures > 0 ? 0 : 1;
