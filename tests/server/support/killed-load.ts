/** A server killed under load, again and again, and what it remembers of what it acknowledged. */
import { enrol, factsIn } from './course.ts';
import { answer, client, type Client } from './load.ts';
import { startProcess } from './process.ts';

export interface KilledLoad {
  readonly acknowledged: readonly string[];
  /** Sent, never answered: may be there or not. */
  readonly unanswered: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  /** Stored, though nobody sent it. */
  readonly unknown: readonly string[];
  /** Statements stored without what the board makes of them, or the other way round. */
  readonly apart: number;
}

/** More than any run sends. */
const AT_MOST = 400_000;

/**
 * Each round: start on the same data, batches of 50, of 7 and single statements on several connections
 * (what went unanswered before is sent again, as a player does), SIGKILL in the middle.
 *
 * @param siteDir the course of `course.ts`
 * @param random 0 ≤ random < 1
 */
export async function killUnderLoad(
  siteDir: string,
  dataDir: string,
  kills: number,
  random: () => number,
): Promise<KilledLoad> {
  enrol(dataDir, AT_MOST);
  const acknowledged = new Set<string>();
  const sent = new Set<string>();
  let again: string[] = [];
  let next = 0;
  for (let round = 0; round < kills; round += 1) {
    const server = await startProcess(siteDir, dataDir);
    const lrs = client(server.url, 8);
    let killed = false;
    const lane = async (size: number) => {
      while (!killed) {
        const body = again.pop() ?? batch(next, size);
        next += size;
        const ids = (JSON.parse(body) as { id: string }[]).map(({ id }) => id);
        for (const id of ids) sent.add(id);
        const { status } = await lrs.send('POST', '/xapi/statements', body);
        if (status === 200) for (const id of ids) acknowledged.add(id);
        else again.push(body);
      }
    };
    const lanes = [50, 50, 7, 7, 1, 1, 1, 1].map(lane);
    const target = acknowledged.size + 300 + Math.floor(random() * 700);
    while (acknowledged.size < target) await new Promise((done) => setTimeout(done, 1));
    await server.kill('SIGKILL');
    killed = true;
    await Promise.all(lanes);
    lrs.close();
    again = again.slice(-20);
  }
  const server = await startProcess(siteDir, dataDir);
  const lrs = client(server.url, 1);
  const stored = await allIds(lrs);
  lrs.close();
  await server.kill('SIGTERM');
  const there = new Set(stored);
  return {
    acknowledged: [...acknowledged],
    unanswered: sent.size - acknowledged.size,
    lost: [...acknowledged].filter((id) => !there.has(id)),
    twice: stored.length === there.size ? [] : stored.filter((id, at) => stored.indexOf(id) !== at),
    unknown: stored.filter((id) => !sent.has(id)),
    apart: Math.abs(factsIn(dataDir) - stored.length),
  };
}

function batch(first: number, size: number): string {
  return JSON.stringify(Array.from({ length: size }, (_, at) => answer(first + at)));
}

async function allIds(lrs: Client): Promise<readonly string[]> {
  const ids: string[] = [];
  let next = '/xapi/statements?limit=500&format=ids';
  while (next !== '') {
    const { body } = await lrs.send('GET', next);
    const page = JSON.parse(body) as { statements: { id: string }[]; more: string };
    ids.push(...page.statements.map(({ id }) => id));
    next = page.more;
  }
  return ids;
}
