/** The project's own server as a process that can be killed and started again on the same data. */
import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export const ADMIN = { key: 'fautes', secret: 'secret-des-essais-de-fautes' } as const;
export const ADMIN_AUTHORIZATION = `Basic ${btoa(`${ADMIN.key}:${ADMIN.secret}`)}`;

export interface ServerProcess {
  /** Without trailing slash; another one after each start. */
  readonly url: string;
  readonly pid: number;
  /** What it has written on its standard output: the first administrator's link. */
  readonly said: () => string;
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
}

/** @throws Error with what the server said when it does not start. */
export async function startServer(siteDir: string, dataDir: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['src/server/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LRS_ADMIN_KEY: ADMIN.key,
      LRS_ADMIN_SECRET: ADMIN.secret,
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      SITE_DIR: siteDir,
      LOG_LEVEL: 'error',
    },
  });
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    url: await announced(child),
    pid: child.pid ?? 0,
    said: () => said,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

function announced(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
      const port = /http:\/\/[^\s/:]+:(\d+)/.exec(said)?.[1];
      if (port) found(`http://127.0.0.1:${port}`);
    });
    child.once('exit', () => failed(new Error(`The server did not start: ${said}`)));
  });
}
