/** `astro build` in a process of its own, which ends when this one is told to. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** @returns whether the site was built. */
export function astroBuild(
  root: string,
  outDir: string,
  args: readonly string[],
): Promise<boolean> {
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  const child = spawn(process.execPath, [astro, 'build', ...args, '--outDir', outDir], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = (): void => void child.kill('SIGTERM');
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return new Promise((resolve) => {
    const done = (built: boolean): void => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(built);
    };
    child.once('error', () => done(false));
    // "close", not "exit": what the build's own children still write must be over.
    child.once('close', (code) => done(code === 0));
  });
}
