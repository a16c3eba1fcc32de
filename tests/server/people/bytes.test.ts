/** What was erased is nowhere: every byte of every file of the folder is looked at. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, vi } from 'vitest';
import type { Erasure, LearnerLink } from '../../../src/core/api/learners.ts';
import { backUp } from '../../../src/server/ops/backup.ts';
import { copiesFolder, copyName } from '../../../src/server/ops/copies.ts';
import {
  administrator,
  anAdministrator,
  colleague,
  newLearner,
  post,
  PASSWORD,
  register,
} from '../support/people.ts';
import { serve } from '../support/serve.ts';
import { xapiClient, statement } from '../support/xapi.ts';

// Many people, one erasure each.
vi.setConfig({ testTimeout: 120_000 });

/** Numbers of those whose name or address is in a file of the folder. */
function found(folder: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile())
      for (const [, n] of readFileSync(join(entry.parentPath, entry.name), 'latin1').matchAll(
        /Zqrsvw[ .](\d+)[ @.]/g,
      ))
        numbers.add(Number(n));
  return numbers;
}

it('keeps no name of learners who were erased, nor of one among others', async () => {
  const server = await serve();
  const { dataDir } = server.config;
  const admin = await administrator(server);
  const made = await admin.ask('POST', 'groupes', { name: 'Promotion' });
  const group = ((await made.json()) as { id: string }).id;
  const line = (n: number) => `Zqrsvw ${n} ${'x'.repeat(n % 90)};Zqrsvw.${n}@exemple.fr`;
  const numbers = Array.from({ length: 240 }, (_, n) => n);
  await admin.ask('POST', `groupes/${group}/apprenants`, { text: numbers.map(line).join('\n') });
  const links = (await (await admin.ask('GET', `groupes/${group}/liens`)).json()) as LearnerLink[];
  const idOf = new Map(
    links.map(({ learner }) => [Number(/\d+/.exec(learner.name)?.[0]), learner.id] as const),
  );
  expect(idOf.size).toBe(240);
  const own = new DatabaseSync(join(dataDir, 'plateforme.sqlite'));
  own.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  own.close();
  // Names grow and shrink: pages are divided.
  for (const n of numbers.filter((one) => one % 7 === 0))
    await admin.ask('PATCH', `apprenants/${idOf.get(n) ?? ''}`, {
      name: `Zqrsvw ${n} ${'y'.repeat(100)}`,
    });
  // A machine may say a learner's name in a statement.
  const actor = (n: number) => ({
    account: { homePage: server.url, name: idOf.get(n) ?? '' },
    name: `Zqrsvw ${n} machine`,
  });
  const xapi = xapiClient(server.url);
  const stored = statement({ actor: actor(3), context: { instructor: actor(4) } });
  expect((await xapi('statements', { body: [stored] })).status).toBe(200);
  expect(found(dataDir).size).toBe(240);

  const staying = new Set(numbers.filter((n) => n % 3 === 1));
  const gone = numbers
    .filter((n) => !staying.has(n))
    .sort((a, b) => ((a * 7919) % 241) - ((b * 7919) % 241));
  for (const n of gone) {
    const answer = await admin.ask('DELETE', `apprenants/${idOf.get(n) ?? ''}`);
    expect(answer.status).toBe(200);
  }
  expect([...found(dataDir)].sort((a, b) => a - b)).toEqual([...staying]);
  const kept = await xapi('statements', { params: { statementId: stored.id } });
  expect(await kept.json()).toMatchObject({
    actor: { account: { name: idOf.get(3) } },
    context: { instructor: { name: 'Zqrsvw 4 machine' } },
  });
  await server.stop();
  expect([...found(dataDir)].sort((a, b) => a - b)).toEqual([...staying]);
});

