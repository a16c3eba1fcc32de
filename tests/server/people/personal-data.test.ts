/** What the law gives a learner, and what time takes away. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import type { Erasure } from '../../../src/core/api/learners.ts';
import { answered, completed, entered, initialized, runAu, stateOf } from '../support/launch.ts';
import { administrator, anAdministrator, newLearner, type Trainer } from '../support/people.ts';
import { serve, type TestServer } from '../support/serve.ts';
import { xapiClient, type StatementResult } from '../support/xapi.ts';

// The commands are processes of their own.
vi.setConfig({ testTimeout: 60_000 });

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';
const SERVER = resolve(import.meta.dirname, '../../../src/server/people/cli');

/** Somebody of a new group who has answered one question and left a state. */
async function busyLearner(server: TestServer, admin: Trainer, name = 'Inès Perrin') {
  const made = await admin.ask('POST', 'groupes', { name: 'Promotion' });
  const group = ((await made.json()) as { id: string }).id;
  await admin.ask('POST', `groupes/${group}/apprenants`, {
    text: `${name};ines.perrin@exemple.fr`,
  });
  const rows = await admin.ask('GET', `groupes/${group}/liens`);
  const [row] = (await rows.json()) as { learner: { id: string }; url: string }[];
  const link = new URL(row?.url ?? '').pathname;
  const who = await entered(server.url, { link });
  const au = await runAu(who, server.url, LESSON);
  await au.send(initialized(au), answered(au), completed(au));
  await au.xapi('activities/state', {
    method: 'PUT',
    params: stateOf(au, 'progress'),
    body: { seen: ['a'] },
  });
  return { id: row?.learner.id ?? '', group, link, who, au, path: `apprenants/${row?.learner.id}` };
}

