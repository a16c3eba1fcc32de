/** A group at work: a trainer signed in, learners who came by their links, and a clock to turn. */
import type { GroupBoard } from '../../../src/core/api/groups.ts';
import type { LearnerLink } from '../../../src/core/api/learners.ts';
import { entered, runAu, type Au } from '../support/launch.ts';
import { administrator, type Trainer } from '../support/people.ts';
import { serve, type TestServer } from '../support/serve.ts';

export const LESSON = 'vocabulaire-medical/construction';
export const EVALUATION = 'vocabulaire-medical/evaluation';

export interface Classroom {
  readonly server: TestServer;
  readonly admin: Trainer;
  readonly group: string;
  readonly learners: readonly Pupil[];
  readonly clock: { now: number };
  readonly board: () => Promise<GroupBoard>;
}

interface Pupil {
  readonly id: string;
  readonly name: string;
  readonly browser: Awaited<ReturnType<typeof entered>>;
  /** Launches and fetches the token. */
  readonly open: (unit: string) => Promise<Au>;
}

export const at = (time: string): number => Date.parse(`2026-11-22T${time}.000Z`);

/** @param names one a line, as pasted; @param start of the clock */
export async function classroom(names: string, start = '12:00:00'): Promise<Classroom> {
  const clock = { now: at(start) };
  const server = await serve({}, () => new Date(clock.now));
  return groupOf(server, await administrator(server), clock, names);
}

/** One more group on the same server. */
export const anotherGroup = (
  { server, admin, clock }: Classroom,
  names: string,
): Promise<Classroom> => groupOf(server, admin, clock, names);

async function groupOf(
  server: TestServer,
  admin: Trainer,
  clock: Classroom['clock'],
  names: string,
): Promise<Classroom> {
  const made = await admin.ask('POST', 'groupes', { name: 'Promo « Été »' });
  const { id: group } = (await made.json()) as { id: string };
  await admin.ask('POST', `groupes/${group}/apprenants`, { text: names });
  const links = await admin.ask('GET', `groupes/${group}/liens`);
  const learners = await Promise.all(
    ((await links.json()) as LearnerLink[]).map(async ({ learner, url }): Promise<Pupil> => {
      const browser = await entered(server.url, { link: new URL(url ?? '').pathname });
      return { ...learner, browser, open: (unit) => runAu(browser, server.url, unit) };
    }),
  );
  return {
    server,
    admin,
    group,
    learners,
    clock,
    board: async () =>
      (await (await admin.ask('GET', `groupes/${group}/tableau`)).json()) as GroupBoard,
  };
}

/** The first of them: tests that need one have made one. */
export function first({ learners }: Classroom): Pupil {
  const [one] = learners;
  if (!one) throw new Error('nobody here');
  return one;
}

type Timed = Record<string, unknown>;

const timestamp = (time: string) => new Date(at(time)).toISOString();

export const opened = (au: Au, time: string): Timed => ({
  ...au.say('initialized', { category: [`${CMI5}context/categories/cmi5`] }),
  timestamp: timestamp(time),
});
export const section = (au: Au, id: string, time: string): Timed =>
  au.say('experienced', {
    object: { objectType: 'Activity', id: `${au.activityId}/section/${id}` },
    timestamp: timestamp(time),
  });
export const question = (au: Au, id: string, success: boolean, time: string): Timed =>
  au.say('answered', {
    object: { objectType: 'Activity', id: `${au.activityId}/test/lecon/question/${id}` },
    result: { success, extensions: { 'https://exemple.fr/cqp/xapi/extensions/attempt': 1 } },
    timestamp: timestamp(time),
  });
export const done = (au: Au, time: string): Timed => ({
  ...au.say('completed', {
    category: [`${CMI5}context/categories/cmi5`, `${CMI5}context/categories/moveon`],
    result: { completion: true, duration: 'PT1M' },
  }),
  timestamp: timestamp(time),
});
export const tried = (au: Au, scaled: number, time: string): Timed =>
  au.say('scored', {
    object: { objectType: 'Activity', id: `${au.activityId}/test/evaluation` },
    result: { score: { scaled, raw: scaled * 20, min: 0, max: 20 } },
    timestamp: timestamp(time),
  });
export const left = (au: Au, seconds: number, active: number, time: string): Timed => ({
  ...au.say('terminated', {
    category: [`${CMI5}context/categories/cmi5`],
    result: {
      duration: `PT${seconds}S`,
      extensions: { 'https://exemple.fr/cqp/xapi/extensions/active-duration': `PT${active}S` },
    },
  }),
  timestamp: timestamp(time),
});

const CMI5 = 'https://w3id.org/xapi/cmi5/';

export async function sent(au: Au, ...statements: Timed[]): Promise<void> {
  const response = await au.send(...statements);
  if (response.status !== 200) throw new Error(await response.text());
}
