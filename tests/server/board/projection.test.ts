/** What the store knows of learners' work after statements came in by the public door. */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { UnitDigest } from '../../../src/core/report/digest.ts';
import { openProjection } from '../../../src/server/board/projection.ts';
import { openStore } from '../../../src/server/store/db.ts';
import { openCatalogue } from '../../../src/server/launch/catalogue.ts';
import type { Statement } from '../../../src/server/lrs/statement/types.ts';
import {
  answered,
  entered,
  completed,
  initialized,
  runAu,
  terminated,
  type Au,
} from '../support/launch.ts';
import { serve, type TestServer } from '../support/serve.ts';
import { freshFolder, writeSite } from '../support/site.ts';
import { agent, statement, xapiClient } from '../support/xapi.ts';

const LESSON = 'vocabulaire-medical/construction';
const VOIDED = { id: 'http://adlnet.gov/expapi/verbs/voided' };

function read<T>({ config }: TestServer, sql: string): readonly T[] {
  const db = new DatabaseSync(join(config.dataDir, 'plateforme.sqlite'), { readOnly: true });
  try {
    return db.prepare(sql).all() as unknown as readonly T[];
  } finally {
    db.close();
  }
}
const digestsOf = (server: TestServer) =>
  read<{ body: string }>(server, 'SELECT body FROM unit_digest ORDER BY registration, unit').map(
    ({ body }) => JSON.parse(body) as UnitDigest,
  );
const facts = (server: TestServer) =>
  read<{ id: string }>(server, 'SELECT id FROM fact ORDER BY id').map(({ id }) => id);

const question = (au: Au, id: string, success = true) =>
  au.say('answered', {
    object: { objectType: 'Activity', id: `${au.activityId}/test/lecon/question/${id}` },
    result: { success },
  });

