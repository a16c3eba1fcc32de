/** What the token of a launch cannot do to anybody else: fill, slow, name. */
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS, IN_FLIGHT, SESSION, STATEMENTS } from '../../../src/server/lrs/limits.ts';
import { openSessions } from '../../../src/server/launch/sessions.ts';
import type { Refusal } from '../../../src/server/lrs/refusal.ts';
import { openQuota } from '../../../src/server/lrs/quota.ts';
import { prepare } from '../../../src/server/lrs/statement/prepare.ts';
import type { Agent, Statement } from '../../../src/server/lrs/statement/types.ts';
import { openStore } from '../../../src/server/store/db.ts';
import { answered, entered, initialized, runAu, stateOf, type Au } from '../support/launch.ts';
import { serve } from '../support/serve.ts';
import { freshFolder } from '../support/site.ts';
import { agent, statement, xapiClient, type StatementResult } from '../support/xapi.ts';

const LESSON = 'vocabulaire-medical/construction';
const server = await serve();
const machine = xapiClient(server.url);
const begun = async (): Promise<Au> => {
  const au = await runAu(await entered(server.url), server.url, LESSON);
  expect((await au.send(initialized(au))).status).toBe(200);
  return au;
};
const sized = (au: Au, bytes: number): Record<string, unknown> => {
  const one = { ...answered(au), result: { response: '' } };
  const missing = bytes - Buffer.byteLength(JSON.stringify(one));
  return { ...one, result: { response: 'a'.repeat(missing) } };
};
const countOf = async (au: Au): Promise<number> => {
  const answer = await au.xapi('statements', { params: { limit: '500' } });
  return ((await answer.json()) as StatementResult).statements.length;
};

describe('statements of a launch', () => {
  it('have a size, one by one', async () => {
    const au = await begun();
    const before = await countOf(au);
    const { bytes } = STATEMENTS.launch;
    expect((await au.send(answered(au), sized(au, bytes + 1))).status).toBe(413);
    expect(await countOf(au)).toBe(before);
    expect((await au.send(sized(au, bytes))).status).toBe(200);
  });

  it('have a number, and the next session starts anew', async () => {
    const learner = await entered(server.url);
    const au = await runAu(learner, server.url, LESSON);
    await au.send(initialized(au));
    const batch = () => Array.from({ length: 400 }, () => answered(au));
    for (let said = 1; said + 400 <= SESSION.statements; said += 400)
      expect((await au.send(...batch())).status).toBe(200);
    expect((await au.send(...batch())).status).toBe(413);
    const next = await runAu(learner, server.url, LESSON);
    expect((await next.send(initialized(next))).status).toBe(200);
  });

  it('of all sessions of an enrolment have a weight a day: tomorrow is another one', () => {
    let now = Date.parse('2026-11-22T10:00:00.000Z');
    const clock = () => new Date(now);
    const store = openStore(freshFolder());
    const registration = '22222222-2222-4222-8222-222222222222';
    store.db.exec(`INSERT INTO learner VALUES (1, 'a', 'https://exemple.fr', '');
      INSERT INTO registration VALUES ('${registration}', 1, 'c', '', NULL)`);
    const sessions = openSessions(store.db);
    const actor = agent('a') as Agent;
    const heavy = prepare(
      statement({ result: { response: 'a'.repeat(60_000) } }) as unknown as Statement,
      { version: '1.0.3', authority: actor, newId: () => '' },
    );
    const quota = openQuota(store.db, clock);
    const spend = (id: string): number => {
      try {
        quota.spend({ id, registration }, Array(60).fill(heavy));
        return 200;
      } catch (error) {
        return (error as Refusal).status;
      }
    };
    const launch = (id: string): void =>
      sessions.create({
        ...{ id, registration, unit: 'm/u', activity: 'a:b', actor, fetchSecret: id },
        launchData: {
          ...{ contextTemplate: {}, launchMode: 'Normal', moveOn: 'Completed', returnURL: '' },
        },
        launched: clock().toISOString(),
      });
    const statuses = Array.from({ length: 17 }, (_, at) => {
      launch(`s${at}`);
      return spend(`s${at}`);
    });
    // 3.6 MB each, of 52 MiB.
    expect(statuses).toEqual([...Array<number>(15).fill(200), 429, 429]);
    now += 25 * 3600_000;
    launch('tomorrow');
    expect(spend('tomorrow')).toBe(200);
    store.close();
  });
});

