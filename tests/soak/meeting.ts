/**
 * A meeting of thirty, an hour of it pressed together: questions are opened, closed, asked again, while the network
 * of each learner fails by chance. Each is followed by the very code of a page (islands/meeting/desk.ts); what the
 * server holds is compared, from outside, with what was pressed.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { GroupQuestion } from '../../src/core/api/group-questions.ts';
import type { LearnerProof } from '../../src/core/api/proof.ts';
import type { MeetingDesk as TrainersDesk } from '../../src/core/api/meetings.ts';
import { createDesk, type MeetingDesk } from '../../src/islands/meeting/desk.ts';
import { startMeeting, type Attendee } from '../server/support/meeting.ts';
import { startProcess } from '../server/support/process.ts';
import type { Outcome } from './outcome.ts';

const LEARNERS = 30;
const OPTIONS = ['a', 'b', 'c', 'd'];
/** The first quarter of an hour, pressed together. */
const LATEST_ARRIVAL_MS = 5_000;

/** What was pressed last, by learner, question and round. */
type Pressed = Map<string, string>;

export async function soakMeeting(
  siteDir: string,
  dataDir: string,
  questions: number,
  random: () => number,
): Promise<Outcome> {
  const server = await startProcess(siteDir, dataDir);
  const { ask, attendees, meeting } = await startMeeting(server.url, dataDir, LEARNERS);
  const pressed: Pressed = new Map();
  let faults = 0;
  let isFaulty = true;
  const pupils = attendees.map((one) =>
    pupil(
      one,
      server.url,
      () => isFaulty && random() < 0.3,
      random,
      () => (faults += 1),
    ),
  );
  const arrivals = await Promise.all(pupils.map((one) => arrive(one, random)));
  for (let number = 0; number < questions; number += 1) {
    const id = randomUUID();
    await ask('POST', `seances/${meeting}/questions`, {
      ...{ id, statement: `Question ${number}`, several: false, right: ['a'], explanation: '' },
      ...{ source: null, options: OPTIONS.map((option) => ({ id: option, text: option })) },
    });
    for (const round of [1, 2] as const) {
      await Promise.all(
        pupils.map(async (one) => {
          // Some never answer, some change their mind, some load the page again in between.
          for (let turn = Math.floor(random() * 4); turn > 0; turn -= 1) {
            if (random() < 0.3) one.reload();
            await one.desk().look();
            const shown = one.desk().state.value.meetings?.now?.question;
            if (shown?.id !== id || shown.round !== round || shown.phase !== 'open') continue;
            const option = OPTIONS[Math.floor(random() * OPTIONS.length)] ?? 'a';
            pressed.set(`${one.id} ${id} ${round}`, option);
            await one.desk().answer(shown, [option]);
          }
        }),
      );
      await ask('POST', `seances/${meeting}/questions/${id}/etapes`, { step: 'close', round });
      if (round === 1)
        await ask('POST', `seances/${meeting}/questions/${id}/etapes`, { step: 'again', round });
    }
    await ask('POST', `seances/${meeting}/questions/${id}/etapes`, { step: 'show', round: 2 });
  }
  isFaulty = false;
  for (const { desk } of pupils) await desk().look();
  const waiting = pupils.reduce((sum, { desk }) => sum + desk().state.value.kept.length, 0);
  const shown = (await (await ask('GET', `seances/${meeting}`)).json()) as TrainersDesk;
  let misdated = 0;
  for (const { id, from, until } of arrivals) {
    const { proof } = (await (await ask('GET', `apprenants/${id}/preuves`)).json()) as LearnerProof;
    const at = Date.parse(proof.meetings[0]?.pressed ?? '');
    if (!(at >= from && at <= until)) misdated += 1;
  }
  await server.kill('SIGTERM');
  const { stored, late, rows, ids } = held(dataDir);
  const lost = [...pressed].filter(([key, option]) => stored.get(key) !== option);
  const counted = shown.questions.map(countOf).reduce((sum, count) => sum + count, 0);
  const inTime = [...pressed.keys()].filter((key) => !late.has(key)).length;
  const twice = rows - ids + Math.max(0, counted - inTime);
  const absent = shown.absent.length;
  const isHeld = lost.length === 0 && twice === 0 && waiting === 0 && counted === inTime;
  return {
    ok: isHeld && absent === 0 && misdated === 0,
    lines: [
      `${LEARNERS} learners, ${questions} questions in two rounds, ${faults} faults of the network`,
      `${pressed.size} answers given, ${inTime} counted, ${late.size} after the closing`,
      `lost ${lost.length}, twice ${twice}, still waiting ${waiting}, not said to be there ${absent}`,
      `presence: ${arrivals.length} pressed, ${misdated} dated before or after in the proof, at most ${longest(arrivals)} ms from the first press to being told`,
    ],
  };
}

