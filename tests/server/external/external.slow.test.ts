/** This server in front of an external LRS: a second server of ours, in a process that can die. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { GroupBoard } from '../../../src/core/api/groups.ts';
import type { Erasure } from '../../../src/core/api/learners.ts';
import {
  answered,
  completed,
  entered,
  initialized,
  launch,
  runAu,
  stateOf,
  terminated,
  type Au,
} from '../support/launch.ts';
import { anAdministrator, newLearner } from '../support/people.ts';
import { apart } from '../support/apart.ts';
import { serve, type TestServer } from '../support/serve.ts';
import { LAUNCH_FILE } from '../support/site.ts';
import { statement, xapiClient, type StatementResult } from '../support/xapi.ts';

// Real processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';
const LATE = `${LAUNCH_FILE.iri}xapi/extensions/late`;

const lrs = await apart();
const externalLrs = { endpoint: `${lrs.url}/xapi/`, ...lrs.credentials };
const server = await serve({ externalLrs });
const { key, secret } = lrs.credentials;
const there = xapiClient(lrs.url, { authorization: `Basic ${btoa(`${key}:${secret}`)}` });

interface Said {
  readonly id: string;
  readonly verb: { readonly id: string };
  readonly context: { readonly extensions: object };
}
async function kept({ registration }: { readonly registration: string }) {
  const response = await there('statements', { params: { registration, ascending: 'true' } });
  return ((await response.json()) as { statements: Said[] }).statements;
}
/** Through every page. */
async function all({ registration }: { readonly registration: string }): Promise<Said[]> {
  const found: Said[] = [];
  let next = `statements?${new URLSearchParams({ registration, ascending: 'true' })}`;
  while (next !== '') {
    const response = await there(next);
    const page = (await response.json()) as { statements: Said[]; more: string };
    found.push(...page.statements);
    next = page.more.replace('/xapi/', '');
  }
  return found;
}
const verbs = async (unit: { readonly registration: string }) =>
  (await kept(unit)).map(({ verb }) => verb.id.split('/').at(-1));

const someone = async (unit = LESSON) => {
  const learner = await newLearner(server.url);
  const who = await entered(server.url, learner);
  return { learner, who, au: await runAu(who, server.url, unit) };
};

/** Until the outbox is empty and the LRS is known to be there. */
const settled = async () =>
  vi.waitUntil(async () => (await (await fetch(`${server.url}/sante`)).json()).etat === 'ok', {
    timeout: 90_000,
    interval: 100,
  });