describe('the projection', () => {
  it('has what a lesson said, once, however often it was sent', async () => {
    const server = await serve();
    const au = await runAu(await entered(server.url), server.url, LESSON);
    const all = [initialized(au), question(au, 'q1'), question(au, 'q2', false), completed(au)];
    for (const one of [...all, ...all]) expect((await au.send(one)).status).toBe(200);
    const [digest] = digestsOf(server);
    expect(Object.keys(digest?.questions ?? {})).toEqual(['q1', 'q2']);
    expect(digest?.completed).not.toBeNull();
    // Launched is one more.
    expect(facts(server)).toHaveLength(all.length + 1);
  });

  it('knows nothing of what was refused', async () => {
    const server = await serve();
    const au = await runAu(await entered(server.url), server.url, LESSON);
    await au.send(initialized(au));
    const before = facts(server);
    expect((await au.send(question(au, 'q1'), completed(au), completed(au))).status).toBe(403);
    expect(facts(server)).toEqual(before);
  });

  it('does not count what was voided, before or after it is told', async () => {
    const server = await serve();
    const au = await runAu(await entered(server.url), server.url, LESSON);
    const [opens, first, second] = [initialized(au), question(au, 'q1'), question(au, 'q2')];
    const admin = xapiClient(server.url);
    const avoid = (id: unknown) =>
      admin('statements', {
        body: statement({ verb: VOIDED, object: { objectType: 'StatementRef', id } }),
      });
    await au.send(opens);
    await au.send(first);
    expect((await avoid(first['id'])).status).toBe(200);
    expect((await avoid(second['id'])).status).toBe(200);
    expect((await au.send(second)).status).toBe(200);
    expect((await au.send(first)).status).toBe(200);
    expect(digestsOf(server)[0]?.questions).toEqual({});
  });

  it('passes over what is about nobody here', async () => {
    const server = await serve();
    const au = await runAu(await entered(server.url), server.url, LESSON);
    await au.send(initialized(au));
    const before = facts(server);
    const foreign = {
      ...question(au, 'q1'),
      actor: agent('autre'),
      context: { ...(question(au, 'q1')['context'] as object), registration: randomUUID() },
    };
    const admin = xapiClient(server.url);
    expect((await admin('statements', { body: [foreign, statement()] })).status).toBe(200);
    expect(facts(server)).toEqual(before);
  });

  it('is made again from the statements: an older database, or one that had no course then', async () => {
    const server = await serve();
    const au = await runAu(await entered(server.url), server.url, LESSON);
    await au.send(initialized(au));
    const wrong = question(au, 'q2', false);
    await au.send(question(au, 'q1'), wrong, answered(au), terminated(au));
    await xapiClient(server.url)('statements', {
      body: statement({ verb: VOIDED, object: { objectType: 'StatementRef', id: wrong['id'] } }),
    });
    const before = [facts(server), digestsOf(server)];
    await server.stop();
    const { dataDir, siteDir } = server.config;
    const db = new DatabaseSync(join(dataDir, 'plateforme.sqlite'));
    db.exec(
      "DELETE FROM fact; DELETE FROM unit_digest; DELETE FROM setting WHERE name = 'projection'",
    );
    db.close();
    const again = await serve({ dataDir, siteDir });
    expect([facts(again), digestsOf(again)]).toEqual(before);
    expect(read(again, 'SELECT * FROM attendance')).toHaveLength(1);
  });

  it('can be fed from elsewhere, in any order', async () => {
    const server = await serve();
    const au = await runAu(await entered(server.url), server.url, LESSON);
    await au.send(initialized(au));
    await au.send(question(au, 'q1'), question(au, 'q2', false), completed(au), terminated(au));
    const { statements } = (await (
      await xapiClient(server.url)('statements', { params: { ascending: 'true' } })
    ).json()) as { statements: Statement[] };
    const store = openStore(freshFolder());
    store.db.exec("INSERT INTO learner (account, home_page, created) VALUES ('a', 'h', '')");
    store.db
      .prepare('INSERT INTO registration (id, learner, course, created) VALUES (?, 1, ?, ?)')
      .run(au.registration, 'c', '');
    const { project } = openProjection(store, openCatalogue(writeSite()), () => new Date());
    for (const one of [...statements].reverse()) project([one]);
    project(statements);
    const [row] = store.db.prepare('SELECT body FROM unit_digest').all();
    expect(JSON.parse(row?.['body'] as string)).toEqual(digestsOf(server)[0]);
    store.close();
  });
});

describe('the register of sessions', () => {
  const attendance = (server: TestServer) =>
    read<Record<string, unknown>>(server, 'SELECT * FROM attendance ORDER BY seq');

  it('has one row for a session that ended, with the day in Paris', async () => {
    let now = Date.parse('2026-11-22T23:30:00.000Z');
    const server = await serve({}, () => new Date(now));
    const au = await runAu(await entered(server.url), server.url, LESSON);
    await au.send(initialized(au));
    expect(attendance(server)).toEqual([]);
    now += 60_000;
    await au.send(terminated(au));
    expect(attendance(server)).toMatchObject([
      {
        unit: LESSON,
        starts: '2026-11-22T23:30:00.000Z',
        ends: '2026-11-22T23:31:00.000Z',
        day: '2026-11-23',
        session_seconds: 60,
        ending: 'terminated',
      },
    ]);
  });

  it('has a row for a session that was cut off, none for a launch whose page never opened', async () => {
    const server = await serve();
    const who = await entered(server.url);
    const au = await runAu(who, server.url, LESSON);
    await au.send(initialized(au));
    await runAu(who, server.url, LESSON);
    await runAu(who, server.url, LESSON);
    expect(attendance(server)).toMatchObject([{ ending: 'abandoned', active_seconds: null }]);
  });

  it('cannot be changed', async () => {
    const server = await serve();
    const au = await runAu(await entered(server.url), server.url, LESSON);
    await au.send(initialized(au));
    await au.send(terminated(au));
    await server.stop();
    const db = new DatabaseSync(join(server.config.dataDir, 'plateforme.sqlite'));
    expect(() => db.exec('UPDATE attendance SET session_seconds = 1')).toThrow('append-only');
    db.close();
  });
});
