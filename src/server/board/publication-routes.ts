/** A trainer publishes their own words of an exchange for its learner's group, and withdraws them. */
import type { Me } from '../../core/api/accounts.ts';
import type { HelpRequest, NewPublication } from '../../core/api/help.ts';
import { number, orNull, string } from '../lrs/validate/check.ts';
import { bodyOf } from '../people/body.ts';
import type { People } from '../people/people.ts';
import { notFound, PeopleRefusal } from '../people/refusal.ts';
import type { TrainerRoutes } from '../people/trainer-parts.ts';
import type { Store } from '../store/db.ts';
import { readWords } from './help-text.ts';
import { newId } from './meeting-body.ts';
import type { Publications } from './publications.ts';

interface PublicationParts {
  readonly store: Pick<Store, 'transaction'>;
  readonly people: Pick<People, 'allowed'>;
  readonly publications: Publications;
  /** One of a learner of theirs. @throws PeopleRefusal 404 */
  readonly requestOf: (me: Me, id: string) => HelpRequest;
}

const newPublication = bodyOf<NewPublication>({
  id: newId,
  text: string,
  question: orNull(number),
});

export function publicationRoutes({ store, people, publications, requestOf }: PublicationParts) {
  const { allowed } = people;
  return {
    'GET groupes/:id/publications': ({ me, params, reply }) =>
      reply(publications.ofGroup(allowed.allowedGroup(me, params.id).id)),

    'POST aide/:id/publication': async ({ me, params, read, reply }) => {
      const { id, learner, messages } = requestOf(me, params.id);
      const asked = await read(newPublication);
      const text = readWords(asked.text);
      if (text === '') throw new PeopleRefusal(400, 'La réponse à publier est vide : écrivez-la.');
      const proposed = asked.question === null ? undefined : messages[asked.question];
      if (asked.question !== null && (proposed?.from !== 'learner' || proposed.text === ''))
        throw new PeopleRefusal(400, 'Cette question n’est pas dans l’échange.');
      const { group } = allowed.allowedLearner(me, learner.id);
      if (group === null)
        throw new PeopleRefusal(
          409,
          'Cette personne n’est dans aucun groupe : personne ne lirait.',
        );
      store.transaction(() => {
        const known = publications.find(asked.id);
        if (known && known.request !== id) throw notFound();
        if (known) return;
        if (!messages.some(({ from }) => from === 'trainer'))
          throw new PeopleRefusal(409, 'Répondez d’abord à cette personne.');
        if (publications.ofRequest(id))
          throw new PeopleRefusal(
            409,
            'Une réponse de cet échange est déjà publiée : retirez-la d’abord.',
          );
        publications.publish(id, group, me.id, { ...asked, text });
      });
      return reply(requestOf(me, id), 201);
    },

    'DELETE publications/:id': ({ me, params, done }) => {
      const known = publications.find(params.id);
      if (!known) throw notFound();
      allowed.allowedGroup(me, known.group);
      publications.withdraw(known.id);
      return done();
    },
  } satisfies Partial<TrainerRoutes>;
}
