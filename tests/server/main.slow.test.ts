/** The real process: what it says and how it leaves. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { raw } from './support/raw.ts';
import { ADMIN } from './support/serve.ts';
import { freshFolder, writeSite } from './support/site.ts';
import { statement, xapiClient } from './support/xapi.ts';

// Real processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const MAIN = resolve(import.meta.dirname, '../../src/server/main.ts');
const children: ChildProcess[] = [];
afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      DATA_DIR: freshFolder(),
      SITE_DIR: site,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)));
  const listening = new Promise<string>((done, fail) => {
    child.stderr.on('data', () => {
      const url = /http:\/\/localhost:\d+/.exec(said.err)?.[0];
      if (url) done(url.replace('localhost', '127.0.0.1'));
    });
    child.on('close', () => fail(new Error(said.err)));
  });
  listening.catch(() => undefined);
  return { child, said, ended, listening };
}

const site = writeSite();

describe('npm run serve', () => {
  it('runs on the pinned Node', () => {
    expect(process.version).toMatch(/^v24\./);
  });

  it('says in French where the modules are, and serves them', async () => {
    const server = start({});
    const answer = await raw(await server.listening, '/');
    expect(answer.status).toBe(200);
    expect(server.said.err).toMatch(/^Les modules sont sur http:\/\/localhost:\d+\//);
    expect(server.said.out).toMatch(/^http:\/\/localhost:\d+\/formateur\/\?invitation=[\w-]{43}$/m);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('finishes and leaves with 0 on %s', async (signal) => {
    const server = start({});
    await server.listening;
    server.child.kill(signal);
    expect(await server.ended).toBe(0);
    const lines = server.said.out.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
      'listening',
      'stopped',
    ]);
  });
});

describe('a server that is killed', () => {
  it('has kept every statement it acknowledged', async () => {
    const env = {
      DATA_DIR: freshFolder(),
      LRS_ADMIN_KEY: ADMIN.key,
      LRS_ADMIN_SECRET: ADMIN.secret,
    };
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const server = start(env);
      const xapi = xapiClient(await server.listening);
      let killed = false;
      const learner = async () => {
        while (!killed) {
          const body = [statement(), statement()];
          const response = await xapi('statements', { body }).catch(() => null);
          if (response?.status === 200) acknowledged.push(...body.map(({ id }) => id));
        }
      };
      const learners = Array.from({ length: 8 }, learner);
      const target = acknowledged.length + 100;
      while (acknowledged.length < target) await new Promise((done) => setTimeout(done, 5));
      server.child.kill('SIGKILL');
      killed = true;
      await Promise.all([...learners, server.ended]);
    }
    const again = start(env);
    const xapi = xapiClient(await again.listening);
    for (const id of acknowledged)
      expect((await xapi('statements', { params: { statementId: id } })).status).toBe(200);
  });
});

describe('npm run serve refuses, in one French sentence and with an exit code', () => {
  const refusal = async (env: Record<string, string>) => {
    const server = start(env);
    const code = await server.ended;
    expect(code).toBe(1);
    expect(server.said.out).toBe('');
    expect(server.said.err.trim().split('\n')).toHaveLength(1);
    return server.said.err;
  };

  it('a busy port', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toContain(`Le port ${port} est déjà utilisé`);
    other.close();
  });

  it('a folder it cannot write to', async () => {
    const file = join(freshFolder(), 'fichier');
    writeFileSync(file, '');
    expect(await refusal({ DATA_DIR: join(file, 'data') })).toContain(
      'Impossible d’écrire dans le dossier des données',
    );
  });

  it('a database that is not one', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'plateforme.sqlite'), 'Ceci n’est pas une base. '.repeat(500));
    expect(await refusal({ DATA_DIR: folder })).toContain('endommagée');
  });

  it('a database with a sound first page and damaged ones behind it', async () => {
    const folder = freshFolder();
    const first = start({ DATA_DIR: folder });
    await first.listening;
    first.child.kill('SIGTERM');
    await first.ended;
    const path = join(folder, 'plateforme.sqlite');
    const file = readFileSync(path);
    const page = file.readUInt16BE(16);
    for (const from of [1, 2, 4, 8, 16].map((pages) => pages * page)) {
      writeFileSync(path, Buffer.from(file).fill(0xa5, from));
      expect(await refusal({ DATA_DIR: folder }), `from byte ${from}`).toMatch(
        /^La base de données .* est endommagée : restaurez une sauvegarde\.$/m,
      );
    }
  });

  it('a site that is not built', async () => {
    const empty = join(freshFolder(), 'dist');
    mkdirSync(empty);
    expect(await refusal({ SITE_DIR: empty })).toContain('Le site n’est pas construit');
  });

  it('a list of lessons it cannot read', async () => {
    for (const text of ['{', '{"iri":"pas une IRI","course":{},"units":[]}'])
      expect(await refusal({ SITE_DIR: writeSite({ 'lancement.json': text }) })).toContain(
        'La liste des leçons du site construit est illisible',
      );
  });

  it.each([
    [{ PORT: 'quatre' }, 'PORT vaut'],
    [{ PORT: '70000' }, 'PORT vaut'],
    [{ LOG_LEVEL: 'bavard' }, 'LOG_LEVEL vaut'],
    [{ PUBLIC_URL: 'formation.exemple.fr' }, 'PUBLIC_URL contient'],
    [{ LRS_ADMIN_KEY: 'seule' }, 'vont ensemble'],
    [{ LRS_ADMIN_KEY: 'a', LRS_ADMIN_SECRET: 'court' }, 'au moins 16 caractères'],
    [{ LRS_ENDPOINT: 'https://lrs.exemple.fr/' }, 'vont ensemble'],
    [{ LRS_ENDPOINT: 'lrs', LRS_KEY: 'a', LRS_SECRET: 'b' }, 'LRS_ENDPOINT contient'],
  ])('%o', async (env, words) => {
    expect(await refusal(env)).toContain(words);
  });
});
