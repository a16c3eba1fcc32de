/** A group whose meeting runs, through the addresses its people's browsers use. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { LearnerLink } from '../../../src/core/api/learners.ts';
import type { Meeting } from '../../../src/core/api/meetings.ts';
import { entered } from './launch.ts';
import { accept, type Trainer } from './people.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

export interface Attendee {
  readonly id: string;
  /** Name of their account. */
  readonly account: string;
  readonly cookie: string;
}

export interface RunningMeeting {
  readonly ask: Trainer['ask'];
  readonly attendees: readonly Attendee[];
  /** Id. */
  readonly meeting: string;
}

/** @param url of a server that is a process of its own on that folder */
export async function startMeeting(
  url: string,
  dataDir: string,
  count: number,
): Promise<RunningMeeting> {
  const said = execFileSync(
    process.execPath,
    ['src/server/people/cli/compte.ts', 'inviter', 'formatrice', 'C. Le Goff'],
    { cwd: ROOT, env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' },
  );
  const secret = /invitation=([\w-]+)/.exec(said)?.[1] ?? '';
  const { ask } = await accept(url, `${url}/formateur/?invitation=${secret}`, {
    name: '',
    login: '',
  });
  const json = async <T>(answer: Promise<Response>): Promise<T> =>
    (await (await answer).json()) as T;
  const { id: group } = await json<{ id: string }>(ask('POST', 'groupes', { name: 'Rennes 3' }));
  const names = Array.from({ length: count }, (_, at) => `Personne Numéro${at}`);
  await ask('POST', `groupes/${group}/apprenants`, { text: names.join('\n') });
  const links = await json<readonly LearnerLink[]>(ask('GET', `groupes/${group}/liens`));
  const attendees: Attendee[] = [];
  for (const { learner, url: link } of links) {
    const { cookie } = await entered(url, { link: new URL(link ?? '').pathname });
    attendees.push({ id: learner.id, account: learner.id, cookie: cookie ?? '' });
  }
  const { modules } = await json<{ modules: { units: { id: string }[] }[] }>(ask('GET', 'cours'));
  const { id: meeting } = await json<Meeting>(
    ask('POST', `groupes/${group}/seances`, {
      units: [modules[0]?.units[0]?.id],
      start: new Date(Date.now() - 60_000).toISOString(),
      end: new Date(Date.now() + 3600_000).toISOString(),
    }),
  );
  return { ask, attendees, meeting };
}
