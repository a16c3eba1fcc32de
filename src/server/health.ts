/** GET /sante: 200 when the store answers, 503 when it does not; for a supervisor, so never cached. */
import type { Handler } from 'hono';
import type { Store } from './db.ts';

export function health(store: Store): Handler {
  return (c) => {
    c.header('cache-control', 'no-store');
    try {
      store.db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return c.json({ etat: 'ok', node: process.version });
    } catch {
      return c.json({ etat: 'base de données indisponible' }, 503);
    }
  };
}
