/**
 * The browser every browser test uses: one that is installed, or the one the npm package brings
 * (headless shell and the few system libraries it needs, x64 only). Nothing is downloaded.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createRequire } from 'node:module';
import { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import chromium from '@sparticuz/chromium';

const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'chrome'];

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
  const path = process.env['CHROME_PATH'] ?? installed() ?? (await brought());
  try {
    execFileSync(path, ['--version', '--no-sandbox'], { stdio: 'pipe' });
  } catch {
    throw new Error(
      `The browser ${path} does not start here. On Debian: apt-get install -y chromium`,
    );
  }
  return path;
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

async function brought(): Promise<string> {
  const bin = join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../bin');
  await inflate(join(bin, 'al2023.tar.br'));
  setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
  return chromium.executablePath(bin);
}
