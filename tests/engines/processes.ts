/** The programs a run starts: found on the path, stopped with whatever they started, however the run ends. */
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Program {
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
}

const running = new Set<ChildProcess>();

/** A group of its own: browsers are several processes, and a crashed one takes none of them along. */
export function start(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  stdio: StdioOptions = ['ignore', 'ignore', 'pipe'],
): Program {
  const child = spawn(command, args, { stdio, detached: true, env: { ...process.env, ...env } });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  running.add(child);
  return {
    child,
    stop: async () => {
      killGroup(child);
      await ended;
      running.delete(child);
    },
  };
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It left by itself.
  }
}

process.once('exit', () => running.forEach(killGroup));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** The first of these that the path holds. */
export function found(...names: readonly string[]): string | null {
  for (const name of names)
    for (const folder of (process.env['PATH'] ?? '').split(delimiter))
      try {
        const path = join(folder, name);
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this one.
      }
  return null;
}

/**
 * What a program says once it is ready.
 *
 * @throws Error with all it said, when it leaves before
 */
export function said({ child }: Program, stream: 'stderr' | 3, what: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const from = stream === 'stderr' ? child.stderr : child.stdio[stream];
    from?.on('data', (data: Buffer) => {
      text += data.toString();
      const match = what.exec(text)?.[1];
      if (match !== undefined) resolve(match);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${child.spawnfile} left (${code}) before it was ready: ${text}`)),
    );
  });
}
