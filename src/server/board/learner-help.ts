/** POST and GET /apprenant/aide: a learner asks their trainer, by their browser's cookie. */
import { Hono, type Context } from 'hono';
import type { HelpCall } from '../../core/api/help.ts';
import { labelOf } from '../../core/report/presence.ts';
import type { Store } from '../db.ts';
import type { CatalogueReader } from '../launch/catalogue.ts';
import { learnerOf } from '../launch/cookie.ts';
import type { Learners } from '../launch/learners.ts';
import { matching, object, string, type Check } from '../lrs/validate/check.ts';
import { readBody } from '../people/body.ts';
import type { Identity } from '../people/identities.ts';
import type { People } from '../people/people.ts';
import { rateLimit } from '../people/rate-limit.ts';
import { PeopleRefusal, refused } from '../people/refusal.ts';
import { isSameSite } from '../people/same-site.ts';
import type { Steady } from '../steady.ts';
import type { Help } from './help.ts';
import { readWords } from './help-text.ts';

interface HelpParts {
  readonly store: Store;
  readonly steady: Steady;
  readonly people: Pick<People, 'identities'>;
  readonly learners: Learners;
  readonly catalogue: CatalogueReader;
  readonly help: Help;
  readonly publicUrl: string | null;
}

const PATH = '/apprenant/aide';
const LONGEST_CALL = 32 * 1024;
const short = matching(/^[^\p{Cc}]{1,200}$/u, 'a short text');
const shortOrNone: Check = (value) => (value === null ? null : short(value));
const helpCall = object({
  required: {
    unit: string,
    section: shortOrNone,
    question: shortOrNone,
    label: shortOrNone,
    text: string,
  },
});

export function createLearnerHelp(parts: HelpParts): Hono {
  const { store, steady, people, learners, help } = parts;
  // Somebody who is stuck in ten places within ten minutes should wait for an answer.
  const calls = rateLimit({ burst: 10, periodMs: 10 * 60_000 });
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof PeopleRefusal) return refused(c, error);
    throw error;
  });
  app.use(PATH, async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'no-store');
  });

  /** @throws PeopleRefusal 401 */
  const identityOf = (c: Context): Identity => {
    const learner = learnerOf(c, learners);
    const identity = learner && people.identities.byRow(learner.id);
    if (!identity)
      throw new PeopleRefusal(401, 'Vous étudiez sans suivi : ouvrez votre lien personnel.');
    return identity;
  };

  app.get(PATH, (c) => c.json(help.ofLearner(identityOf(c).row, c.req.query('unite'))));

  app.post(PATH, async (c) => {
    if (!isSameSite(c, parts.publicUrl))
      throw new PeopleRefusal(403, 'Cette demande vient d’un autre site : elle n’est pas suivie.');
    const identity = identityOf(c);
    if (identity.group === null)
      throw new PeopleRefusal(409, 'Vous n’êtes dans aucun groupe : écrivez à votre organisme.');
    const { text, ...place } = await readBody<HelpCall>(c, helpCall, LONGEST_CALL);
    const words = readWords(text);
    const unit = parts.catalogue()?.units.find(({ id }) => id === place.unit);
    if (!unit) throw new PeopleRefusal(400, 'Cette leçon n’est plus dans le cours.');
    const wait = calls.spend(identity.id, steady());
    if (wait > 0)
      throw new PeopleRefusal(
        429,
        'Vous avez envoyé beaucoup de demandes : attendez quelques minutes. Elles sont bien arrivées.',
        { 'retry-after': String(wait) },
      );
    const label = labelOf(place.section, place.question, unit) ?? place.label;
    const request = store.transaction(() => help.call(identity.row, { ...place, label }, words));
    return c.json(request, 201);
  });

  return app;
}
