/** What is read of an LRS by itself: quiet when nothing is new, learners first, and never led in circles. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { openPace } from '../../../src/server/external/pace.ts';
import { completed, entered, initialized, runAu, type Au } from '../support/launch.ts';
import { hurried } from '../support/hurried.ts';
import { health, serve, type TestServer } from '../support/serve.ts';
import { standInLrs, type StandInLrs } from '../support/stand-in-lrs.ts';
import { statement } from '../support/xapi.ts';

vi.setConfig({ testTimeout: 60_000 });

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';
const PATIENCE = { timeout: 40_000, interval: 20 };

/** Rounds a minute apart come every six seconds. */
const TIMES = 10;
const serveBefore = (externalLrs: StandInLrs, timer = hurried(TIMES)) =>
  serve({ externalLrs }, undefined, undefined, { timer });

const reads = ({ asked }: StandInLrs) =>
  asked.filter(
    ({ method, resource, query }) =>
      method === 'GET' && resource === 'statements' && query.get('ascending') === 'true',
  );
/** Rounds begin without a place in the list. */
const rounds = (lrs: StandInLrs) => reads(lrs).filter(({ query }) => !query.has('from'));
const isKnown = ({ config }: TestServer, { registration }: Au): boolean => {
  const db = new DatabaseSync(join(config.dataDir, 'plateforme.sqlite'), { readOnly: true });
  const bodies = db.prepare('SELECT body FROM fact WHERE registration = ?').all(registration);
  db.close();
  return bodies.some(({ body }) => (body as string).includes('"completed"'));
};

describe('the pace', () => {
  const quiet = { status: 200, isNews: false };
  const news = { status: 200, isNews: true };

  it('backs off to a minute where nothing is new, and comes back with news', () => {
    const pace = openPace({ ...hurried(TIMES), now: () => 0 });
    const waits = Array.from({ length: 8 }, () => pace.after(quiet, false));
    expect(waits).toEqual([6000, 12_000, 24_000, 48_000, 60_000, 60_000, 60_000, 60_000]);
    expect(pace.after(news, false)).toBe(3000);
  });

  it('looks for one that is away every quarter of a minute, and leaves a limited one alone', () => {
    const pace = openPace({ ...hurried(TIMES), now: () => 0 });
    for (let times = 0; times < 9; times += 1) pace.after(null, false);
    expect(pace.after(null, false)).toBe(15_000);
    expect(pace.after(null, true)).toBe(60_000);
    expect(pace.after(news, true)).toBe(60_000);
  });

  it('is ten seconds while somebody looks at the board', () => {
    let now = 0;
    const pace = openPace({ ...hurried(TIMES), now: () => now });
    for (let times = 0; times < 9; times += 1) pace.after(quiet, false);
    now = 20_000;
    expect(pace.look()).toBe(true);
    expect(pace.after(quiet, false)).toBe(10_000);
    expect(pace.look()).toBe(false);
    now = 40_000;
    expect(pace.after(quiet, false)).toBe(60_000);
  });
});