describe('documents of a launch', () => {
  const put = (au: Au, name: string, body: string, method = 'PUT') =>
    au.xapi('activities/state', {
      method,
      params: stateOf(au, name),
      body,
      headers: { 'content-type': method === 'PUT' ? 'text/plain' : 'application/json' },
    });

  it('have a size, however they grow', async () => {
    const au = await begun();
    const large = 'a'.repeat(DOCUMENTS.bytes);
    expect((await put(au, 'one', large)).status).toBe(204);
    expect((await put(au, 'one', `${large}a`)).status).toBe(413);
    const half = JSON.stringify({ a: 'a'.repeat(DOCUMENTS.bytes / 2) });
    expect((await put(au, 'two', half, 'POST')).status).toBe(204);
    expect((await put(au, 'two', half.replace('"a":', '"b":'), 'POST')).status).toBe(413);
    expect((await put(au, 'three', large)).status).toBe(413);
    expect((await put(au, 'a'.repeat(300), 'a')).status).toBe(400);
  });

  it('have a number at each place; what is there can still be written over', async () => {
    const au = await begun();
    const statuses: number[] = [];
    for (let at = 0; at < DOCUMENTS.most + 2; at += 1)
      statuses.push((await put(au, `d${at}`, 'a')).status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(DOCUMENTS.most - 1);
    expect(statuses.at(-1)).toBe(413);
    expect((await put(au, 'd0', 'b')).status).toBe(204);
    expect((await begun()).token).not.toBe(au.token);
  });
});

describe('a launch names its learner and nobody else', async () => {
  const au = await begun();
  const other = await begun();
  const IMPOSTER = { ...other.actor, name: 'IMPOSTER' };
  const themselves = { ...au.actor, name: 'IMPOSTER' };
  const group = { objectType: 'Group', member: [IMPOSTER] };
  const context = (more: object) => ({
    context: { ...(answered(au)['context'] as object), ...more },
  });
  const sub = { ...answered(au), objectType: 'SubStatement', id: undefined };
  it.each([
    ['the name of the actor', { actor: themselves }],
    ['an instructor', context({ instructor: IMPOSTER })],
    ['an instructor who is the learner', context({ instructor: themselves })],
    ['a team', context({ team: group })],
    ['a team that is somebody', context({ team: { ...IMPOSTER, objectType: 'Group' } })],
    [
      'agents of 2.0',
      context({ contextAgents: [{ objectType: 'contextAgent', agent: IMPOSTER }] }),
    ],
    ['groups of 2.0', context({ contextGroups: [{ objectType: 'contextGroup', group }] })],
    ['an object', { object: IMPOSTER }],
    ['a group as object', { object: group }],
    ['a statement in the statement', { object: { ...sub, actor: IMPOSTER } }],
    ['a statement of their own in it', { object: sub }],
    ['a reference', { object: { objectType: 'StatementRef', id: answered(au)['id'] } }],
  ])('%s', async (_, change) => {
    const answer = await au.xapi('statements', {
      body: { ...answered(au), ...change },
      version: '2.0.0',
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toMatch(/a launch (names|states)/);
  });

  it('so that nobody is called what they are not, nor found where they were not', async () => {
    expect((await au.send({ ...answered(au), authority: IMPOSTER })).status).toBe(200);
    expect((await au.send({ ...answered(au), object: au.actor })).status).toBe(200);
    for (const { actor } of [au, other]) {
      const who = { agent: JSON.stringify(actor) };
      expect(await (await machine('agents', { params: who })).json()).not.toHaveProperty('name');
    }
    const params = { agent: JSON.stringify(other.actor), related_agents: 'true' };
    const found = (await (await machine('statements', { params })).json()) as StatementResult;
    expect(found.statements.map((one) => one['actor'])).toEqual([other.actor, other.actor]);
  });

  it('defines its own activity where nothing is known of it, once', async () => {
    const say = (id: string, name: Record<string, string>) =>
      au.send({ ...answered(au), object: { objectType: 'Activity', id, definition: { name } } });
    const known = async (activityId: string) =>
      (await (await machine('activities', { params: { activityId } })).json()) as object;
    const own = `${au.activityId}/question/neuve`;
    await say(own, { fr: 'Une question' });
    await say(own, { fr: 'Autre chose', de: 'Mehr', en: 'More' });
    expect(await known(own)).toMatchObject({ definition: { name: { fr: 'Une question' } } });
    expect(JSON.stringify(await known(own))).not.toMatch(/Mehr|More/);
    for (const id of [`${au.activityId}-autre`, 'https://exemple.fr/cqp/unites/autre/lecon']) {
      await say(id, { fr: 'Piraté' });
      expect(await known(id)).toEqual({ objectType: 'Activity', id });
    }
  });

  it('lists no end of activities', async () => {
    const many = Array.from({ length: 120 }, (_, at) => ({ id: `https://a.fr/${at}` }));
    const { contextActivities } = answered(au)['context'] as { contextActivities: object };
    const change = context({ contextActivities: { ...contextActivities, other: many } });
    expect((await au.send({ ...answered(au), ...change })).status).toBe(403);
  });
});

it('requests of a learner at once have a number; others go on', async () => {
  const [au, other] = [await begun(), await begun()];
  const sockets = await Promise.all(
    Array.from(
      { length: IN_FLIGHT },
      () =>
        new Promise<ReturnType<typeof connect>>((done) => {
          const socket = connect(server.port, '127.0.0.1', () => {
            const head = 'POST /xapi/statements HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n';
            const more = 'Content-Type: application/json\r\nX-Experience-API-Version: 1.0.3\r\n';
            socket.write(`${head}${more}Authorization: Basic ${au.token}\r\n\r\n{`, () =>
              done(socket),
            );
          });
          socket.on('error', () => undefined);
        }),
    ),
  );
  const status = async (who: Au) => (await who.xapi('statements')).status;
  await expect.poll(() => status(au)).toBe(429);
  expect(await status(other)).toBe(200);
  for (const socket of sockets) socket.destroy();
  await expect.poll(() => status(au)).toBe(200);
});
