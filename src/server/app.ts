/**
 * Everything the server answers, as one function from Request to Response: tests can call it without
 * a socket, `listen.ts` puts it on one.
 */
import { Hono } from 'hono';
import type { Config } from './config.ts';
import { health } from './health.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security.ts';
import type { Assets } from './site/assets.ts';
import { serveSite } from './site/serve.ts';
import type { Store } from './db.ts';
import type { Log } from './log.ts';

export interface AppParts {
  readonly config: Config;
  readonly store: Store;
  readonly assets: Assets;
  readonly log: Log;
  readonly clock: () => Date;
}

export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  app.use(requestLog(parts.log));
  app.use(securityHeaders(parts.config.publicUrl));
  app.get('/sante', health(parts.store));
  app.all('*', (c) => serveSite(parts.assets, c.req.raw));
  app.onError((error, c) => {
    parts.log('error', 'failure', { route: c.req.path.split('/')[1] ?? '', error: error.name });
    return c.text('Le serveur a rencontré une erreur ; réessayez dans un instant.', 500);
  });
  return app;
}