describe('reading on', () => {
  it.each<[string, (lrs: StandInLrs) => void]>([
    ['says how far it is complete', () => undefined],
    ['says only what time it is', (lrs) => (lrs.consistentThrough = () => null)],
    [
      'says that it is complete into a far future',
      (lrs) => (lrs.consistentThrough = () => '2099-01-01T00:00:00.000Z'),
    ],
  ])('after a burst and silence, of an LRS that %s: one empty page a round', async (_, set) => {
    const lrs = await standInLrs();
    set(lrs);
    lrs.store(...Array.from({ length: 300 }, () => statement()));
    // A burst two minutes ago: its last minute is no longer asked for.
    const past = new Date(Date.now() - 120_000).toISOString();
    for (const one of lrs.statements) Object.assign(one, { stored: past });
    const server = await serveBefore(lrs);
    await vi.waitUntil(() => rounds(lrs).length > 1, PATIENCE);
    expect(reads(lrs).filter(({ query }) => query.has('from'))).toHaveLength(5);
    const since = rounds(lrs)[1]?.query.get('since') ?? '';
    expect(since > past).toBe(true);
    const au = await runAu(await entered(server.url), server.url, LESSON);
    await au.send(initialized(au));
    lrs.store(completed(au));
    await vi.waitUntil(() => isKnown(server, au), PATIENCE);
  });

  it('what came through here is no news', async () => {
    const lrs = await standInLrs();
    const timer = hurried(40);
    const server = await serveBefore(lrs, timer);
    const au = await runAu(await entered(server.url), server.url, LESSON);
    await vi.waitUntil(async () => {
      await au.send(initialized(au));
      return rounds(lrs).length > 3;
    }, PATIENCE);
    // Never the three seconds after news; ten where somebody looked at the board.
    const between = timer.waits.filter((milliseconds) => milliseconds >= 3000);
    expect(Math.min(...between)).toBe(6000);
  });

  it('a link on the origin the LRS knows itself by is followed on its endpoint', async () => {
    for (const origin of ['https://lrs.interne.example', 'http://127.0.0.1:1']) {
      const lrs = await standInLrs();
      lrs.moreOrigin = origin;
      lrs.store(...Array.from({ length: 120 }, () => statement()));
      const server = await serveBefore(lrs);
      const au = await runAu(await entered(server.url), server.url, LESSON);
      lrs.store(completed(au));
      await vi.waitUntil(() => isKnown(server, au), PATIENCE);
      expect(await health(server)).toEqual({ etat: 'ok', ...(await versionOf(server)) });
      await server.stop();
    }
  });

  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '));
  const statements = { 'content-type': 'application/json', 'x-experience-api-version': '1.0.3' };
  it.each<[string, StandInLrs['fault'], number]>([
    [
      'a link to itself',
      ({ query }) => ({
        ...{ status: 200, headers: statements },
        body: JSON.stringify({ statements: [], more: `/xapi/statements?${query}` }),
      }),
      3,
    ],
    [
      'ever new links to nothing new',
      () => ({
        ...{ status: 200, headers: statements },
        body: JSON.stringify({ statements: [], more: `/xapi/statements?n=${Math.random()}` }),
      }),
      25,
    ],
    [
      '200 MB in 200 kB',
      () => ({
        ...{ status: 200, headers: { ...statements, 'content-encoding': 'gzip' }, body: bomb },
      }),
      10,
    ],
  ])('%s is given up, and told', async (_, fault, most) => {
    const lrs = await standInLrs();
    lrs.fault = (asked) =>
      reads(lrs).includes(asked) || asked.query.has('n') ? fault(asked) : null;
    const before = process.memoryUsage().rss;
    const server = await serveBefore(lrs);
    await vi.waitUntil(() => server.logs.some((line) => line.includes('"lrs-feed"')), PATIENCE);
    expect(lrs.asked.length).toBeLessThanOrEqual(most);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    expect((await health(server)).raison).toContain('ne sont plus lues');
    const au = await runAu(await entered(server.url), server.url, LESSON);
    expect((await au.send(initialized(au))).status).toBe(200);
    await server.stop();
  });
});

const versionOf = async (server: TestServer) => {
  const { etat: _, ...rest } = await health(server);
  return rest;
};

describe('an LRS that takes so many requests a minute', () => {
  it('is left to the learners: the feed rests, /sante and the log name 429', async () => {
    const lrs = await standInLrs();
    lrs.store(...Array.from({ length: 5000 }, () => statement()));
    lrs.limit = 60;
    const server = await serveBefore(lrs);
    const aus: Au[] = [];
    for (let one = 0; one < 6; one += 1)
      aus.push(await runAu(await entered(server.url), server.url, LESSON));
    await vi.waitUntil(() => server.logs.some((line) => line.includes('"lrs-limited"')), PATIENCE);
    expect((await health(server)).raison).toContain('429');
    const read = reads(lrs).length;
    lrs.limit = Infinity;
    for (const au of aus)
      await vi.waitUntil(async () => (await au.send(initialized(au))).status === 200, PATIENCE);
    // Still told: a limit is a matter of a minute, not of the last answer.
    expect((await health(server)).etat).toBe('degraded');
    expect(reads(lrs)).toHaveLength(read);
    expect(server.logs.filter((line) => line.includes('"lrs-limited"'))).toHaveLength(1);
    expect(server.logs.filter((line) => line.includes('"lrs-away"'))).toEqual([]);
  });
});

it('a completed written by another tool shows on the board and in /lancer alike', async () => {
  const lrs = await standInLrs();
  const server = await serveBefore(lrs);
  const who = await entered(server.url);
  const au = await runAu(who, server.url, LESSON);
  await au.send(initialized(au));
  const next = async () => (await who.go('/lancer')).headers.get('location');
  expect(await next()).toBe(`/lancer/${LESSON}`);
  lrs.store(completed(au));
  await vi.waitUntil(() => isKnown(server, au), PATIENCE);
  expect(await next()).toBe(`/lancer/${EVALUATION}`);
});
