/**
 * The clock of the machine is put back and forward by hours and by years: who may come in still may, for as
 * long as before and no longer. Two clocks are turned apart: the wall's, and the one that nobody sets.
 */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GroupBoard } from '../../src/core/api/groups.ts';
import { steadyClock } from '../../src/server/process/steady.ts';
import { entered, initialized, runAu, terminated, answered } from './support/launch.ts';
import { administrator, anAdministrator, newLearner, PASSWORD, post } from './support/people.ts';
import { serve, type TestServer } from './support/serve.ts';
import { xapiClient } from './support/xapi.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const JUMPS = [
  ['put back by 47 minutes', -47 * MINUTE],
  ['put back by ten years', -3650 * DAY],
  ['put forward by five hours', 5 * HOUR],
  ['put forward by ten years', 3650 * DAY],
] as const;

afterEach(() => void vi.useRealTimers());

/** A server, and time to turn: `pass` for both clocks, `set` for the wall's alone. */
async function turning(folder: { readonly dataDir?: string } = {}, start = '2026-11-22T12:00:00Z') {
  const time = { wall: Date.parse(start), steady: Date.parse(start) };
  const server = await serve(
    folder,
    () => new Date(time.wall),
    () => time.steady,
  );
  return {
    server,
    time,
    pass: (ms: number) => {
      time.wall += ms;
      time.steady += ms;
    },
    set: (ms: number) => void (time.wall += ms),
  };
}

const signIn = (server: TestServer, password = PASSWORD) =>
  post(server.url, 'connexion', { login: 'alix', password });

function within({ config }: TestServer, sql: string): void {
  const db = new DatabaseSync(join(config.dataDir, 'plateforme.sqlite'), { timeout: 5000 });
  db.exec(sql);
  db.close();
}
/** A link's end is a day in the calendar, which whoever made it chose: the wall's clock decides. */
const endless = (server: TestServer): void =>
  within(server, "UPDATE identity SET link_expires = '9999-01-01T00:00:00.000Z'");

it('the clock that nobody sets goes on from the machine’s, whatever that one does', () => {
  const before = Date.now();
  const steady = steadyClock();
  const [first, real] = [steady(), performance.now()];
  expect(Math.abs(first - before)).toBeLessThan(10_000);
  vi.useFakeTimers({ toFake: ['Date'] });
  for (const jump of [-3650 * DAY, 3650 * DAY]) {
    vi.setSystemTime(before + jump);
    const passed = steady() - first;
    expect(passed).toBeGreaterThanOrEqual(0);
    expect(passed).toBeLessThanOrEqual(performance.now() - real + 1);
  }
});

describe.each(JUMPS)('a clock %s', (_, jump) => {
  it('keeps nobody out who knows the password', async () => {
    const { server, set } = await turning();
    await administrator(server);
    for (let go = 0; go < 9; go += 1)
      expect((await signIn(server, 'pas le bon mot')).status).toBe(401);
    set(jump);
    expect((await signIn(server)).status).toBe(200);
    // One more wrong one is the tenth; then it is the same wait as on any day.
    expect((await signIn(server, 'pas le bon mot')).status).toBe(401);
    const refused = await signIn(server);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(90);
  });

  it('ends no sign-in, and lengthens none', async () => {
    const { server, set, pass } = await turning();
    const { ask } = await administrator(server);
    set(jump);
    expect((await ask('GET', 'moi')).status).toBe(200);
    for (let hour = 1; hour < 12; hour += 1) {
      pass(HOUR);
      expect([hour, (await ask('GET', 'moi')).status]).toEqual([hour, 200]);
    }
    pass(HOUR + 1);
    expect((await ask('GET', 'moi')).status).toBe(401);
  });

  it('ends a sign-in that is silent as it would have', async () => {
    const { server, set, pass } = await turning();
    const { ask } = await administrator(server);
    pass(2 * HOUR);
    set(jump);
    pass(2 * HOUR + 1);
    expect((await ask('GET', 'moi')).status).toBe(401);
  });

  it('locks no link, no key of a machine and no call for help', async () => {
    const { server, set } = await turning();
    const learner = await newLearner(server.url);
    const who = await entered(server.url, learner);
    endless(server);
    const wrong = () => fetch(`${server.url}/entrer/1-00000-00000-00000-00000`);
    const statements = () =>
      xapiClient(server.url, { authorization: `Basic ${btoa('a:b')}` })('statements');
    const call = () =>
      who.go('/apprenant/aide', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify({
          unit: 'vocabulaire-medical/construction',
          ...{ section: null, question: null, label: null, text: 'Je bloque ici.' },
        }),
      });
    for (let go = 0; go < 29; go += 1) expect((await wrong()).status).toBe(404);
    for (let go = 0; go < 19; go += 1) expect((await statements()).status).toBe(401);
    for (let go = 0; go < 9; go += 1) expect((await call()).status).toBe(201);
    set(jump);
    expect((await wrong()).status).toBe(404);
    expect((await wrong()).status).toBe(429);
    expect((await statements()).status).toBe(401);
    const refused = await statements();
    expect([refused.status, Number(refused.headers.get('retry-after')) <= 30]).toEqual([429, true]);
    expect((await call()).status).toBe(201);
    expect((await call()).status).toBe(429);
  });

  it('keeps the board fresh', async () => {
    const { server, set, pass } = await turning();
    const learner = await newLearner(server.url);
    const { ask } = await anAdministrator(server.url);
    const at = async () => {
      const answer = await ask('GET', `groupes/${learner.group}/tableau`);
      return ((await answer.json()) as GroupBoard).at;
    };
    const before = await at();
    set(jump);
    pass(9000);
    expect(await at()).toBe(before);
    pass(1001);
    expect(await at()).not.toBe(before);
  });
});

