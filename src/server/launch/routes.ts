/**
 * The launcher's addresses:
 * GET|POST /lancer/<module>/<unit> launches, with ?mode=revue or parcours in that mode; GET /lancer goes on where the learner is;
 * POST /lancer/jeton?k= gives the session's token, once; POST /lancer/reprise?k= what such a session
 * was told, when the token never arrived; POST /lancer/retard takes what a session
 * that is over still had to say; GET /retour/<module>/<unit> is where an AU
 * leaves to, and with ?suite=1 goes on to the next unit of the learner's path.
 */
import { Hono, type Context } from 'hono';
import type { Log } from '../process/log.ts';
import { LRS_PATH } from '../lrs/http/path.ts';
import type { Catalogue, CatalogueUnit } from '../../core/course/catalogue.ts';
import { unitsOn } from '../../core/course/path.ts';
import { learnerOf } from './cookie.ts';
import { confirmPage, errorPage, strangerPage } from './error-page.ts';
import { lateAnswers } from './late.ts';
import { launchUnit, TOKEN_PATH, type LaunchParts } from './launch.ts';
import type { Learner } from './learners.ts';
import { reclaimed } from './reclaim.ts';
import { isMet } from './move-on.ts';
import { newSecret } from '../access/secrets.ts';
import type { LaunchData } from './sessions.ts';

interface RouteParts extends LaunchParts {
  readonly log: Log;
  readonly originOf: (c: Context) => string;
}

/** cmi5 10.2.2: looking at a unit again, or through it, without anything counting. */
const MODES: Readonly<Record<string, LaunchData['launchMode']>> = {
  revue: 'Review',
  parcours: 'Browse',
};

/** Something that opens a page: an image or a script on another page launches nothing. */
function isNavigation(c: Context): boolean {
  const destination = c.req.header('sec-fetch-dest') ?? 'document';
  return ['document', 'iframe', 'frame', 'empty'].includes(destination);
}

/** A browser that does not say is left alone. */
function isFromElsewhere(c: Context): boolean {
  return ['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '');
}

export function createLauncher(parts: RouteParts): Hono {
  const { learners, sessions, catalogue: read, pathOf } = parts;
  const app = new Hono();

  const unitsFor = (learner: Learner | null, catalogue: Catalogue) =>
    unitsOn(catalogue, learner && pathOf(learner.id));

  const known = (c: Context): Learner | null => learnerOf(c, learners);

  const launch = (c: Context, catalogue: Catalogue, unit: CatalogueUnit) => {
    const learner = known(c);
    if (!learner) return strangerPage(c, unit);
    if (!isNavigation(c)) return c.body(null, 403);
    const registration = learners.registrationOf(learner, catalogue.iri);
    const isBusy = registration !== null && sessions.open(registration).length > 0;
    // Only a page of this site, or who typed the address, ends what is under way without being asked.
    if (isBusy && isFromElsewhere(c)) return confirmPage(c, unit);
    const origin = parts.originOf(c);
    const mode = MODES[c.req.query('mode') ?? ''] ?? 'Normal';
    const target = { origin, endpoint: `${origin}${LRS_PATH}/`, mode };
    return c.redirect(launchUnit(parts, learner, catalogue, unit, target), 303);
  };

  /** What a page of the catalogue needs; a French page when there is none. */
  const withUnit = (
    go: (c: Context, catalogue: Catalogue, unit: CatalogueUnit) => Response | Promise<Response>,
  ) => {
    return (c: Context): Response | Promise<Response> => {
      // A launch ends the session before it: never because a browser guessed the next click.
      if (/prefetch|prerender/.test(c.req.header('sec-purpose') ?? c.req.header('purpose') ?? ''))
        return c.body(null, 503);
      // Nor because something looked whether the address exists.
      if (c.req.raw.method === 'HEAD') return c.body(null, 204);
      c.header('cache-control', 'no-store');
      const catalogue = read();
      if (!catalogue)
        return errorPage(c, 503, 'Le site construit ne dit pas quelles leçons lancer.');
      const id = `${c.req.param('module') ?? ''}/${c.req.param('unit') ?? ''}`;
      const unit = catalogue.units.find((candidate) => candidate.id === id);
      return unit ? go(c, catalogue, unit) : errorPage(c, 404, 'Cette leçon n’existe pas ou plus.');
    };
  };

  app.on(['GET', 'POST'], '/lancer/:module/:unit', withUnit(launch));

  app.get('/lancer', (c) => {
    const catalogue = read();
    const learner = known(c);
    c.header('cache-control', 'no-store');
    const registration =
      catalogue && learner ? learners.registrationOf(learner, catalogue.iri) : null;
    const unit = (catalogue ? unitsFor(learner, catalogue) : []).find(
      ({ id, moveOn }) =>
        registration === null || !isMet(moveOn, sessions.standing(registration, id)),
    );
    return c.redirect(unit ? `/lancer/${unit.id}` : '/', 303);
  });

  app.post('/lancer/retard', lateAnswers(parts));
  app.post('/lancer/reprise', reclaimed(parts));

  app.all(TOKEN_PATH, (c) => {
    c.header('cache-control', 'no-store');
    // 8.2.1: a GET could be answered from a cache.
    if (c.req.method !== 'POST') return c.body(null, 405, { allow: 'POST' });
    const secret = newSecret();
    const session = sessions.exchange(c.req.query('k') ?? '', secret);
    if (session === 'used')
      return c.json({
        'error-code': '1',
        'error-text': 'The authorization token has already been returned.',
      });
    if (session === 'unknown')
      return c.json({ 'error-code': '2', 'error-text': 'This fetch URL is not one of ours.' });
    return c.json({ 'auth-token': Buffer.from(`${session.id}:${secret}`).toString('base64') });
  });

  app.get(
    '/retour/:module/:unit',
    withUnit((c, catalogue, unit) => {
      // The unit that was left may be off the path.
      const after = catalogue.units.slice(catalogue.units.indexOf(unit) + 1);
      const [next] = unitsFor(known(c), { ...catalogue, units: after });
      const module = `/modules/${unit.id.split('/')[0] ?? ''}/`;
      return c.redirect(c.req.query('suite') && next ? `/lancer/${next.id}` : module, 303);
    }),
  );

  return app;
}
