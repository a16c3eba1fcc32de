/** From the command to the first page served, on a built site. */
import { join } from 'node:path';
import { startProcess } from '../server/support/process.ts';
import type { Bench } from './bench.ts';
import { atMost, median, seconds, type Figure } from './figure.ts';

const TIMES = 5;

export async function* start(bench: Bench): AsyncIterable<Figure> {
  const { dist } = await bench.lesson();
  const first: number[] = [];
  const again: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const data = join(bench.scratch, `data-start-${time}`);
    first.push(await untilServed(dist, data));
    again.push(await untilServed(dist, data));
  }
  yield {
    name: 'start on a built site: empty folder / existing data, median',
    checks: [atMost(median(first), 1000, seconds), atMost(median(again), 1000, seconds)],
    floor: '',
    peer: '–',
    how: [
      `${TIMES} times, from spawning the process to the home page received whole (fixture course)`,
    ],
  };
}

async function untilServed(dist: string, data: string): Promise<number> {
  const began = performance.now();
  const server = await startProcess(dist, data);
  const page = await fetch(`${server.url}/`);
  await page.text();
  const took = performance.now() - began;
  await server.kill('SIGTERM');
  if (page.status !== 200) throw new Error(`The home page answered ${page.status}`);
  return took;
}
