/** The database of the last release, with its WAL, as a killed server left it: today's server goes on with it. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { parseProgress } from '../../src/core/progress/parse.ts';
import { serve } from '../server/support/serve.ts';
import { freshFolder, writeSite } from '../server/support/site.ts';
import { ADMIN, meaningOf, statementsIn, type Meaning } from './make/meaning.ts';
import type { Walked } from './make/walk.ts';
import { FOLDER, frozen } from './release.ts';

const { at, people, meaning } = frozen<{ at: string; people: Walked['people']; meaning: Meaning }>(
  'base/sens.json',
);
const FILES = ['plateforme.sqlite', 'plateforme.sqlite-wal'];
const siteDir = writeSite({
  'lancement.json': readFileSync(join(FOLDER, 'base/lancement.json')),
});

/** The folder of the killed server. */
function copied(files = FILES): string {
  const folder = freshFolder();
  for (const file of files) copyFileSync(join(FOLDER, 'base', file), join(folder, file));
  return folder;
}

const opened = (overrides = {}) =>
  serve({ dataDir: copied(), siteDir, lrsAdmin: ADMIN, ...overrides }, () => new Date(at));

test('people, where they stand, statements and documents are what they were', async () => {
  const server = await opened();
  const now = await meaningOf(server.url, people);
  expect(now.board).toMatchObject(meaning.board);
  expect(now.statements).toEqual(meaning.statements);
  expect(now.documents).toEqual(meaning.documents);
  expect(now.links).toEqual(meaning.links);
});

test('the course that was satisfied is so, and those that were not are not', async () => {
  const server = await opened();
  const db = new DatabaseSync(join(server.config.dataDir, 'plateforme.sqlite'), { readOnly: true });
  const names = db
    .prepare(
      `SELECT name FROM registration JOIN identity USING (learner) WHERE satisfied IS NOT NULL`,
    )
    .all();
  db.close();
  expect(names).toEqual([{ name: 'Ana SPÉCIMEN' }]);
});

test('its group takes the complete course, as it did', async () => {
  const server = await opened();
  const db = new DatabaseSync(join(server.config.dataDir, 'plateforme.sqlite'), { readOnly: true });
  const paths = db.prepare('SELECT path FROM learner_group').all();
  db.close();
  expect(paths).toEqual([{ path: null }]);
  const { board } = await meaningOf(server.url, people);
  expect(board['groupes']).toMatchObject([{ path: null }]);
});

test('State documents are progress that a device can take over', () => {
  const documents = Object.entries(meaning.documents).filter(([name]) =>
    name.endsWith(' progress'),
  );
  expect(documents.length).toBeGreaterThan(3);
  for (const [, document] of documents) expect(parseProgress(document)).toEqual(document);
});

test('what only the WAL holds is read: without it, the last learner’s launch is not there', () => {
  const launched = (folder: string): number => {
    const db = new DatabaseSync(join(folder, 'plateforme.sqlite'));
    const rows = db.prepare('SELECT item FROM outbox').all();
    db.close();
    return rows.length;
  };
  expect(launched(copied())).toBe(4);
  expect(launched(copied(['plateforme.sqlite']))).toBe(0);
});

test('what waited for the external LRS reaches it, under the ids it had', async () => {
  const lrs = await serve({ lrsAdmin: ADMIN });
  const folder = copied();
  const db = new DatabaseSync(join(folder, 'plateforme.sqlite'));
  const items = db
    .prepare('SELECT item FROM outbox ORDER BY seq')
    .all()
    .map(({ item }) => JSON.parse(String(item)) as Item);
  db.close();
  const statement = items.find(({ kind }) => kind === 'statement')?.statement;
  const document = items.find(({ kind }) => kind === 'document');
  expect(statement?.id).toMatch(/^[\da-f-]{36}$/);
  await opened({
    dataDir: folder,
    externalLrs: { endpoint: `${lrs.url}/xapi/`, ...ADMIN },
  });
  const there = await vi.waitUntil(
    async () => (await statementsIn(lrs.url)).find(({ id }) => id === statement?.id),
    { timeout: 20_000, interval: 100 },
  );
  expect(there).toMatchObject(statement ?? {});
  const query = new URLSearchParams(document?.params).toString();
  const state = await fetch(`${lrs.url}/xapi/activities/state?${query}`, {
    headers: {
      authorization: `Basic ${btoa(`${ADMIN.key}:${ADMIN.secret}`)}`,
      'x-experience-api-version': '1.0.3',
    },
  });
  expect(await state.text()).toBe(document?.text);
});

interface Item {
  readonly kind: 'statement' | 'document';
  readonly statement?: { readonly id: string };
  readonly params?: Record<string, string>;
  readonly text?: string;
}

test('no table and no column that held something has gone', async () => {
  const columns = (folder: string): string[] => {
    const db = new DatabaseSync(join(folder, 'plateforme.sqlite'), { readOnly: true });
    const rows = db
      .prepare(
        `SELECT m.name || '.' || c.name AS one FROM sqlite_master m, pragma_table_info(m.name) c
         WHERE m.type = 'table'`,
      )
      .all();
    db.close();
    return rows.map(({ one }) => String(one));
  };
  const then = columns(copied());
  const server = await opened();
  expect(then.length).toBeGreaterThan(100);
  expect(columns(server.config.dataDir)).toEqual(expect.arrayContaining(then));
});