describe('through this server', () => {
  it('statements go to the external LRS, in order, and are kept there only', async () => {
    const { au } = await someone();
    const all = [initialized(au), answered(au), completed(au)];
    expect((await au.send(...all)).status).toBe(200);
    expect(await verbs(au)).toEqual(['launched', 'initialized', 'answered', 'completed']);
    // Again: answered as stored, stored once.
    expect((await au.send(...all)).status).toBe(200);
    expect(await verbs(au)).toHaveLength(4);
    expect((await au.send({ ...all[1], result: { success: false } })).status).toBe(409);
    const db = new DatabaseSync(join(server.config.dataDir, 'plateforme.sqlite'));
    expect(db.prepare('SELECT count(*) AS n FROM statement').get()).toEqual({ n: 0 });
    db.close();
  });

  it('the rules of cmi5 are kept here: what breaks them never leaves', async () => {
    const { au } = await someone();
    expect((await au.send(completed(au))).status).toBe(403);
    await au.send(initialized(au));
    const end = terminated(au);
    expect((await au.send(completed(au), completed(au), end)).status).toBe(403);
    expect(await verbs(au)).toEqual(['launched', 'initialized']);
    expect((await au.send(completed(au), end)).status).toBe(200);
  });

  it('what it has already, because an answer got lost on the way, is taken note of', async () => {
    const { au } = await someone();
    const first = initialized(au);
    await there('statements', { body: [first] });
    expect((await au.send(first)).status).toBe(200);
    expect((await au.send(completed(au))).status).toBe(200);
    // In whatever order: the first one took a way of its own.
    expect((await verbs(au)).sort()).toEqual(['completed', 'initialized', 'launched']);
  });

  it('a launched lesson reads its learner’s own statements, page after page, and no others', async () => {
    const { au } = await someone();
    const { au: other } = await someone();
    const strange = initialized(other);
    await other.send(strange);
    await au.send(initialized(au), answered(au), answered(au));
    const found: string[] = [];
    let more = '';
    const first = await au.xapi('statements', { params: { limit: '3', ascending: 'true' } });
    for (let page = (await first.json()) as StatementResult; ;) {
      found.push(...page.statements.map(({ id }) => id));
      if (page.more === '') break;
      more = page.more;
      page = (await (await au.xapi(more.slice('/xapi/'.length))).json()) as StatementResult;
    }
    expect(found).toEqual((await kept(au)).map(({ id }) => id));
    const read = async (params: Record<string, string>, by: Au = au) =>
      (await by.xapi('statements', { params })).status;
    expect(await read({ statementId: String(strange['id']) })).toBe(404);
    expect(await read({ statementId: String(strange['id']) }, other)).toBe(200);
    expect(await read({ agent: JSON.stringify(other.actor) })).toBe(403);
    expect(await read({ registration: other.registration })).toBe(403);
    // A link is its launch's; another one, or one that was made up, leads nowhere.
    expect((await other.xapi(more.slice('/xapi/'.length))).status).toBe(400);
    expect(await read({ suite: `${btoa('/xapi/statements')}.x` })).toBe(400);
  });

  it('documents go there too, with their tags; the launch data is there and here', async () => {
    const { au } = await someone();
    const params = stateOf(au, 'progres');
    const put = (body: object, headers = {}) =>
      au.xapi('activities/state', { params, body, method: 'PUT', headers });
    expect((await put({ a: 1 })).status).toBe(204);
    const read = await au.xapi('activities/state', { params });
    expect(await read.json()).toEqual({ a: 1 });
    const etag = read.headers.get('etag') ?? '';
    expect((await put({ a: 2 }, { 'if-match': '"autre"' })).status).toBe(412);
    expect((await put({ a: 2 }, { 'if-match': etag })).status).toBe(204);
    expect(await (await there('activities/state', { params })).json()).toEqual({ a: 2 });
    const launchData = stateOf(au, 'LMS.LaunchData');
    await settled();
    expect(await (await there('activities/state', { params: launchData })).json()).toEqual(
      au.launchData,
    );
    const change = { params: launchData, body: {}, method: 'PUT' };
    expect((await au.xapi('activities/state', change)).status).toBe(403);
    const { au: other } = await someone();
    expect((await other.xapi('activities/state', { params })).status).toBe(403);
  });

  it('attachments go there and come back', async () => {
    const content = 'Une radiographie, par exemple.';
    const sha2 = createHash('sha256').update(content).digest('hex');
    const type = { contentType: 'text/plain', length: Buffer.byteLength(content), sha2 };
    const usageType = 'https://exemple.fr/piece';
    const one = statement({
      attachments: [{ usageType, display: { fr: 'Pièce' }, ...type }],
    });
    const part = (headers: string, body: string) => `--x\r\n${headers}\r\n\r\n${body}\r\n`;
    const body =
      part('Content-Type: application/json', JSON.stringify(one)) +
      part(
        `Content-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: ${sha2}`,
        content,
      ) +
      '--x--\r\n';
    const admin = xapiClient(server.url);
    const headers = { 'content-type': 'multipart/mixed; boundary=x' };
    expect((await admin('statements', { body, headers })).status).toBe(200);
    for (const client of [there, admin]) {
      const read = await client('statements', {
        params: { statementId: one.id, attachments: 'true' },
      });
      expect(read.headers.get('content-type')).toMatch(/^multipart\/mixed/);
      expect(await read.text()).toContain(content);
    }
  });

  it('machines pass as well', async () => {
    const admin = xapiClient(server.url);
    const one = statement();
    expect((await admin('statements', { body: one })).status).toBe(200);
    expect((await there('statements', { params: { statementId: one.id } })).status).toBe(200);
    expect((await admin('statements', { params: { statementId: one.id } })).status).toBe(200);
    expect((await admin('statements', { body: { ...one, id: 'x' } })).status).toBe(400);
    expect((await admin('statements', { authorization: 'Basic eDp5' })).status).toBe(401);
  });

  it('late answers are marked, and one that came in time is not stored twice', async () => {
    const { who, au } = await someone();
    const [first, inTime, late] = [initialized(au), answered(au), answered(au)];
    expect((await au.send(first, inTime)).status).toBe(200);
    await launch(who, server.url, EVALUATION);
    expect((await au.send(late)).status).toBe(403);
    const bring = () =>
      who.go('/lancer/retard', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify([inTime, late]),
      });
    expect((await bring()).status).toBe(200);
    expect((await bring()).status).toBe(200);
    const all = await kept(au);
    expect(all.filter(({ id }) => id === inTime['id'])).toHaveLength(1);
    const marks = Object.fromEntries(
      all.map(({ id, context }) => [id, Object.hasOwn(context.extensions, LATE)]),
    );
    expect(marks).toMatchObject({ [String(inTime['id'])]: false, [String(late['id'])]: true });
  });

  it('the board shows what went through, and what reached the LRS by another way', async () => {
    const { learner, au } = await someone();
    await au.send(initialized(au));
    await there('statements', { body: [completed(au)] });
    const { ask } = await anAdministrator(server.url);
    const state = async () => {
      const answer = await ask('GET', `groupes/${learner.group}/tableau`);
      const { learners } = (await answer.json()) as GroupBoard;
      return learners[0]?.units[LESSON]?.state;
    };
    expect(await state()).toBe('begun');
    await vi.waitUntil(async () => (await state()) !== 'begun', { timeout: 90_000 });
  });
});

