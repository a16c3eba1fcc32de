/** What the law gives a learner, and what time takes away. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Erasure } from '../../../src/core/api/learners.ts';
import { busyLearner } from '../support/busy-learner.ts';
import { answered, runAu } from '../support/launch.ts';
import { administrator } from '../support/people.ts';
import { serve } from '../support/serve.ts';
import { xapiClient, type StatementResult } from '../support/xapi.ts';

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';

describe('the export of a learner', () => {
  it('holds everything known of them, and opens nothing', async () => {
    const server = await serve();
    const admin = await administrator(server);
    const { path, id, link, au } = await busyLearner(server, admin);
    const other = await busyLearner(server, admin, 'Marc Aubry');
    const answer = await admin.ask('GET', `${path}/export`);
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="donnees-ines-perrin.json"',
    );
    const text = await answer.text();
    const known = JSON.parse(text) as Record<string, readonly Record<string, unknown>[]>;
    expect(known['learner']).toMatchObject({
      name: 'Inès Perrin',
      email: 'ines.perrin@exemple.fr',
      group: 'Promotion',
    });
    expect(known['account']).toMatchObject({ name: id });
    expect(known['sessions']).toHaveLength(1);
    const verbs = known['statements']?.map(({ verb }) =>
      (verb as { id: string }).id.split('/').at(-1),
    );
    expect(verbs).toEqual(['launched', 'initialized', 'answered', 'completed']);
    const progress = known['documents']?.find(({ name }) => name === 'progress');
    expect(progress?.['content']).toEqual({ seen: ['a'] });
    expect(text).not.toContain(link.split('-').slice(1).join('-'));
    expect(text).not.toContain(au.token);
    expect(text).not.toContain(other.id);
  });
});

describe('a learner who is deleted', () => {
  it('has no name, link, browser or open session left; what remains names nobody', async () => {
    const server = await serve();
    const admin = await administrator(server);
    const { path, group, link, who, au } = await busyLearner(server, admin);
    const said = (await (await admin.ask('DELETE', path)).json()) as Erasure;
    expect(said.removed.join('\n')).toMatch(/Le nom.*\n.*lien.*\n.*1 navigateur.*\n.*1 séance/);
    expect(said.remains.join('\n')).toMatch(/1 ouverture de leçon et 5 traces d’activité/);
    expect((await fetch(`${server.url}${link}`)).status).toBe(404);
    expect((await who.go('/apprenant/moi')).status).toBe(401);
    expect((await who.go(`/lancer/${EVALUATION}`)).status).toBe(403);
    expect((await au.send(answered(au))).status).toBe(403);
    expect(await (await admin.ask('GET', `groupes/${group}/liens`)).json()).toEqual([]);
    for (const [method, more] of [
      ['DELETE', ''],
      ['GET', '/export'],
      ['POST', '/lien'],
    ] as const)
      expect((await admin.ask(method, `${path}${more}`)).status).toBe(404);
    const all = await xapiClient(server.url)('statements', {
      params: { registration: au.registration },
    });
    const { statements } = (await all.json()) as StatementResult;
    expect(statements).toHaveLength(5);
    await server.stop();
    const db = new DatabaseSync(join(server.config.dataDir, 'plateforme.sqlite'));
    const dump = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .all()
      .map(({ name }) => JSON.stringify(db.prepare(`SELECT * FROM "${name as string}"`).all()))
      .join('');
    db.close();
    expect(dump).toContain(au.registration);
    expect(dump).not.toMatch(/Perrin|ines\.perrin/);
    // Nor in what SQLite has not written over yet.
    const file = readFileSync(join(server.config.dataDir, 'plateforme.sqlite'), 'latin1');
    expect(file).not.toMatch(/Perrin|ines\.perrin/);
  });
});

describe('arrangements', () => {
  it('travel in the launch data of evaluations, and only there', async () => {
    const server = await serve();
    const admin = await administrator(server);
    const { path, who } = await busyLearner(server, admin);
    const parameters = async (unit: string) => {
      const { launchData } = await runAu(who, server.url, unit);
      return (launchData as { launchParameters?: string }).launchParameters;
    };
    expect(await parameters(EVALUATION)).toBeUndefined();
    await admin.ask('PATCH', path, { arrangements: { moreTries: 2 } });
    expect(await parameters(EVALUATION)).toBe('{"moreTries":2}');
    expect(await parameters(LESSON)).toBeUndefined();
  });
});