interface Pressing {
  /** The learner's. */
  readonly id: string;
  /** First press, and when the page told them that they are there, ms. */
  readonly from: number;
  readonly until: number;
}

/** « Je suis là », at a time of their own, again until they are told that it is known. */
async function arrive({ id, desk }: Pupil, random: () => number): Promise<Pressing> {
  await new Promise((resolve) => setTimeout(resolve, random() * LATEST_ARRIVAL_MS));
  const from = Date.now();
  while (!desk().state.value.meetings?.now?.arrived) {
    await desk().look();
    await desk().arrive();
  }
  return { id, from, until: Date.now() };
}

const longest = (arrivals: readonly Pressing[]): number =>
  Math.max(...arrivals.map(({ from, until }) => until - from));

const countOf = ({ rounds }: GroupQuestion): number =>
  rounds.reduce((sum, { answers }) => sum + answers, 0);

interface Pupil {
  readonly id: string;
  readonly desk: () => MeetingDesk;
  /** What is kept stays, the page is another. */
  readonly reload: () => void;
}

function pupil(
  { id, account, cookie }: Attendee,
  url: string,
  fails: () => boolean,
  random: () => number,
  onFault: () => void,
): Pupil {
  let kept: string | null = null;
  /** Before the server, after it, or somebody else's answer in its place. */
  const network = (async (path: string, init?: RequestInit) => {
    const fault = fails() ? Math.floor(random() * 4) : null;
    if (fault !== null) onFault();
    if (fault === 0) throw new TypeError('no network');
    if (fault === 1) return new Response('<!doctype html>', { status: 200 });
    if (fault === 2) return new Response('', { status: 503 });
    const headers = { ...(init?.headers as Record<string, string>), cookie };
    const answer = await fetch(url + path, { ...init, headers });
    if (fault === 3) {
      await answer.arrayBuffer();
      throw new TypeError('the reply is lost');
    }
    return answer;
  }) as typeof fetch;
  const open = (): MeetingDesk =>
    createDesk({
      fetch: network,
      storage: { read: () => kept, write: (text) => (kept = text) },
      isMine: ({ name }) => name === account,
      newId: randomUUID,
      now: Date.now,
      alone: (work) => work(),
    });
  let desk = open();
  return { id, desk: () => desk, reload: () => (desk = open()) };
}

/** As the file has it. */
function held(dataDir: string) {
  const db = new DatabaseSync(join(dataDir, 'plateforme.sqlite'), { readOnly: true });
  const votes = db
    .prepare(
      'SELECT v.id, v.question, v.round, v.options, v.late, l.account FROM vote v JOIN learner l ON l.id = v.learner ORDER BY v.seq',
    )
    .all();
  db.close();
  const stored: Pressed = new Map();
  const inTime = new Set<string>();
  const late = new Set<string>();
  for (const row of votes) {
    const key = `${row['account'] as string} ${row['question'] as string} ${row['round'] as number}`;
    stored.set(key, (JSON.parse(row['options'] as string) as string[])[0] ?? '');
    if (row['late'] === 0) inTime.add(key);
    else late.add(key);
  }
  // Whose first choice came in time and whose change did not is counted all the same.
  for (const key of inTime) late.delete(key);
  return { stored, late, rows: votes.length, ids: new Set(votes.map(({ id }) => id)).size };
}
