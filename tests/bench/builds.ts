/** What a course of 300 lessons costs: its build against plain Astro, and what it adds to each page. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { MANY, type Section } from './bench.ts';
import { atMost, kB, median, seconds, times } from './figure.ts';
import { FIRST_LESSON, LESSONS_PER_MODULE, writeCourse } from './generated.ts';
import { writePlainSite } from './plain-site.ts';
import { astroBuild, ROOT, type Built } from './sites.ts';

const RUNS = 3;

/** Wall and CPU time of one build, ms; CPU is NaN where the system does not tell. */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

export const build: Section = async function* (bench) {
  const { content, prose } = await bench.many();
  const plainDir = join(bench.scratch, 'plain');
  mkdirSync(plainDir);
  writePlainSite(plainDir, prose.lessons);
  const ours: Cost[] = [];
  const plain: Cost[] = [];
  // In turn, so that what else the machine does weighs on both.
  for (let run = 0; run < RUNS; run += 1) {
    plain.push(await cost(() => astroBuild(plainDir, join(bench.scratch, 'dist-plain'))));
    ours.push(
      await cost(() =>
        astroBuild(ROOT, join(bench.scratch, 'dist-build'), { CONTENT_DIR: content }),
      ),
    );
  }
  const of = (costs: readonly Cost[], what: keyof Cost): number =>
    median(costs.map((one) => one[what]));
  yield {
    name: 'build of 300 lessons with 6 questions each and search ÷ the same prose in plain Astro + MDX',
    checks: [atMost(of(ours, 'wall') / of(plain, 'wall'), 2, times)],
    floor: '1',
    peer: '~2.5 (Starlight, no quiz)',
    how: [
      `ours ${seconds(of(ours, 'wall'))} ÷ plain ${seconds(of(plain, 'wall'))}: wall time of \`astro build\`, medians of ${RUNS} runs in turn, cold caches, empty output; ${prose.source}`,
      `all runs: ours ${list(ours)}; plain ${list(plain)}; CPU time ${times(of(ours, 'cpu') / of(plain, 'cpu'))} (${seconds(of(ours, 'cpu'))} ÷ ${seconds(of(plain, 'cpu'))})`,
    ],
  };
};

export const growth: Section = async function* (bench) {
  const { prose, built } = await bench.many();
  const content = join(bench.scratch, 'content-few');
  mkdirSync(content);
  writeCourse(content, prose.lessons.slice(0, LESSONS_PER_MODULE));
  const few = await astroBuild(ROOT, join(bench.scratch, 'dist-few'), { CONTENT_DIR: content });
  const [before, after] = [few, built].map(bytesOf);
  yield {
    name: 'growth of a lesson’s HTML from 10 to 300 lessons, brotli',
    checks: [atMost((after ?? NaN) - (before ?? NaN), 1000, kB)],
    floor: kB(0),
    peer: 'grows with its sidebar',
    how: [
      `the same page (${FIRST_LESSON}), brotli 11: ${kB(before ?? NaN)} in a course of one module of ${LESSONS_PER_MODULE} lessons, ${kB(after ?? NaN)} in one of ${MANY / LESSONS_PER_MODULE} such modules`,
    ],
  };
};

const bytesOf = ({ dist }: Built): number =>
  brotliCompressSync(readFileSync(join(dist, FIRST_LESSON))).length;

async function cost(make: () => Promise<Built>): Promise<Cost> {
  const before = childrenCpu();
  const { ms } = await make();
  return { wall: ms, cpu: childrenCpu() - before };
}

const TICK_MS = 10;

/** CPU time of the processes that ended, from Linux's account of this one (proc(5), cutime and cstime). */
function childrenCpu(): number {
  try {
    const [, fields = ''] = readFileSync('/proc/self/stat', 'utf8').split(') ');
    const columns = fields.split(' ').map(Number);
    return ((columns[13] ?? NaN) + (columns[14] ?? NaN)) * TICK_MS;
  } catch {
    return NaN;
  }
}

const list = (costs: readonly Cost[]): string => costs.map(({ wall }) => seconds(wall)).join(', ');
