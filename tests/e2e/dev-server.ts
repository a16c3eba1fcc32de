/** `npm run dev` on a copy of a course, and saves the ways editors make them. */
import { spawn } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../port.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface DevServer {
  /** Without trailing slash. */
  readonly url: string;
  /** The content folder it shows. */
  readonly dir: string;
  readonly read: (file: string) => string;
  readonly path: (file: string) => string;
  readonly exitCode: () => number | null;
  readonly stop: () => Promise<void>;
}

/** @param course a content folder; the fixture course when not named. */
export async function startDev(course = join(ROOT, 'tests/fixtures/cours')): Promise<DevServer> {
  const scratch = mkdtempSync(join(tmpdir(), 'cqp-apercu-'));
  const dir = join(scratch, 'contenu');
  cpSync(course, join(scratch, 'ailleurs'), { recursive: true });
  // As a folder shared through a cloud disk often is.
  symlinkSync(join(scratch, 'ailleurs'), dir);
  const port = await freePort();
  const astro = join(ROOT, 'node_modules/astro/bin/astro.mjs');
  const args = [astro, 'dev', '--port', String(port), '--host', '127.0.0.1', '--ignore-lock'];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CONTENT_DIR: dir, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    const up = await fetch(`${url}/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) break;
    if (child.exitCode !== null || tries > 300) throw new Error('The preview did not start.');
    await new Promise((done) => setTimeout(done, 200));
  }
  return {
    url,
    dir,
    read: (file) => readFileSync(join(dir, file), 'utf8'),
    path: (file) => join(dir, file),
    exitCode: () => child.exitCode,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

export type Save = (path: string, content: string | Buffer) => Promise<void> | void;

/** What Notepad, VS Code and vim do, in this order. */
export const SAVES: readonly Save[] = [
  writeFileSync,
  async (path, content) => {
    const file = openSync(path, 'w');
    await new Promise((done) => setTimeout(done, 20));
    const bytes = Buffer.from(content);
    const half = bytes.length >> 1;
    writeSync(file, bytes.subarray(0, half));
    await new Promise((done) => setTimeout(done, 20));
    writeSync(file, bytes.subarray(half));
    closeSync(file);
  },
  (path, content) => {
    writeFileSync(`${path}~`, content);
    renameSync(`${path}~`, path);
  },
];
