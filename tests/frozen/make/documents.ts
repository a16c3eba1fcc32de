/** What the database and the browsers' holdings mean to this release, by its own reading. */
import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyProgress } from '../../../src/core/progress/fold.ts';
import type { Progress } from '../../../src/core/progress/progress.ts';
import { memoryStore, type Store, type OutboxEntry } from '../../../src/player/store.ts';
import { startServer } from '../../../src/server/listen.ts';
import type { DatabaseDump } from './dump.ts';
import { ADMIN, meaningOf } from './meaning.ts';
import { sentFrom } from './sent.ts';
import type { Walked } from './walk.ts';

export async function documentsOf(
  siteDir: string,
  base: string,
  { browsers, people }: Walked,
): Promise<Readonly<Record<string, unknown>>> {
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const dataDir = mkdtempSync(join(tmpdir(), 'cqp-lu-'));
  cpSync(base, dataDir, { recursive: true });
  const server = await startServer(
    {
      host: '127.0.0.1',
      port: 0,
      dataDir,
      siteDir,
      publicUrl: null,
      lrsAdmin: ADMIN,
      lmsOrigins: [],
      externalLrs: null,
      logLevel: 'error',
    },
    () => undefined,
    { clock: () => new Date(at) },
  );
  const meaning = await meaningOf(`http://127.0.0.1:${server.port}`, people);
  await server.stop();
  const sent: Record<string, unknown> = {};
  for (const [name, { databases, origin }] of Object.entries(browsers))
    for (const database of databases)
      sent[name] = await sentFrom(await opened(database), origin, Date.parse(at));
  return {
    'base/sens.json': { at, people, meaning },
    'base/lancement.json': JSON.parse(readFileSync(join(siteDir, 'lancement.json'), 'utf8')),
    'navigateur/envois.json': { at, sent },
  };
}

/** The store of a dump, in memory. */
async function opened({ stores }: DatabaseDump): Promise<Store> {
  const records = (name: string) => stores.find((one) => one.name === name)?.records ?? [];
  const values = new Map(records('values').map(({ key, value }) => [String(key), value]));
  const progress = (values.get('progress') as Progress | undefined) ?? emptyProgress;
  const store = memoryStore(progress);
  for (const [key, value] of values) if (key !== 'progress') await store.set(key, value);
  for (const { value } of records('outbox')) {
    const { event, questions } = value as OutboxEntry;
    await store.commit((current) => ({ event, progress: current }), questions);
  }
  return store;
}
