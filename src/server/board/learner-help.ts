/** A learner asks their trainer, by their browser's cookie. */
import type { Context } from 'hono';
import type { HelpCall, ReadMark } from '../../core/api/help.ts';
import { labelOf } from '../../core/report/presence.ts';
import type { Store } from '../store/db.ts';
import type { CatalogueReader } from '../launch/catalogue.ts';
import { learnerOf } from '../launch/cookie.ts';
import type { Learners } from '../launch/learners.ts';
import { matching, number, orNull, string } from '../lrs/validate/check.ts';
import { bodyOf } from '../people/body.ts';
import { jsonText, tagOf } from '../people/calls.ts';
import type { Identity } from '../people/identities.ts';
import type { LearnerRoutes } from '../people/own-corner.ts';
import type { People } from '../people/people.ts';
import { rateLimit } from '../access/rate-limit.ts';
import { PeopleRefusal } from '../people/refusal.ts';
import type { Steady } from '../process/steady.ts';
import type { Help } from './help.ts';
import { readWords } from './help-text.ts';

interface HelpParts {
  readonly store: Store;
  readonly steady: Steady;
  readonly people: Pick<People, 'identities'>;
  readonly learners: Learners;
  readonly catalogue: CatalogueReader;
  readonly help: Help;
}

const LONGEST_CALL = 32 * 1024;
const short = matching(/^[^\p{Cc}]{1,200}$/u, 'a short text');
const helpCall = bodyOf<HelpCall>({
  unit: string,
  section: orNull(short),
  question: orNull(short),
  label: orNull(short),
  text: string,
});

const readMark = bodyOf<ReadMark>({ id: short, messages: number });

export function learnerHelpRoutes(parts: HelpParts) {
  const { store, steady, people, learners, help } = parts;
  // Somebody who is stuck in ten places within ten minutes should wait for an answer.
  const calls = rateLimit({ burst: 10, periodMs: 10 * 60_000 });

  /** @throws PeopleRefusal 401 */
  const identityOf = (c: Context): Identity => {
    const learner = learnerOf(c, learners);
    const identity = learner && people.identities.byRow(learner.id);
    if (!identity)
      throw new PeopleRefusal(401, 'Vous étudiez sans suivi : ouvrez votre lien personnel.');
    return identity;
  };

  return {
    'GET aide': ({ c, query, tagged }) => {
      const text = jsonText(help.own(identityOf(c).row, query('unite')));
      return tagged(text, tagOf(text));
    },

    'POST aide': async ({ c, read, reply }) => {
      const identity = identityOf(c);
      if (identity.group === null)
        throw new PeopleRefusal(409, 'Vous n’êtes dans aucun groupe : écrivez à votre organisme.');
      const { text, ...place } = await read(helpCall, LONGEST_CALL);
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
      return reply(request, 201);
    },

    'POST lu': async ({ c, read, done }) => {
      const { row } = identityOf(c);
      const { id, messages } = await read(readMark);
      const mark = { id, messages: Math.floor(messages) };
      const known = store.transaction(() => help.markRead(row, mark));
      if (!known) throw new PeopleRefusal(404, 'Cet échange n’est plus là.');
      return done();
    },
  } satisfies Partial<LearnerRoutes>;
}