it('is told which copies still hold who was erased, and waits for a copy that is being made', async () => {
  const server = await serve();
  const { dataDir } = server.config;
  const admin = await administrator(server);
  const made = await admin.ask('POST', 'groupes', { name: 'Promotion' });
  const group = ((await made.json()) as { id: string }).id;
  const folder = copiesFolder(server.config);
  const copy = (day: number) =>
    backUp(dataDir, copyName(folder, 'sauvegarde', new Date(Date.UTC(2026, 10, day)))).file;
  const before = copy(1);
  await admin.ask('POST', `groupes/${group}/apprenants`, { text: 'Zqrsvw 7 ;Zqrsvw.7@exemple.fr' });
  const between = copy(2);
  const [link] = (await (await admin.ask('GET', `groupes/${group}/liens`)).json()) as LearnerLink[];
  const reader = new DatabaseSync(join(dataDir, 'plateforme.sqlite'), { readOnly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM identity').get();
  const answer = await admin.ask('DELETE', `apprenants/${link?.learner.id ?? ''}`);
  const { remains } = (await answer.json()) as Erasure;
  expect(remains.join('\n')).toContain(between);
  expect(remains.join('\n')).not.toContain(before);
  reader.close();
  await vi.waitUntil(() => found(dataDir).size === 0, { timeout: 20_000 });
});

it('keeps neither name nor login of a trainer who was erased; what they answered stays', async () => {
  const server = await serve();
  const { dataDir } = server.config;
  const admin = await administrator(server);
  const gone = await colleague(server.url, admin, 'Zqrsvw.1');
  await admin.ask('PATCH', `comptes/${gone.me.id}`, { name: 'Zqrsvw 2 ' });
  const staying = await colleague(server.url, admin, 'reste');
  const made = await admin.ask('POST', 'groupes', { name: 'A', trainers: [gone.me.id] });
  expect(made.status).toBe(201);
  expect((await staying.ask('DELETE', `comptes/${gone.me.id}`)).status).toBe(403);
  const erased = await admin.ask('DELETE', `comptes/${gone.me.id}`);
  expect(((await erased.json()) as Erasure).remains.join()).toContain('Compte effacé');
  expect(found(dataDir).size).toBe(0);
  expect((await gone.ask('GET', 'moi')).status).toBe(401);
  expect((await admin.ask('DELETE', `comptes/${gone.me.id}`)).status).toBe(404);
  const taken = { login: 'Zqrsvw.1', password: PASSWORD };
  expect((await post(server.url, 'connexion', taken)).status).toBe(401);
  expect(await (await admin.ask('GET', 'comptes')).text()).not.toContain(gone.me.id);
  const db = new DatabaseSync(join(dataDir, 'plateforme.sqlite'));
  const [row] = db.prepare('SELECT action, account, subject, detail FROM trace').all();
  db.close();
  expect(row).toEqual({
    ...{ action: 'account-erased', account: admin.me.id, subject: gone.me.id, detail: null },
  });
  // The last administrator stays.
  expect((await admin.ask('DELETE', `comptes/${admin.me.id}`)).status).toBe(409);
  await server.stop();
  expect(found(dataDir).size).toBe(0);
});

it('leaves a trace of who erased and exported that names nobody who is gone', async () => {
  const server = await serve();
  register(server);
  const learner = await newLearner(server.url, 'Zqrsvw 5 ');
  const { me, ask } = await anAdministrator(server.url);
  for (const path of [`apprenants/${learner.id}/export`, `groupes/${learner.group}/suivi.csv`]) {
    expect((await ask('HEAD', path)).status).toBe(200);
    expect((await ask('GET', path)).status).toBe(200);
  }
  await ask('DELETE', `apprenants/${learner.id}`);
  const db = new DatabaseSync(join(server.config.dataDir, 'plateforme.sqlite'));
  const rows = db.prepare('SELECT action, account, subject, detail FROM trace ORDER BY seq').all();
  db.close();
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { action: 'export', account: me.id, subject: learner.id, detail: 'export' },
    { action: 'export', account: me.id, subject: learner.group, detail: 'suivi.csv' },
    { action: 'learner-erased', account: me.id, subject: learner.id, detail: null },
  ]);
  expect(found(server.config.dataDir).size).toBe(0);
});
