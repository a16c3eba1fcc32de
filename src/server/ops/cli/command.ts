/** What the commands of whoever runs the server have in common. */
import { resolve } from 'node:path';
import { readConfig, StartError, type Config } from '../../process/config.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');

/** Does the work and says what came of it, in French; a refusal is one sentence and exit code 1. */
export async function command(
  work: (config: Config, args: readonly string[]) => Promise<string> | string,
): Promise<void> {
  try {
    const said = await work(readConfig(process.env, ROOT), process.argv.slice(2));
    process.stdout.write(`${said}\n`);
  } catch (error) {
    const text =
      error instanceof StartError ? error.message : ((error as Error).stack ?? String(error));
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}
