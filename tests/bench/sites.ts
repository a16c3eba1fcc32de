/** The sites the figures are measured on: built from a content folder, served as learners get them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SERVE } from '../server/support/process.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Built {
  readonly dist: string;
  /** Wall time of `astro build`, in ms. */
  readonly ms: number;
}

/**
 * `astro build` in a process of its own.
 *
 * @param project folder with the Astro configuration.
 * @param env added to the environment (`CONTENT_DIR`).
 * @throws Error with the end of Astro's output.
 */
export async function astroBuild(
  project: string,
  dist: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Built> {
  rmSync(dist, { recursive: true, force: true });
  // What an earlier build left would make this one lighter.
  rmSync(join(project, '.astro'), { recursive: true, force: true });
  const astro = join(ROOT, 'node_modules/astro/bin/astro.mjs');
  const started = performance.now();
  const child = spawn(process.execPath, [astro, 'build', '--force', '--outDir', dist], {
    cwd: project,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  const ms = performance.now() - started;
  if (code !== 0) throw new Error(`astro build (${project}) failed:\n${output.slice(-4000)}`);
  return { dist, ms };
}

export interface Served {
  /** Without trailing slash. */
  readonly url: string;
  readonly dist: string;
  readonly dataDir: string;
  readonly stop: () => void;
}

/** The project's own server on a built site, on a free port, with an empty data folder. */
export async function serve(dist: string, dataDir: string): Promise<Served> {
  const server = spawn(process.execPath, SERVE, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      SITE_DIR: dist,
      LOG_LEVEL: 'error',
    },
  });
  return { url: await announced(server), dist, dataDir, stop: () => void server.kill('SIGTERM') };
}

function announced(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    server.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
      const url = /http:\/\/[^\s/]+/.exec(said)?.[0];
      if (url) found(url.replace('localhost', '127.0.0.1'));
    });
    server.once('exit', () => failed(new Error(`The server did not start: ${said}`)));
  });
}

/** Compressed once, kept by the server: measured after a first visitor came. */
export async function visited(url: string): Promise<Response> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'br' } });
  await response.arrayBuffer();
  return response;
}
