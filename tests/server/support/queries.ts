/** A full LRS, and the three questions a board and a report ask of it. */
import {
  answer,
  LESSONS,
  lesson,
  learner,
  PER_LEARNER,
  registration,
  type Client,
} from './load.ts';

/** How many learners the first `count` answers come from. */
const learnersOf = (count: number): number => Math.ceil(count / PER_LEARNER);

/** Calls `work` with 0 … count-1, `lanes` at a time. */
export async function inLanes(
  count: number,
  lanes: number,
  work: (n: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, count) }, lane));
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}

/** Stores answers `from` … `to`-1. @throws Error when the LRS refuses one */
export async function fill(to: Client, from: number, until: number): Promise<void> {
  const size = 500;
  await inLanes(Math.ceil((until - from) / size), 2, async (batch) => {
    const first = from + batch * size;
    const body = JSON.stringify(
      Array.from({ length: Math.min(size, until - first) }, (_, at) => answer(first + at)),
    );
    const { status, body: said } = await to.send('POST', '/xapi/statements', body);
    if (status !== 200) throw new Error(`The LRS answered ${status}: ${said.slice(0, 300)}`);
  });
}

export interface QueryTimes {
  readonly name: string;
  /** ms */
  readonly p95: number;
}

/** The three questions a board and a report ask, over `held` statements, one after the other. */
export async function askQueries(from: Client, held: number): Promise<readonly QueryTimes[]> {
  const times = async (name: string, query: (n: number) => Record<string, string>) => {
    const taken: number[] = [];
    for (let n = 0; n < 200; n += 1) {
      const path = `/xapi/statements?${new URLSearchParams(query(n)).toString()}`;
      const { status, ms } = await from.send('GET', path);
      if (status !== 200) throw new Error(`${name}: ${status}`);
      taken.push(ms);
    }
    return { name, p95: percentile(taken, 0.95) };
  };
  const latest = await from.send('GET', '/xapi/statements?limit=50');
  const { statements } = JSON.parse(latest.body) as { statements: { stored: string }[] };
  const since = statements.at(-1)?.stored ?? '';
  const someone = (n: number): number => (n * 37) % learnersOf(held);
  return [
    await times('agent + registration', (n) => ({
      agent: JSON.stringify(learner(someone(n))),
      registration: registration(someone(n)),
    })),
    await times('activity', (n) => ({
      activity: `${lesson(n % LESSONS)}/test/lecon/question/q${n % 8}`,
    })),
    await times('since', () => ({ since })),
  ];
}
