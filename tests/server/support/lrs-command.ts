/** `npm run lrs`, on the data of a server. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { ExternalLrs } from '../../../src/server/process/config.ts';
import type { TestServer } from './serve.ts';

const COMMAND = resolve(import.meta.dirname, '../../../src/server/external/cli/lrs.ts');

/** What the environment says of an external LRS. */
export const envOf = ({ endpoint, key, secret }: ExternalLrs) => ({
  ...{ LRS_ENDPOINT: endpoint, LRS_KEY: key, LRS_SECRET: secret },
});

export async function lrsCommand(
  { config }: Pick<TestServer, 'config'>,
  lrs: ExternalLrs,
  ...words: readonly string[]
): Promise<{ readonly said: string; readonly code: number | null }> {
  const { dataDir, siteDir } = config;
  const child = spawn(process.execPath, [COMMAND, ...words], {
    env: { ...process.env, DATA_DIR: dataDir, SITE_DIR: siteDir, ...envOf(lrs) },
  });
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { said, code };
}
