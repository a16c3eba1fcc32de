/** What trainers published for a learner's group, and the learner's own say about their question. */
import type { Agreement } from '../../core/api/help.ts';
import { boolean } from '../lrs/validate/check.ts';
import { bodyOf } from '../people/body.ts';
import { jsonText, tagOf } from '../people/calls.ts';
import type { LearnerRoutes } from '../people/own-corner.ts';
import { PeopleRefusal } from '../people/refusal.ts';
import type { Store } from '../store/db.ts';
import type { Publications } from './publications.ts';
import { whoIsIn, type KnownLearners } from './who-is-in.ts';

interface PublicationParts extends KnownLearners {
  readonly store: Pick<Store, 'transaction'>;
  readonly publications: Publications;
}

const agreement = bodyOf<Agreement>({ agreed: boolean });

export function learnerPublicationRoutes(parts: PublicationParts) {
  const { store, publications } = parts;
  return {
    'GET publications': ({ c, query, tagged }) => {
      const { group } = whoIsIn(c, parts).who;
      const unit = query('unite') ?? '';
      const all = group === null ? [] : publications.ofGroup(group);
      const text = jsonText(unit === '' ? all : all.filter(({ place }) => place.unit === unit));
      return tagged(text, tagOf(text));
    },

    'POST publications/:id/accord': async ({ c, params, read, done }) => {
      const { who } = whoIsIn(c, parts);
      const { agreed } = await read(agreement);
      if (!store.transaction(() => publications.decide(params.id, who.row, agreed)))
        throw new PeopleRefusal(404, 'Cette réponse n’est plus publiée : rien n’est à décider.');
      return done();
    },
  } satisfies Partial<LearnerRoutes>;
}
