/** A store that cannot be written to: said plainly, nothing lost, and over when the reason is. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/server/app.ts';
import { openStore } from '../../../src/server/store/db.ts';
import { openAssets } from '../../../src/server/site/assets.ts';
import { ofThisMachine } from '../../../src/server/surroundings.ts';
import { ADMIN, ADMIN_AUTHORIZATION } from '../support/serve.ts';
import { freshFolder, writeSite } from '../support/site.ts';
import { statement } from '../support/xapi.ts';

const open: { close: () => void }[] = [];
afterAll(() => open.forEach((store) => store.close()));

/** The whole application, with its store within a test's reach. */
function application() {
  const [dataDir, siteDir] = [freshFolder(), writeSite()];
  const store = openStore(dataDir);
  open.push(store);
  const logs: string[] = [];
  const app = createApp({
    config: {
      ...{
        host: '127.0.0.1',
        port: 0,
        dataDir,
        backupDir: null,
        siteDir,
        publicUrl: null,
        lrsAdmin: ADMIN,
      },
      ...{ lmsOrigins: [], externalLrs: null, logLevel: 'info' },
    },
    store,
    assets: openAssets(siteDir, []),
    log: (...line) => void logs.push(JSON.stringify(line)),
    ...ofThisMachine(),
    signal: new AbortController().signal,
  });
  const headers = { authorization: ADMIN_AUTHORIZATION, 'x-experience-api-version': '1.0.3' };
  const send = async (...statements: object[]) =>
    app.request('/xapi/statements', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(statements),
    });
  const get = async (path: string) => app.request(path, { headers });
  const has = async (id: string) => (await get(`/xapi/statements?statementId=${id}`)).status;
  return { store, dataDir, logs, send, get, has };
}

const heavy = () => statement({ result: { response: 'x'.repeat(50_000) } });

describe('a disk that is full', () => {
  it('is told as 507 with Retry-After; reading goes on, and so does writing once there is room', async () => {
    const { store, send, get, has } = application();
    const kept: string[] = [];
    const pages = Number(store.db.prepare('PRAGMA page_count').get()?.['page_count']);
    store.db.exec(`PRAGMA max_page_count = ${pages + 200}`);
    let refused: Response | null = null;
    while (!refused) {
      // Together: what shares a commit with what no longer fits is not lost, or not acknowledged.
      const batch = Array.from({ length: 4 }, heavy);
      const answers = await Promise.all(batch.map((one) => send(one)));
      for (const [index, answer] of answers.entries())
        if (answer.status === 200) kept.push(batch[index]?.id ?? '');
        else refused = answer;
      expect(kept.length).toBeLessThan(100);
    }
    expect(refused.status).toBe(507);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await refused.json()).toEqual({ error: 'the disk of the store is full' });

    expect(kept.length).toBeGreaterThan(0);
    for (const id of kept) expect(await has(id)).toBe(200);
    expect((await get('/')).status).toBe(200);
    expect((await get('/sante')).status).toBe(503);

    store.db.exec('PRAGMA max_page_count = 1000000');
    const health = await get('/sante');
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ etat: 'ok' });
    const again = heavy();
    expect((await send(again)).status).toBe(200);
    for (const id of [...kept, again.id]) expect(await has(id)).toBe(200);
  });
});

describe('a folder that cannot be written to any more', () => {
  it('is told as 503; what is there can be read', async () => {
    const { store, send, get, has } = application();
    const one = statement();
    expect((await send(one)).status).toBe(200);
    store.db.exec('PRAGMA query_only = 1');
    const answer = await send(statement());
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(await has(one.id)).toBe(200);
    expect((await get('/sante')).status).toBe(503);
    store.db.exec('PRAGMA query_only = 0');
    expect((await send(statement())).status).toBe(200);
    expect((await get('/sante')).status).toBe(200);
  });
});

describe('a database that is damaged under the server', () => {
  it('is told as 503, without a word of what it holds, and the site is still served', async () => {
    const { store, dataDir, logs, send, get } = application();
    for (let time = 0; time < 40; time += 1) await send(heavy());
    store.db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA shrink_memory;');
    const pages = Number(store.db.prepare('PRAGMA page_count').get()?.['page_count']);
    const file = openSync(join(dataDir, 'plateforme.sqlite'), 'r+');
    for (let page = 2; page < pages; page += 1)
      writeSync(file, Buffer.alloc(2000, 0xff), 0, 2000, page * 4096);
    closeSync(file);
    store.db.exec('PRAGMA cache_size = 0');
    const answer = await get('/xapi/statements?limit=500');
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain('xxx');
    expect((await send(heavy())).status).toBe(503);
    expect((await get('/')).status).toBe(200);
    expect(logs.join('')).not.toContain('xxx');
  });
});
