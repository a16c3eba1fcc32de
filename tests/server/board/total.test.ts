/**
 * A row that cannot be noted is passed over, with a line in the log that says nothing of anybody: the LRS
 * answers as ever, neighbours are noted, and the server starts. The database itself refuses the row, so
 * that whatever a statement holds one day is meant.
 */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GroupBoard } from '../../../src/core/api/groups.ts';
import type { LearnerDetail } from '../../../src/core/api/learners.ts';
import type { UnitDigest } from '../../../src/core/report/digest.ts';
import { completed, entered, initialized, judged, runAu, terminated } from '../support/launch.ts';
import { anAdministrator, newLearner } from '../support/people.ts';
import { hurried } from '../support/hurried.ts';
import { serve, type TestServer } from '../support/serve.ts';
import { standInLrs } from '../support/stand-in-lrs.ts';
import { xapiClient } from '../support/xapi.ts';
import { question } from './people.ts';

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';

function within<T>({ config }: TestServer, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(join(config.dataDir, 'plateforme.sqlite'), { timeout: 5000 });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
/** @param when of the row: "new.body LIKE '%q2%'" */
const refuse = (server: TestServer, table: string, when: string) =>
  within(server, (db) =>
    db.exec(
      `CREATE TRIGGER bad_${table} BEFORE INSERT ON ${table} WHEN ${when} BEGIN SELECT RAISE(ABORT, 'no such row'); END`,
    ),
  );
const passedOver = ({ logs }: TestServer) =>
  logs.filter((line) => line.includes('"row-passed-over"'));

async function someone(server: TestServer, unit = LESSON) {
  const learner = await newLearner(server.url);
  const who = await entered(server.url, learner);
  const au = await runAu(who, server.url, unit);
  expect((await au.send(initialized(au))).status).toBe(200);
  const { ask } = await anAdministrator(server.url);
  return {
    ...{ learner, who, au },
    detail: async () =>
      (await (await ask('GET', `apprenants/${learner.id}`)).json()) as LearnerDetail,
    board: async () =>
      (await (await ask('GET', `groupes/${learner.group}/tableau`)).json()) as GroupBoard,
  };
}

/** No name, no id, no address of anybody. */
function saysNothingOf(server: TestServer, ...words: string[]) {
  const lines = passedOver(server);
  expect(lines.length).toBeGreaterThan(0);
  for (const word of words) expect(lines.join('')).not.toContain(word);
}

describe('a row that cannot be noted', () => {
  it('costs the statement nothing, nor those sent with it', async () => {
    const server = await serve();
    const { au, board, learner } = await someone(server);
    refuse(server, 'fact', "new.body LIKE '%q2%'");
    const all = ['q1', 'q2', 'q3'].map((id) => question(au, id, true, '11:00:00'));
    const answer = await au.send(...all);
    expect([answer.status, await answer.json()]).toEqual([200, all.map(({ id }) => id)]);
    expect((await board()).learners[0]?.units[LESSON]?.answered).toBe(2);
    const params = { statementId: String(all[1]?.['id']) };
    expect((await xapiClient(server.url)('statements', { params })).status).toBe(200);
    saysNothingOf(server, learner.name, au.registration, params.statementId);
  });

  it('whichever table refuses it: what adds up, the register of sessions', async () => {
    const server = await serve();
    const { au, detail, board } = await someone(server);
    refuse(server, 'attendance', 'true');
    refuse(server, 'unit_digest', "new.body LIKE '%q1%'");
    const [first, second] = ['q1', 'q2'].map((id) => question(au, id, true, '11:00:00'));
    expect((await au.send(first ?? {}, second ?? {})).status).toBe(200);
    expect((await au.send(terminated(au))).status).toBe(200);
    expect((await detail()).sessions).toMatchObject([{ ending: 'terminated' }]);
    expect((await board()).learners[0]?.units[LESSON]?.answered).toBe(1);
    expect(passedOver(server).length).toBeGreaterThan(1);
  });

  it('at the late door', async () => {
    const server = await serve();
    const { au, who, board } = await someone(server);
    await runAu(who, server.url, EVALUATION);
    refuse(server, 'fact', "new.body LIKE '%q1%'");
    const late = ['q1', 'q2'].map((id) => question(au, id, true, '11:00:00'));
    const answer = await who.go('/lancer/retard', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify(late),
    });
    expect([answer.status, await answer.json()]).toEqual([200, late.map(({ id }) => id)]);
    expect((await board()).learners[0]?.units[LESSON]?.answered).toBe(1);
  });

  it('of what another tool says was reached: not half of it', async () => {
    const server = await serve();
    const { au, who } = await someone(server, EVALUATION);
    const lesson = await runAu(who, server.url, LESSON);
    refuse(server, 'module_satisfied', 'true');
    const admin = xapiClient(server.url);
    const said = [completed(lesson), completed(au), judged(au, 1)];
    expect((await admin('statements', { body: said })).status).toBe(200);
    // The lesson was noted; what would have satisfied the module is as if nobody had said so.
    const reached = within(server, (db) =>
      db.prepare('SELECT unit, completed, passed FROM unit_standing').all(),
    ).map((row) => ({ ...row }));
    expect(reached).toEqual([
      { unit: LESSON, completed: expect.any(String), passed: null },
      { unit: EVALUATION, completed: expect.any(String), passed: null },
    ]);
    saysNothingOf(server, au.registration);
  });

  it('at a start: a body that is no statement', async () => {
    const server = await serve();
    const { au } = await someone(server);
    await au.send(question(au, 'q1', true, '11:00:00'), question(au, 'q2', true, '11:00:00'));
    await server.stop();
    within(server, (db) =>
      db.exec(
        `UPDATE statement SET body = '{"id":' WHERE body LIKE '%question/q1%'; UPDATE statement SET body = '{"verb":null,"result":5}' WHERE body LIKE '%initialized%'; DELETE FROM setting WHERE name = 'projection'`,
      ),
    );
    const { dataDir, siteDir } = server.config;
    const again = await serve({ dataDir, siteDir });
    expect((await fetch(`${again.url}/sante`)).status).toBe(200);
    expect(passedOver(again)).toHaveLength(2);
    const [row] = within(again, (db) => db.prepare('SELECT body FROM unit_digest').all());
    expect(Object.keys((JSON.parse(String(row?.['body'])) as UnitDigest).questions)).toEqual([
      'q2',
    ]);
  });

  it('of an LRS that takes anything: the feed goes on', async () => {
    const lrs = await standInLrs();
    const server = await serve({ externalLrs: lrs }, undefined, undefined, { timer: hurried(10) });
    const { au, board } = await someone(server);
    const good = question(au, 'q2', true, '11:00:00');
    lrs.store(
      { ...good, id: 5 },
      { ...good, id: 'a', context: { registration: 5 } },
      { ...good, id: 'b', result: null, context: 7, timestamp: {} },
      { ...good, object: { id: `${au.activityId}/test/lecon/question/q1` } },
    );
    await expect
      .poll(async () => (await board()).learners[0]?.units[LESSON]?.answered, { timeout: 20_000 })
      .toBe(1);
    expect(server.logs.filter((line) => line.includes('lrs-feed'))).toEqual([]);
    expect((await fetch(`${server.url}/sante`)).status).toBe(200);
  });
});
