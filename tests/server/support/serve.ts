/** A real server on a free port, in this process, stopped after the test file. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll } from 'vitest';
import type { Config } from '../../../src/server/process/config.ts';
import { startServer, type Running } from '../../../src/server/listen.ts';
import { jsonLog } from '../../../src/server/process/log.ts';
import type { Surroundings } from '../../../src/server/surroundings.ts';
import { register } from './people.ts';
import { freshFolder, writeSite } from './site.ts';

export const ADMIN = { key: 'essai', secret: 'un-secret-pour-les-essais' } as const;
export const ADMIN_AUTHORIZATION = `Basic ${btoa(`${ADMIN.key}:${ADMIN.secret}`)}`;

export interface TestServer extends Running {
  readonly logs: string[];
  readonly config: Config;
}

/** Passwords are asked for by the hundred here: the real cost has a test of its own. */
const QUICK = { N: 2, r: 1, p: 1 };

export async function serve(
  overrides: Partial<Config> = {},
  clock?: () => Date,
  // What turns the one clock turns the other, but where a test says otherwise.
  steady: (() => number) | undefined = clock && (() => clock().getTime()),
  more: Partial<Surroundings> = {},
): Promise<TestServer> {
  const logs: string[] = [];
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    dataDir: overrides.dataDir ?? freshFolder(),
    backupDir: null,
    siteDir: overrides.siteDir ?? writeSite(),
    publicUrl: null,
    lrsAdmin: ADMIN,
    lmsOrigins: [],
    externalLrs: null,
    logLevel: 'info',
    ...overrides,
  };
  const log = jsonLog(
    'info',
    (line) => logs.push(line),
    () => new Date(),
  );
  const running = await startServer(config, log, {
    ...(clock ? { clock } : {}),
    ...(steady ? { steady } : {}),
    passwordCost: QUICK,
    ...more,
  });
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= running.stop());
  afterAll(stop);
  const url = `http://127.0.0.1:${running.port}`;
  register({ url, invitation: running.invitation });
  return { ...running, url, stop, logs, config };
}

export const health = async ({ url }: TestServer) =>
  (await (await fetch(`${url}/sante`)).json()) as { etat: string; raison?: string };

/** What waits for an external LRS: null, or the status it was refused with. */
export const outboxOf = ({ config }: TestServer) => {
  const db = new DatabaseSync(join(config.dataDir, 'plateforme.sqlite'), { readOnly: true });
  const rows = db.prepare('SELECT refused FROM outbox').all();
  db.close();
  return rows.map(({ refused }) => refused);
};
