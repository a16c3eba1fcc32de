/** What the commands about people do beside a running server: processes of their own. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { busyLearner } from '../support/busy-learner.ts';
import { entered } from '../support/launch.ts';
import { administrator, anAdministrator, newLearner } from '../support/people.ts';
import { serve } from '../support/serve.ts';

vi.setConfig({ testTimeout: 60_000 });

const LESSON = 'vocabulaire-medical/construction';
const SERVER = resolve(import.meta.dirname, '../../../src/server/people/cli');

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
    expect(counts((await command('conservation', env)).out)).toEqual([0, 0, 0, 0, 0, 0, 0]);
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
      const { id } = (await answer.json()) as { id: string };
      await admin.ask('POST', `aide/${id}`, { text: 'Zqaide, une réponse' });
      const published = await admin.ask('POST', `aide/${id}/publication`, {
        ...{ id: randomUUID(), text: 'Zqaide, publiée', question: 0 },
      });
      expect(published.status).toBe(201);
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
    expect(db.prepare('SELECT count(*) AS n FROM published_answer').get()).toEqual({ n: 0 });
    db.close();
  });

  it('takes old meetings, with who was there and what they answered', async () => {
    let now = Date.now() - 7 * 365 * 24 * 3600_000;
    const server = await serve({}, () => new Date(now));
    const admin = await anAdministrator(server.url);
    const learner = await newLearner(server.url, 'Zqnom Perrin');
    const who = await entered(server.url, learner);
    const made = await admin.ask('POST', `groupes/${learner.group}/seances`, {
      units: [LESSON],
      start: new Date(now).toISOString(),
      end: new Date(now + 3600_000).toISOString(),
    });
    const { id } = (await made.json()) as { id: string };
    await who.go(`/apprenant/seances/${id}/presence`, { method: 'POST' });
    const question = randomUUID();
    await admin.ask('POST', `seances/${id}/questions`, {
      id: question,
      statement: 'Zqmot ?',
      options: ['oui', 'non'].map((text) => ({ id: text, text })),
      ...{ several: false, right: [], explanation: '', source: null },
    });
    await who.go(`/apprenant/seances/${id}/reponses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ id: randomUUID(), account: learner.id, question, round: 1, options: ['oui'] },
      }),
    });
    await admin.ask('POST', `seances/${id}/questions/${question}/etapes`, {
      step: 'close',
      round: 1,
    });
    now = Date.now();
    const env = { DATA_DIR: server.config.dataDir };
    const { out } = await command('conservation', env, '--appliquer');
    expect(out).toMatch(/ 1 {2}séances à distance supprimées/);
    const db = new DatabaseSync(join(server.config.dataDir, 'plateforme.sqlite'));
    for (const table of [
      'meeting',
      'meeting_presence',
      'group_question',
      'group_question_step',
      'vote',
    ])
      expect([table, db.prepare(`SELECT count(*) AS n FROM ${table}`).get()]).toEqual([
        table,
        { n: 0 },
      ]);
    db.close();
    for (const name of readdirSync(server.config.dataDir))
      expect(readFileSync(join(server.config.dataDir, name), 'latin1')).not.toMatch(/Zqmot/);
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
    // Where it listens, whatever the command would have chosen.
    expect(new URL(url).port).toBe(new URL(server.url).port);
    expect(url).toMatch(/^http:\/\/localhost:\d+\/formateur\/\?invitation=[\w-]{43}$/);
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