async function command(name: string, env: Record<string, string>, ...args: readonly string[]) {
  const run = promisify(execFile);
  return run(process.execPath, [join(SERVER, `${name}.ts`), ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
  }).then(
    ({ stdout }) => ({ code: 0, out: stdout, err: '' }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  );
}

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

describe('npm run conservation', () => {
  it('says what is too old, removes it only when told, and leaves the rest', async () => {
    let now = Date.now() - 7 * 365 * 24 * 3600_000;
    const server = await serve({}, () => new Date(now));
    const then = await anAdministrator(server.url);
    const old = await busyLearner(server, then);
    await then.ask('PATCH', `groupes/${old.group}`, { archived: true });
    const kept = await busyLearner(server, then, 'Zoé Petit');
    now = Date.now();
    const fresh = await busyLearner(server, await anAdministrator(server.url), 'Marc Aubry');
    const env = { DATA_DIR: server.config.dataDir };
    const counts = (out: string) => [...out.matchAll(/^ +(\d+) {2}/gm)].map(([, n]) => Number(n));

    const rehearsal = await command('conservation', env);
    expect(rehearsal.out).toMatch(/Rien n’a été supprimé/);
    // One archived identity, two old enrolments and their statements, what archiving ended included.
    expect(counts(rehearsal.out).slice(0, 3)).toEqual([1, 2, 9]);
    const admin = await anAdministrator(server.url);
    expect((await admin.ask('GET', `${old.path}/export`)).status).toBe(200);

    const longer = { ...env, CONSERVATION_IDENTITES: '10', CONSERVATION_PREUVES: '10' };
    expect(counts((await command('conservation', longer)).out).slice(0, 3)).toEqual([0, 0, 0]);

    const done = await command('conservation', env, '--appliquer');
    expect(counts(done.out)).toEqual(counts(rehearsal.out));
    expect(
      (await command('compte', env, 'journal')).out.match(/conservation\tcommande/g),
    ).toHaveLength(1);
    expect((await admin.ask('GET', `${old.path}/export`)).status).toBe(404);
    const sizes = async (path: string) => {
      const known = (await (await admin.ask('GET', `${path}/export`)).json()) as {
        statements: unknown[];
        documents: unknown[];
      };
      return [known.statements.length, known.documents.length];
    };
    expect(await sizes(kept.path)).toEqual([0, 0]);
    expect(await sizes(fresh.path)).toEqual([4, 2]);
    expect(counts((await command('conservation', env)).out)).toEqual([0, 0, 0, 0, 0]);
  });

  it('takes the help of who never opened a lesson, and every byte of what it takes', async () => {
    let now = Date.now() - 7 * 365 * 24 * 3600_000;
    const server = await serve({}, () => new Date(now));
    const admin = await anAdministrator(server.url);
    const asked = async (name: string) => {
      const learner = await newLearner(server.url, name);
      const who = await entered(server.url, learner);
      const call = { unit: LESSON, section: null, question: null, label: null };
      const answer = await who.go('/apprenant/aide', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...call, text: `Zqaide ${name}` }),
      });
      expect(answer.status).toBe(201);
      return learner;
    };
    await asked('Zqnom Perrin');
    const gone = await asked('Zqnom Aubry');
    await admin.ask('PATCH', `groupes/${gone.group}`, { archived: true });
    now = Date.now();
    const env = { DATA_DIR: server.config.dataDir };
    const { out } = await command('conservation', env, '--appliquer');
    expect(out).toMatch(/ 2 {2}demandes d’aide supprimées/);
    for (const name of readdirSync(server.config.dataDir)) {
      const bytes = readFileSync(join(server.config.dataDir, name), 'latin1');
      expect(bytes).not.toMatch(/Zqaide|Zqnom Aubry/);
    }
    const db = new DatabaseSync(join(server.config.dataDir, 'plateforme.sqlite'));
    expect(db.prepare('SELECT count(*) AS n FROM learner').get()).toEqual({ n: 1 });
    db.close();
  });

  it('refuses what it cannot read, in one sentence', async () => {
    const server = await serve();
    const env = { DATA_DIR: server.config.dataDir };
    for (const value of ['0', '-1', '1.5', 'dix']) {
      const { code, err } = await command('conservation', { ...env, CONSERVATION_PREUVES: value });
      expect(`${code} ${err}`).toMatch(/^1 CONSERVATION_PREUVES vaut/);
    }
    expect((await command('conservation', env, '--tout')).err).toMatch(/^Usage/);
  });
});

describe('npm run compte', () => {
  it('lets somebody back in beside a running server', async () => {
    const server = await serve();
    await administrator(server);
    const env = { DATA_DIR: server.config.dataDir, PORT: '4400' };
    expect((await command('compte', env, 'liste')).out).toMatch(
      /^alix\tAlix Martin\tadministrateur/,
    );
    const { out } = await command('compte', env, 'lien', 'ALIX');
    const url = out.trim().split('\n').at(-1) ?? '';
    expect(url).toMatch(/^http:\/\/localhost:4400\/formateur\/\?invitation=[\w-]{43}$/);
    const secret = new URL(url).searchParams.get('invitation') ?? '';
    const asked = await fetch(`${server.url}/formateur/api/invitation?k=${secret}`);
    expect(await asked.json()).toEqual({
      name: 'Alix Martin',
      login: 'alix',
      role: 'administrateur',
    });
    expect((await command('compte', env, 'inviter', 'noor', 'Noor', 'Ba')).out).toContain(
      'Noor Ba',
    );
    for (const [words, sentence] of [
      [['lien', 'personne'], /^Aucun compte/],
      [['inviter', 'noor', 'X'], /déjà pris/],
      [['inviter', 'a b', 'X'], /L’identifiant contient/],
      [['autre'], /^Usage/],
      [[], /^Usage/],
    ] as const) {
      const refused = await command('compte', env, ...words);
      expect(refused.code).toBe(1);
      expect(refused.err).toMatch(sentence);
    }
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