describe('a start with a clock that was ahead before', () => {
  it.each([HOUR, 3650 * DAY])('by %i ms: nothing lasts longer than from now on', async (ahead) => {
    const first = await turning(
      {},
      new Date(Date.parse('2026-11-22T12:00:00Z') + ahead).toISOString(),
    );
    const admin = await anAdministrator(first.server.url);
    const learner = await newLearner(first.server.url);
    const who = await entered(first.server.url, learner);
    const invited = await admin.ask('POST', 'comptes', {
      ...{ name: 'Noé', login: 'noe', role: 'formateur' },
    });
    const { url } = (await invited.json()) as { url: string };
    await first.server.stop();
    const { server, pass } = await turning({ dataDir: first.server.config.dataDir });
    const cookie = { headers: { cookie: admin.cookie } };
    const me = () => fetch(`${server.url}/formateur/api/moi`, cookie);
    const invitation = () =>
      fetch(
        `${server.url}/formateur/api/invitation?k=${new URL(url).searchParams.get('invitation')}`,
      );
    const known = async () => {
      who.base = server.url;
      return (await who.go('/apprenant/moi')).status;
    };
    expect([(await me()).status, (await invitation()).status, await known()]).toEqual([
      200, 200, 200,
    ]);
    pass(4 * HOUR + 1);
    expect((await me()).status).toBe(401);
    pass(7 * DAY);
    expect((await invitation()).status).toBe(404);
    endless(server);
    expect(await known()).toBe(200);
    pass(358 * DAY);
    expect(await known()).toBe(401);
  });
});

it('a session that has ended takes nothing more because the clock was put back', async () => {
  const { server, set, pass } = await turning();
  const who = await entered(server.url);
  const au = await runAu(who, server.url, 'vocabulaire-medical/construction');
  await au.send(initialized(au));
  const [inTime, late] = [answered(au), answered(au)];
  expect((await au.send(terminated(au))).status).toBe(200);
  pass(59_000);
  expect((await au.send(inTime)).status).toBe(200);
  set(-HOUR);
  const refused = await au.send(late);
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('9.3.8')]);
});

it('what a clock that was ahead has dated does not count against every day until then', async () => {
  const { server, time } = await turning();
  const who = await entered(server.url);
  endless(server);
  time.wall += 3650 * DAY;
  const ahead = await runAu(who, server.url, 'vocabulaire-medical/construction');
  await ahead.send(initialized(ahead));
  within(server, 'UPDATE session_use SET bytes = 17000000');
  time.wall -= 3650 * DAY;
  const today = await runAu(who, server.url, 'vocabulaire-medical/construction');
  expect((await today.send(initialized(today))).status).toBe(200);
});
