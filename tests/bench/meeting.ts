/** A question to a group of a hundred, as their pages ask and answer: until its trainer sees it, and what it costs. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeetingDesk } from '../../src/core/api/meetings.ts';
import { writeCourse } from '../server/support/course.ts';
import { startMeeting } from '../server/support/meeting.ts';
import { startProcess } from '../server/support/process.ts';
import type { Section } from './bench.ts';
import { atMost, ms, worst } from './figure.ts';

const LEARNERS = 100;
/** As a page asks during a meeting (islands/meeting/desk.ts), and as the board does. */
const EVERY_MS = 2_000;
const LASTS_MS = 30_000;
/** Clock ticks a second: what Linux counts in. */
const TICKS = 100;

export const meeting: Section = async function* ({ scratch }) {
  const folder = join(scratch, 'meeting');
  const server = await startProcess(writeCourse(join(folder, 'dist')), join(folder, 'data'));
  const {
    ask,
    attendees,
    meeting: id,
  } = await startMeeting(server.url, join(folder, 'data'), LEARNERS);
  const question = randomUUID();
  await ask('POST', `seances/${id}/questions`, {
    ...{ id: question, statement: 'Combien ?', several: false, right: ['a'], explanation: '' },
    ...{ source: null, options: ['a', 'b', 'c'].map((option) => ({ id: option, text: option })) },
  });
  /** When each answer was given, and when its trainer first saw so many. */
  const given: number[] = [];
  const seen: number[] = [];
  const from = performance.now();
  const spent = cpuSeconds(server.pid);
  const isOver = (): boolean => performance.now() - from > LASTS_MS + 2 * EVERY_MS;
  const learner = async ({ account, cookie }: (typeof attendees)[number]): Promise<void> => {
    let etag = '';
    const at = Math.random() * LASTS_MS;
    let hasVoted = false;
    await wait(Math.random() * EVERY_MS);
    while (!isOver()) {
      const headers = { cookie, 'if-none-match': etag };
      const answer = await fetch(`${server.url}/apprenant/seances`, { headers });
      etag = answer.headers.get('etag') ?? etag;
      await answer.arrayBuffer();
      if (!hasVoted && performance.now() - from > at) {
        hasVoted = true;
        given.push(performance.now());
        await fetch(`${server.url}/apprenant/seances/${id}/reponses`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json' },
          body: JSON.stringify({
            ...{ id: randomUUID(), account, question, round: 1, options: ['a'] },
          }),
        }).then((sent) => sent.arrayBuffer());
      }
      await wait(EVERY_MS);
    }
  };
  const trainer = async (): Promise<void> => {
    while (!isOver()) {
      const answer = await ask('GET', `seances/${id}`);
      const { questions } = (await answer.json()) as MeetingDesk;
      while (seen.length < (questions[0]?.answered ?? 0)) seen.push(performance.now());
      await wait(EVERY_MS);
    }
  };
  await Promise.all([...attendees.map(learner), trainer()]);
  const elapsed = (performance.now() - from) / 1000;
  const load = (cpuSeconds(server.pid) - spent) / elapsed;
  await server.kill('SIGTERM');
  const waits = given.map((time, index) => (seen[index] ?? Infinity) - time);
  yield {
    name: `${LEARNERS} learners in a meeting: answer → seen by the trainer; server, share of a core`,
    checks: [
      atMost(worst(waits), 3000, ms),
      atMost(load, 0.3, (share) => `${Math.round(share * 100)} %`),
    ],
    floor: '',
    peer: '–',
    how: [
      `${given.length} answers in ${LASTS_MS / 1000} s; every page asks each ${EVERY_MS / 1000} s, the trainer's too: worst wait; user and system time of the server's process`,
    ],
  };
};

const wait = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));

/** User and system (proc(5), fields 14 and 15). */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
