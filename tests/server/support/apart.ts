/** The real server, in a process of its own, on a port it can come back to. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll } from 'vitest';
import { ADMIN } from './serve.ts';
import { freshFolder, writeSite } from './site.ts';

const MAIN = resolve(import.meta.dirname, '../../../src/server/main.ts');

export interface Apart {
  readonly url: string;
  readonly start: () => Promise<void>;
  /** As a power cut would. */
  readonly kill: () => Promise<void>;
}

export async function apart(): Promise<Apart> {
  const port = await freePort();
  const [dataDir, siteDir] = [freshFolder(), writeSite()];
  let child: ChildProcess | null = null;
  const kill = async (): Promise<void> => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((done) => running.once('close', done));
    running.kill('SIGKILL');
    await gone;
  };
  afterAll(kill);
  const start = (): Promise<void> =>
    new Promise((done, fail) => {
      const started = spawn(process.execPath, [MAIN], {
        env: {
          PATH: process.env['PATH'] ?? '',
          PORT: String(port),
          DATA_DIR: dataDir,
          SITE_DIR: siteDir,
          LRS_ADMIN_KEY: ADMIN.key,
          LRS_ADMIN_SECRET: ADMIN.secret,
          LOG_LEVEL: 'error',
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = started;
      let said = '';
      started.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('http://localhost')) done();
      });
      started.once('close', () => fail(new Error(said)));
    });
  await start();
  return { url: `http://127.0.0.1:${port}`, start, kill };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
