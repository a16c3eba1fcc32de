/**
 * Whatever the validator takes can be stored, noted, sent on and read again, everywhere: no answer is a
 * 5xx, and no row is passed over. VALID_SEED repeats a run.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { checkStatement } from '../../src/server/lrs/validate/statement.ts';
import { entered, initialized, runAu, terminated } from './support/launch.ts';
import { anAdministrator, newLearner, register } from './support/people.ts';
import { serve, type TestServer } from './support/serve.ts';
import { standInLrs } from './support/stand-in-lrs.ts';
import { validSaid, validStatement } from './support/valid.ts';
import { agent, statement, xapiClient, type StatementResult } from './support/xapi.ts';

vi.setConfig({ testTimeout: 240_000 });

const seed = Number(process.env['VALID_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
console.log(`valid: VALID_SEED=${seed}`);

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';
const MANY = 300;

/** A learner with a lesson that ended, an evaluation that is open, and one statement of no matter. */
async function begin(server: TestServer) {
  const learner = await newLearner(server.url);
  const who = await entered(server.url, learner);
  const lesson = await runAu(who, server.url, LESSON);
  const first = initialized(lesson);
  expect((await lesson.send(first)).status).toBe(200);
  expect((await lesson.send(terminated(lesson))).status).toBe(200);
  const open = await runAu(who, server.url, EVALUATION);
  expect((await open.send(initialized(open))).status).toBe(200);
  const sessionOf = (au: typeof lesson) =>
    Object.values(au.launchData.contextTemplate.extensions).map(String);
  const about = {
    registration: lesson.registration,
    sessions: [...sessionOf(lesson), ...sessionOf(open)],
    ids: [String(first['id']), randomUUID()],
  };
  return { learner, who, lesson, open, about };
}
interface Said {
  readonly verb: { readonly id: string };
  readonly actor: object;
  readonly object: { readonly id?: string };
  readonly timestamp: string;
}
type Begun = Awaited<ReturnType<typeof begin>>;

const well = async (what: string, asked: Promise<Response>): Promise<Response> => {
  const answer = await asked;
  if (answer.status >= 500) expect.fail(`${what}: ${answer.status} ${await answer.text()}`);
  return answer;
};