describe('a learner’s data', () => {
  const exported = async (id: string) => {
    const { ask } = await anAdministrator(server.url);
    const answer = await ask('GET', `apprenants/${id}/export`);
    expect(answer.status).toBe(200);
    return (await answer.json()) as { statements: Said[] | null; elsewhere: string };
  };

  it('is exported with the statements kept there, page after page', async () => {
    const { learner, au } = await someone();
    await au.send(initialized(au), ...Array.from({ length: 120 }, () => answered(au)));
    const { statements, elsewhere } = await exported(learner.id);
    expect(statements?.map(({ id }) => id)).toEqual((await all(au)).map(({ id }) => id));
    expect(statements).toHaveLength(122);
    expect(elsewhere).toContain('Les documents de ce compte');
    expect(elsewhere).toContain(externalLrs.endpoint);
  });

  it('is exported without them while that LRS is away, and says so', async () => {
    const { learner, au } = await someone();
    await au.send(initialized(au));
    await lrs.kill();
    const { statements, elsewhere } = await exported(learner.id);
    await lrs.start();
    expect(statements).toBeNull();
    expect(elsewhere).toContain('ne répond pas en ce moment');
  });

  it('is erased here, and what remains there is counted and named', async () => {
    const { learner, au } = await someone();
    await au.send(initialized(au), completed(au));
    const { ask } = await anAdministrator(server.url);
    const answer = await ask('DELETE', `apprenants/${learner.id}`);
    const { remains } = (await answer.json()) as Erasure;
    // Launched, initialized, completed, abandoned.
    expect(remains.join('\n')).toContain('1 ouverture de leçon et 4 traces d’activité');
    expect(remains.join('\n')).toContain(
      `Sur ${externalLrs.endpoint}, hors de ce serveur : les traces d’activité et les documents du compte « ${au.actor.account.name} ».`,
    );
  });
});

