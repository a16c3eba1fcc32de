/** The real server as a process of its own: killed, measured and started again on the same data. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/** What `npm run serve` gives Node: flags and file. */
export const SERVE = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { serve: string } }
).scripts.serve
  .split(' ')
  .slice(1);

export const MACHINE = { key: 'machine', secret: 'secret-d-une-machine-d-essai' } as const;
export const MACHINE_AUTHORIZATION = `Basic ${btoa(`${MACHINE.key}:${MACHINE.secret}`)}`;

export interface ServerProcess {
  /** Without trailing slash; another one after each start, unless the port was given. */
  readonly url: string;
  readonly pid: number;
  /** Everything on stdout and stderr so far. */
  readonly said: () => string;
  /** Null while it runs. */
  readonly exitCode: () => number | null;
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
}

/** @throws Error with what the server said when it does not start. */
export async function startProcess(
  siteDir: string,
  dataDir: string,
  port = 0,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, SERVE, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LRS_ADMIN_KEY: MACHINE.key,
      LRS_ADMIN_SECRET: MACHINE.secret,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      SITE_DIR: siteDir,
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  let said = '';
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const url = await new Promise<string>((found, failed) => {
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      const listening = /http:\/\/[^\s/:]+:(\d+)/.exec(said)?.[1];
      if (listening) found(`http://127.0.0.1:${listening}`);
    });
    child.once('exit', () => failed(new Error(`The server did not start: ${said}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    said: () => said,
    exitCode: () => child.exitCode,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** MB; the most it ever held (Linux). */
export function peakMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1024;
}