/** Asks for everything of it that can be asked for. */
async function readAll(server: TestServer, { learner, who, about }: Begun): Promise<number> {
  const xapi = xapiClient(server.url);
  const found: StatementResult['statements'][number][] = [];
  const walk = async (params: Record<string, string>, headers = {}): Promise<void> => {
    for (let next = `statements?${new URLSearchParams(params)}`; next !== '';) {
      const answer = await well(next, xapi(next, { headers }));
      expect([next, answer.status]).toEqual([next, 200]);
      const page = (await answer.json()) as StatementResult;
      if (Object.keys(params).length === 0) found.push(...page.statements);
      next = page.more.replace('/xapi/', '');
    }
  };
  await walk({});
  const one = found as unknown as readonly Said[];
  const times = one.slice(0, 20).map(({ timestamp }) => timestamp);
  const few = <T>(all: readonly T[]) => [...new Set(all)].slice(0, 25);
  const filters: Record<string, string>[] = [
    { ascending: 'true', limit: '7' },
    { registration: about.registration, limit: '0' },
    ...few(one.map(({ verb }) => verb.id)).map((verb) => ({ verb })),
    ...few(one.map(({ object: target }) => target.id ?? ''))
      .filter((id) => id.includes(':'))
      .flatMap((id) => [
        { activity: id },
        { activity: id, related_activities: 'true', format: 'canonical' },
      ]),
    ...few(one.map(({ actor }) => JSON.stringify(actor))).flatMap((who) => [
      { agent: who },
      { agent: who, related_agents: 'true', format: 'ids' },
    ]),
    ...few(times).flatMap((at) => [{ since: at }, { until: at, ascending: 'true' }]),
    { format: 'ids' },
    { format: 'canonical' },
  ];
  for (const params of filters) {
    const answer = await well(
      JSON.stringify(params),
      xapi('statements', { params, headers: { 'accept-language': 'zh-Hant, fr;q=0.5' } }),
    );
    // An anonymous group cannot be looked for; an address may be too long for HTTP.
    expect([200, 400, 431]).toContain(answer.status);
    await answer.arrayBuffer();
  }
  await walk({ format: 'canonical', limit: '50' }, { 'accept-language': 'x-klingon' });
  const whole = await xapi('statements', { params: { attachments: 'true', limit: '500' } });
  expect([whole.status, (await whole.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
  for (const { id } of found) {
    const params = { statementId: id };
    for (const format of ['exact', 'ids', 'canonical'])
      expect((await well(id, xapi('statements', { params: { ...params, format } }))).status).toBe(
        200,
      );
  }
  for (const who of few(one.map(({ actor }) => JSON.stringify(actor))))
    await well(who, xapi('agents', { params: { agent: who } }));
  for (const id of few(one.map(({ object: target }) => target.id ?? 'urn:x')))
    await well(id, xapi('activities', { params: { activityId: id } }));
  await readBoard(server, learner);
  for (const path of ['/sante', '/lancer', '/apprenant/aide'])
    expect((await well(path, who.go(path))).status).toBeLessThan(400);
  return found.length;
}

async function readBoard(server: TestServer, learner: Begun['learner']): Promise<void> {
  const { ask } = await anAdministrator(server.url);
  for (const path of [
    ...['moi', 'cours', 'groupes', 'comptes', 'collegues'],
    ...['tableau', 'liens', 'liens.csv', 'suivi.csv', 'connexions.csv'].map(
      (end) => `groupes/${learner.group}/${end}`,
    ),
    ...['', '/export'].map((end) => `apprenants/${learner.id}${end}`),
  ]) {
    const answer = await well(path, ask('GET', path));
    const text = await answer.text();
    expect([path, answer.status, text.length > 0]).toEqual([path, 200, true]);
    expect(text).not.toMatch(/NaN|Infinity|Invalid Date|undefined/);
  }
}

const passedOver = ({ logs }: TestServer) =>
  logs.filter((line) => /row-passed-over|"failure"/.test(line));

/** @returns how many were stored */
async function storeByMachine(server: TestServer, { about }: Begun, runs = MANY): Promise<number> {
  const xapi = xapiClient(server.url);
  const ids = [...about.ids];
  let stored = 0;
  await fc.assert(
    fc.asyncProperty(validStatement(about), async (said) => {
      expect(checkStatement(said, '1.0.3')).toBeNull();
      const answer = await well(JSON.stringify(said), xapi('statements', { body: said }));
      // A 400 would be an attachment without data, a signature: none is made here.
      expect([200, await answer.text()]).toEqual([answer.status, expect.anything()]);
      ids.push(String(said['id']));
      stored += 1;
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
  return stored;
}

describe(`valid statements (seed ${seed})`, () => {
  it('of a machine: stored, noted, and read everywhere, after a start too', async () => {
    const server = await serve();
    const begun = await begin(server);
    expect(await storeByMachine(server, begun)).toBe(MANY);
    expect(await readAll(server, begun)).toBeGreaterThan(MANY / 2);
    expect(passedOver(server)).toEqual([]);
    await server.stop();
    const { dataDir, siteDir } = server.config;
    const { DatabaseSync } = await import('node:sqlite');
    const db = new DatabaseSync(`${dataDir}/plateforme.sqlite`);
    db.exec("DELETE FROM setting WHERE name = 'projection'");
    db.close();
    const again = await serve({ dataDir, siteDir });
    expect(again.logs.join('')).toContain('"event":"projection"');
    expect(passedOver(again)).toEqual([]);
    expect((await fetch(`${again.url}/sante`)).status).toBe(200);
  });

  it('of a launch: stored as its rules allow, noted, and read everywhere', async () => {
    const server = await serve();
    const begun = await begin(server);
    const { open } = begun;
    let stored = 0;
    await fc.assert(
      fc.asyncProperty(validSaid(open.activityId), async ({ time, verb, extensions, ...said }) => {
        const one = {
          ...open.say(verb, { ...said, extensions }),
          timestamp: new Date(Date.parse('2026-11-22T12:00:00.000Z') + time).toISOString(),
        };
        expect(checkStatement(one, '1.0.3')).toBeNull();
        const answer = await well(JSON.stringify(one), open.send(one));
        // 413: heavier than a launch may say.
        expect([200, 403, 413]).toContain(answer.status);
        if (answer.status === 200) stored += 1;
      }),
      { seed, numRuns: MANY, endOnFailure: true },
    );
    expect(stored).toBeGreaterThan(MANY / 3);
    expect(await readAll(server, begun)).toBeGreaterThan(stored);
    expect(passedOver(server)).toEqual([]);
  });

  it('through an external LRS: sent on, fed back, and read on the board', async () => {
    const lrs = await standInLrs();
    const server = await serve({ externalLrs: lrs });
    const begun = await begin(server);
    // It is read a page a second while learners work.
    const few = MANY / 3;
    expect(await storeByMachine(server, begun, few)).toBe(few);
    expect(lrs.statements.length).toBeGreaterThan(few);
    // As another tool would: they come back by the feed alone.
    lrs.store(
      ...fc
        .sample(validStatement(begun.about), { seed: seed + 1, numRuns: few })
        .map((said) => ({ timestamp: new Date().toISOString(), ...said })),
      statement({ id: 'marque', actor: agent('z'), context: {} }),
    );
    const since = lrs.asked.length;
    await readBoard(server, begun.learner);
    await vi.waitUntil(
      () =>
        lrs.asked
          .slice(since)
          .some(
            ({ method, query }) => method === 'GET' && Number(query.get('from')) >= 2 * few - 50,
          ),
      { timeout: 60_000, interval: 50 },
    );
    await readBoard(server, begun.learner);
    expect(server.logs.filter((line) => line.includes('lrs-feed'))).toEqual([]);
    expect(passedOver(server)).toEqual([]);
    register(server);
  });
});
