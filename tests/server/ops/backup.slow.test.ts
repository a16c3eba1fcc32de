/** Copies of the database: made under a working server, put back under none. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import { latestVersion } from '../../../src/server/store/db.ts';
import { backUp } from '../../../src/server/ops/backup.ts';
import { EARLIER, inFile, killedFolder, markIn, versionOf } from '../support/disks.ts';
import { serve } from '../support/serve.ts';
import { freshFolder } from '../support/site.ts';
import { statement, xapiClient } from '../support/xapi.ts';

// Real processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const CLI = resolve(import.meta.dirname, '../../../src/server/ops/cli');

/** As `npm run <name>` does. */
function run(name: string, dataDir: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(CLI, `${name}.ts`), ...args], {
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise<{ code: number | null; said: string }>((done) =>
    child.on('close', (code) => done({ code, said })),
  );
}

const idsIn = (file: string): string[] => {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db.prepare('SELECT id FROM statement ORDER BY seq').all();
  db.close();
  return rows.map(({ id }) => id as string);
};

/** Who took away, took out or copied what: without the times. */
const traceIn = (dataDir: string): readonly object[] => {
  const db = new DatabaseSync(join(dataDir, 'plateforme.sqlite'), { readOnly: true });
  const rows = db.prepare('SELECT action, account, subject, detail FROM trace ORDER BY seq').all();
  db.close();
  return rows.map((row) => ({ ...row }));
};

