/**
 * A lesson's address, opened by a known learner without a launch, leads to one: a bookmark, a link in a
 * message or a search engine must not make them work as a visitor without noticing.
 */
import type { Context, MiddlewareHandler } from 'hono';
import type { CatalogueUnit } from '../../core/course/catalogue.ts';
import type { CatalogueReader } from './catalogue.ts';
import { learnerOf } from './cookie.ts';
import type { Learners } from './learners.ts';

interface RedirectParts {
  readonly catalogue: CatalogueReader;
  readonly learners: Learners;
}

/** Any of these: a launch (of whatever standard), or a page that goes on with one after a reload. */
const LAUNCHED = ['seance', 'endpoint', 'fetch', 'actor', 'registration', 'activityId'];

export function launchKnown({ catalogue, learners }: RedirectParts): MiddlewareHandler {
  return async (c, next) => {
    const unit = unitAt(c, catalogue);
    if (!unit) return next();
    if (opensTheTab(c) && !LAUNCHED.some((name) => c.req.query(name) !== undefined)) {
      if (learnerOf(c, learners)) {
        c.res = c.redirect(`/lancer/${unit.id}`, 303);
        c.res.headers.set('cache-control', 'no-store');
        c.res.headers.set('vary', VARY);
        return;
      }
    }
    await next();
    // The answer depends on who asks: not a shared cache's, and asked for again each time.
    c.res.headers.set('cache-control', 'private, no-cache');
    c.res.headers.append('vary', VARY);
  };
}

const VARY = 'Cookie, Sec-Fetch-Dest, Sec-Purpose';

function unitAt(c: Context, catalogue: CatalogueReader): CatalogueUnit | null {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return null;
  const path = c.req.path.endsWith('/') ? c.req.path : `${c.req.path}/`;
  return catalogue()?.units.find(({ url }) => url === path) ?? null;
}

/** A navigation of the whole tab that someone asked for; a browser that does not say is left alone. */
function opensTheTab(c: Context): boolean {
  const purpose = c.req.header('sec-purpose') ?? c.req.header('purpose') ?? '';
  return (
    c.req.method === 'GET' &&
    c.req.header('sec-fetch-dest') === 'document' &&
    !/prefetch|prerender/.test(purpose)
  );
}
