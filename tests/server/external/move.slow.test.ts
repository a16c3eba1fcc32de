/** An installation that moves to an LRS: statements, documents and what is known of them, as often as one likes. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, vi } from 'vitest';
import { emptyProgress } from '../../../src/core/progress/fold.ts';
import { answered, completed, entered, initialized, runAu, stateOf } from '../support/launch.ts';
import { lrsCommand } from '../support/lrs-command.ts';
import { newLearner, PASSWORD, post, trainer } from '../support/people.ts';
import { serve } from '../support/serve.ts';
import { standInLrs } from '../support/stand-in-lrs.ts';
import { statement, xapiClient } from '../support/xapi.ts';

vi.setConfig({ testTimeout: 120_000 });

const LESSON = 'vocabulaire-medical/construction';

const lesson = (questions: Record<string, object>) => ({
  ...emptyProgress,
  lessons: {
    [LESSON]: {
      sections: {},
      questions,
      revealed: {},
      completed: null,
      touched: '2026-11-22T10:00:00.000Z',
    },
  },
});

it('statements and documents go there once, in order; a second run finds them', async () => {
  const lrs = await standInLrs();
  const before = await serve();
  const learner = await newLearner(before.url);
  const who = await entered(before.url, learner);
  const au = await runAu(who, before.url, LESSON);
  const said = [initialized(au), ...Array.from({ length: 120 }, () => answered(au)), completed(au)];
  expect((await au.send(...said)).status).toBe(200);
  const params = stateOf(au, 'progress');
  const seen = { racines: '2026-11-22T10:00:00.000Z' };
  const ours = lesson({});
  Object.assign(ours.lessons[LESSON] ?? {}, { sections: seen });
  await au.xapi('activities/state', { params, body: ours, method: 'PUT' });
  // Another version, and a voided one.
  const admin = xapiClient(before.url);
  const two = statement();
  await admin('statements', { body: two, version: '2.0.0' });

  const first = await lrsCommand(before, lrs, 'deplacer');
  expect(first.code).toBe(0);
  expect(first.said).toContain(`${said.length + 2} traces données, 0 qui y étaient déjà`);
  expect(first.said).toContain('2 documents donnés');
  expect(lrs.idsOf(au).slice(1)).toEqual(said.map(({ id }) => id));
  const versionOf = (id: unknown) =>
    lrs.asked.find(
      ({ method, resource, body }) =>
        method === 'POST' && resource === 'statements' && body.includes(String(id)),
    )?.headers['x-experience-api-version'];
  expect([versionOf(said[0]?.['id']), versionOf(two.id)]).toEqual(['1.0.3', '2.0.0']);

  // Used on without the LRS, then run again: only what is new goes.
  const late = answered(au);
  await au.send(late);
  const second = await lrsCommand(before, lrs, 'deplacer');
  expect(second.said).toContain(`1 traces données, ${said.length + 2} qui y étaient déjà`);
  expect(second.said).toContain('0 documents donnés, 0 réunis');
  await before.stop();

  const after = await serve({ externalLrs: lrs, dataDir: before.config.dataDir });
  const again = await fetch(`${after.url}/xapi/statements`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${au.token}`,
      'x-experience-api-version': '1.0.3',
      'content-type': 'application/json',
    },
    body: JSON.stringify([said[0], late]),
  });
  expect(again.status).toBe(200);
  expect(lrs.statements).toHaveLength(said.length + 3);
  const credentials = { login: 'alix', password: PASSWORD };
  const { ask } = await trainer(after.url, await post(after.url, 'connexion', credentials));
  const exported = (await (await ask('GET', `apprenants/${learner.id}/export`)).json()) as {
    statements: { id: string }[];
    documents: { name: string }[];
  };
  const ids = exported.statements.map(({ id }) => id);
  expect(ids).toEqual(lrs.idsOf(au));
  expect(exported.documents.map(({ name }) => name).sort()).toEqual(['LMS.LaunchData', 'progress']);
});

it('a progress that is there already is joined with ours, and a younger document stays', async () => {
  const lrs = await standInLrs();
  const server = await serve();
  const au = await runAu(await entered(server.url), server.url, LESSON);
  const params = stateOf(au, 'progress');
  const at = (section: string) => {
    const one = lesson({});
    Object.assign(one.lessons[LESSON] ?? {}, {
      sections: { [section]: '2026-11-22T10:00:00.000Z' },
    });
    return one;
  };
  await au.xapi('activities/state', { params, body: at('racines'), method: 'PUT' });
  const there = `${lrs.endpoint}activities/state?${new URLSearchParams(params)}`;
  const headers = {
    authorization: `Basic ${btoa(`${lrs.key}:${lrs.secret}`)}`,
    'x-experience-api-version': '1.0.3',
  };
  await fetch(there, { method: 'PUT', headers, body: JSON.stringify(at('suffixes')) });
  expect((await lrsCommand(server, lrs, 'deplacer')).said).toContain('1 réunis');
  const both = (await (await fetch(there, { headers })).json()) as typeof emptyProgress;
  expect(Object.keys(both.lessons[LESSON]?.sections ?? {}).sort()).toEqual(['racines', 'suffixes']);
  expect((await lrsCommand(server, lrs, 'deplacer')).said).toContain('0 réunis');
});

it('what the LRS refuses is named and kept; the others go', async () => {
  const lrs = await standInLrs();
  const server = await serve();
  const au = await runAu(await entered(server.url), server.url, LESSON);
  const said = [initialized(au), answered(au), answered(au), answered(au)];
  await au.send(...said);
  const bad = String(said[2]?.['id']);
  lrs.fault = ({ method, body }) =>
    method === 'POST' && body.includes(bad) ? { status: 400 } : null;
  const { said: report } = await lrsCommand(server, lrs, 'deplacer');
  expect(report).toContain(`trace ${bad} (400)`);
  expect(lrs.idsOf(au)).toHaveLength(4);
  lrs.fault = () => null;
  expect((await lrsCommand(server, lrs, 'deplacer')).said).toContain('1 traces données, 4');
  const db = new DatabaseSync(join(server.config.dataDir, 'plateforme.sqlite'));
  expect(db.prepare('SELECT count(*) AS n FROM statement').get()).toEqual({ n: 5 });
  db.close();
});

it('a wrong address or key sends nothing, in French', async () => {
  const lrs = await standInLrs();
  const server = await serve();
  const wrong = await lrsCommand(server, { ...lrs, secret: 'autre' }, 'deplacer');
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.said).toMatch(/refuse la clé.*Rien n’a été envoyé/);
  expect((await lrsCommand(server, lrs, 'demenager')).said).toContain('Usage');
});
