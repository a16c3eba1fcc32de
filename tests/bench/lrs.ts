/** The LRS: how fast it takes statements durably, how fast it finds them, and what it holds in memory. */
import { join } from 'node:path';
import { enrol, factsIn, writeCourse } from '../server/support/course.ts';
import { answer, client } from '../server/support/load.ts';
import { peakMemory, startProcess } from '../server/support/process.ts';
import { askQueries, fill, inLanes, percentile } from '../server/support/queries.ts';
import type { Bench } from './bench.ts';
import { atLeast, atMost, ms, type Figure } from './figure.ts';

const BATCHES = 400;
const SINGLES = 4000;
const CONNECTIONS = 32;
const HELD = 200_000;

const perSecond = (value: number): string => `${Math.round(value)}/s`;
const megabytes = (value: number): string => `${Math.round(value)} MB`;

/** Floor and peers have no LRS. */
const NOBODY = { floor: '', peer: '–' } as const;

export async function* lrs(bench: Bench): AsyncIterable<Figure> {
  const data = join(bench.scratch, 'data-lrs');
  enrol(data, HELD);
  const server = await startProcess(writeCourse(join(bench.scratch, 'site-lrs')), data);
  const one = client(server.url, CONNECTIONS);
  try {
    const post = async (body: string): Promise<number> => {
      const { status, ms: taken } = await one.send('POST', '/xapi/statements', body);
      if (status !== 200) throw new Error(`The LRS answered ${status}`);
      return taken;
    };
    // Written before the clock starts: the client's own work is not what is measured.
    const batches = Array.from({ length: BATCHES }, (_, batch) =>
      JSON.stringify(Array.from({ length: 50 }, (_, at) => answer(batch * 50 + at))),
    );
    await post(JSON.stringify([answer(HELD - 1)]));
    const batchesTook = await timed(() =>
      inLanes(BATCHES, 4, async (n) => void (await post(batches[n] ?? ''))),
    );
    yield {
      name: 'LRS, batches of 50, durable',
      checks: [atLeast((BATCHES * 50 * 1000) / batchesTook, 4000, perSecond)],
      ...NOBODY,
      how: [
        `${BATCHES} batches of 50 answers of ${Math.round((batches[0]?.length ?? 0) / 50)} bytes from one client process over 4 connections, each acknowledged after its fsync (synchronous=FULL) with what the board makes of it; server and client share this machine`,
      ],
    };

    const singles = Array.from({ length: SINGLES }, (_, n) =>
      JSON.stringify(answer(BATCHES * 50 + n)),
    );
    const taken: number[] = [];
    const singlesTook = await timed(() =>
      inLanes(SINGLES, CONNECTIONS, async (n) => void taken.push(await post(singles[n] ?? ''))),
    );
    yield {
      name: 'LRS, single statements, 32 connections, durable: rate / p99',
      checks: [
        atLeast((SINGLES * 1000) / singlesTook, 800, perSecond),
        atMost(percentile(taken, 0.99), 50, ms),
      ],
      ...NOBODY,
      how: [
        `${SINGLES} requests of one answer, ${CONNECTIONS} at a time on kept connections; median ${ms(percentile(taken, 0.5))}`,
      ],
    };

    await fill(one, BATCHES * 50 + SINGLES, HELD - 1);
    const facts = factsIn(data);
    if (facts !== HELD) throw new Error(`The board took note of ${facts} of ${HELD} statements`);
    const queries = await askQueries(one, HELD);
    yield {
      name: `LRS, ${HELD} statements: ${queries.map(({ name }) => name).join(' / ')}, p95`,
      checks: queries.map(({ p95 }) => atMost(p95, 30, ms)),
      ...NOBODY,
      how: [
        'each asked 200 times, one after the other, for other learners and activities each time; 100 statements a page, the body read to its end. Its ratio at 1,000,000: npm run soak',
      ],
    };
    yield {
      name: 'memory of the server under that load, at most',
      checks: [atMost(peakMemory(server.pid), 300, megabytes)],
      ...NOBODY,
      how: ['VmHWM of the process after all of the above'],
    };
  } finally {
    one.close();
    await server.kill('SIGKILL');
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
