/**
 * GET /sante, for a supervisor, so never cached. 200 "ok"; 200 "degraded" when something this server
 * needs is away but a restart would not help and learners can go on; 503 when it can keep nothing, or has
 * no page to show.
 */
import type { Handler } from 'hono';
import type { Store } from './store/db.ts';

/**
 * @param elsewhere what is wrong with what lies outside of this server (an external LRS), in French
 * @param hasSite whether there is a site to serve
 */
export function health(
  store: Store,
  elsewhere: () => string | null,
  hasSite: () => Promise<boolean>,
): Handler {
  return async (c) => {
    c.header('cache-control', 'no-store');
    try {
      store.db.prepare('SELECT count(*) FROM sqlite_schema').get();
      // Only after a failure: asking must cost nothing, and must find out when space is back.
      if (store.isTroubled()) probe(store);
    } catch {
      return c.json(
        { etat: 'indisponible', raison: 'la base de données ne peut être écrite' },
        503,
      );
    }
    if (!(await hasSite()))
      return c.json(
        { etat: 'indisponible', raison: 'le site construit n’est plus là : npm run build' },
        503,
      );
    const trouble = elsewhere();
    if (trouble !== null) return c.json({ etat: 'degraded', raison: trouble });
    return c.json({ etat: 'ok' });
  };
}

function probe(store: Store): void {
  store.transaction(() =>
    store.db
      .prepare("INSERT OR REPLACE INTO setting (name, value) VALUES ('probe', ?)")
      .run('x'.repeat(8192)),
  );
}