describe('npm run sauvegarde', () => {
  it('copies one moment of a server that works: whole batches, all that was acknowledged before', async () => {
    const server = await serve();
    const { dataDir } = server.config;
    const xapi = xapiClient(server.url);
    const sent: string[][] = [];
    let going = true;
    const started = Promise.withResolvers<void>();
    const writing = (async () => {
      while (going) {
        const batch = Array.from({ length: 20 }, () => statement());
        expect((await xapi('statements', { body: batch })).status).toBe(200);
        sent.push(batch.map(({ id }) => id));
        if (sent.length > 5) started.resolve();
      }
    })();
    await started.promise;
    const before = sent.flat();
    const file = join(freshFolder(), 'copie.sqlite');
    const { code, said } = await run('sauvegarde', dataDir, file);
    going = false;
    await writing;
    expect(said).toContain('Sauvegarde vérifiée');
    expect(code).toBe(0);
    const copied = idsIn(file);
    expect(copied).toEqual(sent.flat().slice(0, copied.length));
    expect(copied.slice(0, before.length)).toEqual(before);
    expect(copied.length % 20).toBe(0);
  });

  it('replaces nothing, and leaves nothing half-made', async () => {
    const { config } = await serve();
    const folder = freshFolder();
    const file = join(folder, 'copie.sqlite');
    writeFileSync(file, 'précieux');
    const again = await run('sauvegarde', config.dataDir, file);
    expect(again.code).toBe(1);
    expect(again.said).toContain('existe déjà');
    expect(readFileSync(file, 'utf8')).toBe('précieux');
    expect(readdirSync(folder)).toEqual(['copie.sqlite']);
    expect((await run('sauvegarde', freshFolder())).said).toContain('rien à sauvegarder');
  });

  it('finds a name by itself, and says when the database is damaged', async () => {
    const server = await serve();
    const { dataDir } = server.config;
    await xapiClient(server.url)('statements', {
      body: Array.from({ length: 500 }, () => statement()),
    });
    await server.stop();
    expect((await run('sauvegarde', dataDir)).code).toBe(0);
    // Apart: what is erased in the folder of data is then in no file of it.
    expect(readdirSync(`${dataDir}-sauvegardes`)).toEqual([
      expect.stringMatching(/^plateforme-.*\.sqlite$/),
    ]);
    const file = join(dataDir, 'plateforme.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0xff, 8 * 4096, 60 * 4096);
    writeFileSync(file, bytes);
    const folder = freshFolder();
    const damaged = await run('sauvegarde', dataDir, join(folder, 'copie.sqlite'));
    expect(damaged.code).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('npm run restauration', () => {
  it('puts a copy back, keeps what it replaces, and not under a server', async () => {
    const server = await serve();
    const { dataDir, siteDir } = server.config;
    const store = async (at: { url: string }) => {
      const one = statement();
      await xapiClient(at.url)('statements', { body: one });
      return one.id;
    };
    const kept = await store(server);
    const file = join(freshFolder(), 'copie.sqlite');
    backUp(dataDir, file);
    const later = await store(server);

    const refused = await run('restauration', dataDir, file);
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('Un serveur utilise déjà');
    await server.stop();
    const { code, said } = await run('restauration', dataDir, file);
    expect(said).toContain('Celle d’avant est gardée');
    expect(code).toBe(0);

    const again = await serve({ dataDir, siteDir });
    const status = async (statementId: string) =>
      (await xapiClient(again.url)('statements', { params: { statementId } })).status;
    expect(await status(kept)).toBe(200);
    expect(await status(later)).toBe(404);
    expect(traceIn(dataDir)).toEqual([
      { action: 'restoration', account: null, subject: null, detail: file },
    ]);
    const [aside = ''] = readdirSync(`${dataDir}-sauvegardes`);
    expect(said).toContain(aside);
    expect(aside).toContain('avant-restauration');
    expect(idsIn(join(`${dataDir}-sauvegardes`, aside))).toEqual([kept, later]);
  });

  it('works where the database is ruined, or is none', async () => {
    const { config } = await serve();
    const file = join(freshFolder(), 'copie.sqlite');
    backUp(config.dataDir, file);
    const ruined = freshFolder();
    writeFileSync(join(ruined, 'plateforme.sqlite'), 'Ceci n’est plus une base.');
    expect((await run('restauration', ruined, file)).code).toBe(0);
    expect(idsIn(join(ruined, 'plateforme.sqlite'))).toEqual([]);
    const fresh = join(freshFolder(), 'data');
    expect((await run('restauration', fresh, file)).code).toBe(0);
    expect(existsSync(join(fresh, 'plateforme.sqlite'))).toBe(true);
  });

  it('of a copy of an earlier version is said too, in a database of this one', async () => {
    const file = join(freshFolder(), 'copie.sqlite');
    backUp(killedFolder('ancienne', EARLIER), file);
    const dataDir = killedFolder('autre', latestVersion());
    expect((await run('restauration', dataDir, file)).code).toBe(0);
    expect(versionOf(join(dataDir, 'plateforme.sqlite'))).toBe(latestVersion());
    expect(inFile(join(dataDir, 'plateforme.sqlite'), markIn)).toBe('ancienne');
    expect(traceIn(dataDir)).toMatchObject([{ action: 'restoration', detail: file }]);
    expect(versionOf(file)).toBe(EARLIER);
    const compte = resolve(CLI, '../../people/cli/compte.ts');
    const { stdout } = spawnSync(process.execPath, [compte, 'journal'], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir },
    });
    expect(stdout).toContain('restauration\tcommande');
    expect(stdout).toContain(file);
  });

  it('refuses what is no copy of this platform’s database, and changes nothing', async () => {
    const dataDir = freshFolder();
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'plateforme.sqlite'), 'en place');
    const folder = freshFolder();
    const [text, other, newer] = ['a', 'b', 'c'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(text, 'Bonjour');
    new DatabaseSync(other).exec('CREATE TABLE t (a)');
    new DatabaseSync(newer).exec('CREATE TABLE statement (id); PRAGMA user_version = 999');
    for (const file of [text, other, newer, join(folder, 'absent')]) {
      const { code, said } = await run('restauration', dataDir, file);
      expect(code, said).toBe(1);
      expect(said.trim().split('\n')).toHaveLength(1);
    }
    expect(readFileSync(join(dataDir, 'plateforme.sqlite'), 'utf8')).toBe('en place');
  });
});