describe('what is read of the external LRS', () => {
  /** Whether the board knows that this lesson was completed. */
  const isKnown = (at: TestServer, { registration }: Au): boolean => {
    const db = new DatabaseSync(join(at.config.dataDir, 'plateforme.sqlite'), { readOnly: true });
    const bodies = db.prepare('SELECT body FROM fact WHERE registration = ?').all(registration);
    db.close();
    return bodies.some(({ body }) => (body as string).includes('"completed"'));
  };
  const change = (dataDir: string, ...statements: readonly string[]) => {
    const db = new DatabaseSync(join(dataDir, 'plateforme.sqlite'));
    for (const statement of statements) db.exec(statement);
    db.close();
  };
  const read = (at: TestServer) => {
    const db = new DatabaseSync(join(at.config.dataDir, 'plateforme.sqlite'), { readOnly: true });
    const names = db.prepare("SELECT name FROM setting WHERE name LIKE 'external-since%'").all();
    db.close();
    return names.map(({ name }) => name);
  };

  it('is read again from the first statement when the board’s facts are of another version', async () => {
    const before = await serve({ externalLrs });
    const au = await runAu(await entered(before.url), before.url, LESSON);
    await au.send(initialized(au), completed(au));
    await vi.waitUntil(() => read(before).length > 0, { timeout: 90_000 });
    await before.stop();
    // A cursor that nothing comes after: only a fresh start finds the past again.
    change(
      before.config.dataDir,
      "UPDATE setting SET value = '0' WHERE name = 'projection'",
      "UPDATE setting SET value = '2099-01-01T00:00:00.000Z' WHERE name LIKE 'external-since%'",
    );
    const after = await serve({ externalLrs, dataDir: before.config.dataDir });
    await vi.waitUntil(() => isKnown(after, au), { timeout: 90_000 });
  });

  it('is remembered for each LRS: another one is read from its first statement', async () => {
    const before = await serve({ externalLrs });
    const au = await runAu(await entered(before.url), before.url, LESSON);
    await au.send(initialized(au));
    await vi.waitUntil(() => read(before).length > 0, { timeout: 90_000 });
    await before.stop();
    change(
      before.config.dataDir,
      "UPDATE setting SET value = '2099-01-01T00:00:00.000Z' WHERE name LIKE 'external-since%'",
    );
    // The same LRS by another name, so that what it holds is known.
    const endpoint = externalLrs.endpoint.replace('127.0.0.1', 'localhost');
    await there('statements', { body: [completed(au)] });
    const after = await serve({
      externalLrs: { ...externalLrs, endpoint },
      dataDir: before.config.dataDir,
    });
    await vi.waitUntil(() => isKnown(after, au), { timeout: 90_000 });
    expect(read(after)).toEqual([
      `external-since ${externalLrs.endpoint}`,
      `external-since ${endpoint}`,
    ]);
  });

  it('is told in the log when it is refused, once', async () => {
    const answers = createServer((_, response) => response.writeHead(404).end('{}'));
    await new Promise<void>((done) => answers.listen(0, '127.0.0.1', done));
    const { port } = answers.address() as AddressInfo;
    const endpoint = `http://127.0.0.1:${port}/elsewhere/`;
    const lost = await serve({ externalLrs: { ...externalLrs, endpoint } });
    const told = () => lost.logs.filter((line) => line.includes('"lrs-feed"'));
    await vi.waitUntil(() => told().length > 0, { timeout: 90_000 });
    expect(told()).toHaveLength(1);
    expect(JSON.parse(told()[0] ?? '')).toMatchObject({ level: 'error', status: 404 });
    await lost.stop();
    answers.close();
  });
});

describe('while the external LRS is away', () => {
  beforeEach(() => lrs.kill());

  it('lessons start, answers wait, and all is stored once and in order when it is back', async () => {
    const learner = await newLearner(server.url);
    const who = await entered(server.url, learner);
    const au = await runAu(who, server.url, LESSON);
    expect(au.launchData).toMatchObject({ returnURL: expect.any(String) as string });
    const said = [initialized(au), answered(au)];
    const refused = await au.send(...said);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await au.xapi('statements')).status).toBe(503);
    const health = await fetch(`${server.url}/sante`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ etat: 'degraded' });
    expect((await fetch(server.url)).status).toBe(200);

    await lrs.start();
    await vi.waitUntil(async () => (await au.send(...said)).status === 200, { timeout: 90_000 });
    expect(await verbs(au)).toEqual(['launched', 'initialized', 'answered']);
    await settled();
    const params = stateOf(au, 'LMS.LaunchData');
    expect((await there('activities/state', { params })).status).toBe(200);
  });

  it('what the LMS has to say survives a restart of this server too', async () => {
    const first = await serve({ externalLrs });
    const who = await entered(first.url, await newLearner(first.url));
    const abandoned = await launch(who, first.url, LESSON);
    const unit = await launch(who, first.url, EVALUATION);
    expect(unit.registration).toBe(abandoned.registration);
    await first.stop();
    await lrs.start();
    await serve({ externalLrs, dataDir: first.config.dataDir });
    await vi.waitUntil(async () => (await verbs(unit)).length === 3, { timeout: 90_000 });
    expect(await verbs(unit)).toEqual(['launched', 'abandoned', 'launched']);
  });

  it('credentials it does not know are told as away, never as the learner’s fault', async () => {
    await lrs.start();
    const wrong = await serve({ externalLrs: { ...externalLrs, secret: randomUUID() } });
    const who = await entered(wrong.url, await newLearner(wrong.url));
    const au = await runAu(who, wrong.url, LESSON);
    expect((await au.send(initialized(au))).status).toBe(503);
    expect(wrong.logs.join('')).toContain('lrs-away');
    expect(wrong.logs.join('')).not.toContain(lrs.credentials.secret);
  });
});
