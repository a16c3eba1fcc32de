/**
 * Everything the server answers, as one function from Request to Response: tests can call it without
 * a socket, `listen.ts` puts it on one.
 */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Config } from './config.ts';
import { health } from './health.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security.ts';
import type { Assets } from './site/assets.ts';
import { serveSite } from './site/serve.ts';
import type { Store } from './db.ts';
import type { Log } from './log.ts';
import { createLrs, LRS_PATH } from './lrs/lrs.ts';
import { openWriter } from './lrs/statement/insert.ts';
import { openSettings } from './settings.ts';
import { originOf } from './origin.ts';

export interface AppParts {
  readonly config: Config;
  readonly store: Store;
  readonly assets: Assets;
  readonly log: Log;
  readonly clock: () => Date;
}

export function createApp(parts: AppParts): Hono {
  const { config, store, log, clock } = parts;
  const settings = openSettings(store.db);
  const writer = openWriter(store, clock);
  const app = new Hono();
  app.use(requestLog(parts.log));
  app.use(securityHeaders(parts.config.publicUrl));
  app.get('/sante', health(parts.store));
  app.route(
    LRS_PATH,
    createLrs({
      store,
      writer,
      admin: config.lrsAdmin,
      tokens: { scopeOf: () => null },
      guard: { admit: () => [] },
      originOf: originOf(config.publicUrl),
      authority: (access, origin) => ({
        objectType: 'Agent',
        account: {
          homePage: settings.homePage(origin),
          name: access.kind === 'admin' ? access.name : 'lanceur',
        },
      }),
      clock,
      newId: randomUUID,
      log,
    }),
  );
  app.all('*', (c) => serveSite(parts.assets, c.req.raw));
  app.onError((error, c) => {
    parts.log('error', 'failure', { route: c.req.path.split('/')[1] ?? '', error: error.name });
    return c.text('Le serveur a rencontré une erreur ; réessayez dans un instant.', 500);
  });
  return app;
}
