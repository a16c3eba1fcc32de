/**
 * `npm run soak`: the long form of the fault suite. 10,000 answers under random faults, 20 SIGKILLs of
 * the server under load, 1,000,000 statements, a meeting of thirty. `npm run soak -- answers=500 kills=3` runs these parts
 * at these sizes; SOAK_SEED repeats a run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../../src/core/question/shuffle.ts';
import { astroBuild, ROOT } from '../bench/sites.ts';
import { findBrowser } from '../browser.ts';
import { writeCourse } from '../server/support/course.ts';
import { soakAnswers } from './answers.ts';
import { soakKills } from './kills.ts';
import { soakMeeting } from './meeting.ts';
import { soakMillion } from './million.ts';
import type { Outcome } from './outcome.ts';

const SIZES: Readonly<Record<string, number>> = {
  answers: 10_000,
  kills: 20,
  statements: 1_000_000,
  meeting: 20,
};

const asked = new Map(
  process.argv.slice(2).map((word) => {
    const [name = '', size] = word.split('=');
    return [name, size === undefined ? SIZES[name] : Number(size)] as const;
  }),
);
for (const [name, size] of asked)
  if (!(name in SIZES) || !Number.isInteger(size)) {
    console.error(`« ${name} » ? Parts: ${Object.keys(SIZES).join(', ')}, each with =<size>.`);
    process.exit(1);
  }
const sizeOf = (name: string): number =>
  asked.size === 0 ? (SIZES[name] ?? 0) : (asked.get(name) ?? 0);

const seed = process.env['SOAK_SEED'] ?? String(Math.floor(Math.random() * 1e9));
console.log(`SOAK_SEED=${seed}, Node ${process.version}`);

const scratch = mkdtempSync(join(tmpdir(), 'cqp-endurance-'));
/** What the answers are about: without it the board would take note of nothing. */
const course = writeCourse(join(scratch, 'course'));
const say = (line: string): void => console.log(`  ${line}`);

const parts: Readonly<Record<string, (size: number) => Promise<Outcome>>> = {
  async answers(count) {
    const siteDir = join(scratch, 'site');
    await astroBuild(ROOT, siteDir, { CONTENT_DIR: join(ROOT, 'tests/fixtures/cours') });
    const random = seeded(`${seed}/answers`);
    return soakAnswers({ chrome: await findBrowser(), siteDir, count, random, say });
  },
  kills: (kills) => soakKills(course, join(scratch, 'kills'), kills, seeded(`${seed}/kills`)),
  statements: (count) => soakMillion(course, join(scratch, 'million'), count, say),
  meeting: (questions) =>
    soakMeeting(course, join(scratch, 'meeting'), questions, seeded(`${seed}/meeting`)),
};

let failed = 0;
try {
  for (const [name, run] of Object.entries(parts)) {
    const size = sizeOf(name);
    if (size === 0) continue;
    console.log(`\n${name} (${size})`);
    const { ok, lines } = await run(size);
    for (const line of lines) say(line);
    console.log(ok ? 'ok' : 'FAILED');
    if (!ok) failed += 1;
  }
} catch (error) {
  console.error(error);
  failed += 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;
