/**
 * The browser every browser test uses, the same on every machine: the one the npm package brings
 * (headless shell and the few system libraries it needs, x64 only), or the one CHROME_PATH names.
 * Nothing is downloaded.
 */
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import chromium from '@sparticuz/chromium';

/** Flags for a machine without a display or a network, also as root. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @returns path of a browser that starts.
 * @throws Error with the one command that helps.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  const path = named ?? (await brought());
  try {
    execFileSync(path, ['--version', '--no-sandbox'], { stdio: 'pipe' });
  } catch {
    throw new Error(
      named
        ? `CHROME_PATH names ${path}, which does not start.`
        : `The browser that npm brings does not start here (${process.arch}). Install Chromium, then: CHROME_PATH=$(command -v chromium) npm test`,
    );
  }
  return path;
}

async function brought(): Promise<string> {
  const bin = join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../bin');
  await inflate(join(bin, 'al2023.tar.br'));
  setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
  return chromium.executablePath(bin);
}
