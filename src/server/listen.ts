/** From a configuration to a listening server, and back down without cutting anybody off. */
import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { recover } from './build/place.ts';
import { StartError, type Config } from './process/config.ts';
import { startErrorOf } from './store/db.ts';
import { notePort } from './store/settings.ts';
import type { Catalogue } from '../core/course/catalogue.ts';
import { openCatalogue } from './launch/catalogue.ts';
import type { Log } from './process/log.ts';
import { openAccounts } from './people/accounts.ts';
import { firstInvitation } from './people/first-invitation.ts';
import { freezeIri } from './ops/iri.ts';
import { purgeCopies } from './ops/copies.ts';
import { openAlone } from './ops/opening.ts';
import { openAssets } from './site/assets.ts';
import { ofThisMachine, type Surroundings } from './surroundings.ts';

export interface Running {
  /** Where people find it: origin, without trailing slash. */
  readonly url: string;
  readonly port: number;
  /** The link that makes the first administrator, while there is none. */
  readonly invitation: string | null;
  /** Finishes what is under way, then closes the database. */
  readonly stop: () => Promise<void>;
}

/**
 * How long a connection may rest: longer than the proxies in front keep theirs (60 s or less), or they
 * send on one that is just being closed.
 */
const KEEP_ALIVE_MS = 75_000;

/** How long requests under way may still take once a stop was asked for. */
const GRACE_MS = 5000;
const DAY_MS = 24 * 3600_000;

/** @throws StartError with one French sentence when something needed is missing. */
export async function startServer(
  config: Config,
  log: Log,
  given: Partial<Surroundings> = {},
): Promise<Running> {
  const surroundings = { ...ofThisMachine(), ...given };
  const { clock } = surroundings;
  recover(config.siteDir);
  if (!existsSync(join(config.siteDir, 'index.html')))
    throw new StartError(
      `Le site n’est pas construit (${config.siteDir} n’a pas d’index.html) : lancez « npm run build », ou « npm start » qui le fait au besoin.`,
    );
  const course = readCatalogue(config.siteDir);
  const { store, close, copy } = await openAlone(config, { now: clock() });
  if (copy !== null) log('warn', 'migrated', { copy });
  const stopping = new AbortController();
  let server: Server | null = null;
  try {
    if (course) freezeIri(store, course.iri);
    const assets = openAssets(config.siteDir, config.lmsOrigins, (event) =>
      log(event === 'site-away' ? 'error' : 'warn', event),
    );
    const app = createApp({ config, store, assets, log, ...surroundings, signal: stopping.signal });
    const opened = (server = createAdaptorServer({ fetch: app.fetch }) as Server);
    opened.keepAliveTimeout = KEEP_ALIVE_MS;
    await listening(opened, config);
    const { port } = opened.address() as AddressInfo;
    const name = /^(127\.|0\.0\.0\.0$|::1?$)/.test(config.host) ? 'localhost' : config.host;
    notePort(store.db, port);
    const url = config.publicUrl ?? `http://${name}:${port}`;
    const invitation = firstInvitation(openAccounts(store.db, clock), url);
    void assets.warm(stopping.signal);
    const purge = setInterval(() => purgeCopies(config, clock()), DAY_MS);
    purge.unref();
    stopping.signal.addEventListener('abort', () => clearInterval(purge));
    log('info', 'listening', { host: config.host, port });
    return {
      url,
      port,
      invitation,
      stop: async () => {
        stopping.abort();
        await closed(opened);
        close();
        log('info', 'stopped');
      },
    };
  } catch (error) {
    stopping.abort();
    server?.close();
    close();
    // A page of the file that nothing had read before may be the damaged one.
    throw startErrorOf(error, config.dataDir);
  }
}

/** A site without it can still be served; a wrong one would fail a learner instead of whoever starts it. */
function readCatalogue(siteDir: string): Catalogue | null {
  try {
    return openCatalogue(siteDir)();
  } catch (error) {
    throw new StartError(
      `La liste des leçons du site construit est illisible (${(error as Error).message}) : relancez « npm run build ».`,
    );
  }
}

function listening(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(sentence(error, config)));
    server.listen(config.port, config.host, resolve);
  });
}

function sentence(error: NodeJS.ErrnoException, { host, port }: Config): StartError {
  if (error.code === 'EADDRINUSE')
    return new StartError(
      `Le port ${port} est déjà utilisé : arrêtez l’autre programme, ou choisissez un autre port (par exemple PORT=${port + 1} npm run serve).`,
    );
  if (error.code === 'EACCES')
    return new StartError(`Le port ${port} est réservé : choisissez-en un au-dessus de 1023.`);
  return new StartError(
    `Impossible d’écouter sur ${host}:${port} (${error.code ?? error.message}).`,
  );
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
    server.closeIdleConnections();
  });
}
