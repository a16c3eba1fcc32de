/** The LRS at 200,000 statements and at 1,000,000: the same questions must not take much longer. */
import { enrol, factsIn } from '../server/support/course.ts';
import { client } from '../server/support/load.ts';
import { peakMemory, startProcess } from '../server/support/process.ts';
import { askQueries, fill, type QueryTimes } from '../server/support/queries.ts';
import { median } from '../bench/figure.ts';
import type { Outcome } from './outcome.ts';

const FIRST = 200_000;
const RATIO = 1.5;

export async function soakMillion(
  siteDir: string,
  dataDir: string,
  count: number,
  say: (line: string) => void,
): Promise<Outcome> {
  enrol(dataDir, count);
  const server = await startProcess(siteDir, dataDir);
  const one = client(server.url, 4);
  try {
    const measured: (readonly QueryTimes[])[] = [];
    let held = 0;
    for (const until of [FIRST, count]) {
      const began = performance.now();
      for (; held < until; held += Math.min(100_000, until - held)) {
        await fill(one, held, Math.min(held + 100_000, until));
        say(`${Math.min(held + 100_000, until)} statements`);
      }
      say(`filled to ${until} in ${Math.round((performance.now() - began) / 1000)} s`);
      measured.push(await threeTimes(() => askQueries(one, until)));
    }
    const [small = [], large = []] = measured;
    const rows = small.map(({ name, p95 }, at) => {
      const after = large[at]?.p95 ?? NaN;
      return { name, p95, after, ratio: after / p95 };
    });
    const facts = factsIn(dataDir);
    return {
      ok: facts === count && rows.every(({ ratio }) => ratio <= RATIO),
      lines: [
        ...rows.map(
          ({ name, p95, after, ratio }) =>
            `${name}: p95 ${p95.toFixed(1)} ms at ${FIRST}, ${after.toFixed(1)} ms at ${count}, ratio ${ratio.toFixed(2)} (must ≤ ${RATIO})`,
        ),
        `the board took note of ${facts} of ${count} statements`,
        `memory at most ${Math.round(peakMemory(server.pid))} MB`,
      ],
    };
  } finally {
    one.close();
    await server.kill('SIGKILL');
  }
}

/** The median of three p95s, of each query. */
async function threeTimes(
  measure: () => Promise<readonly QueryTimes[]>,
): Promise<readonly QueryTimes[]> {
  const runs = [await measure(), await measure(), await measure()];
  return (runs[0] ?? []).map(({ name }, at) => ({
    name,
    p95: median(runs.map((run) => run[at]?.p95 ?? NaN)),
  }));
}
