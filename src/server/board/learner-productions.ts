/** A learner's side of what their group writes: their own text and its grid, then the others'; by their browser's cookie. */
import type { LearnerProductions, NewText, NewTicks } from '../../core/api/productions.ts';
import { LONGEST_TEXT, MOST_CRITERIA } from '../../core/production/production.ts';
import { mayWrite } from '../../core/production/stage.ts';
import { rateLimit } from '../access/rate-limit.ts';
import { arrayOf, orNull, string } from '../lrs/validate/check.ts';
import { bodyOf } from '../people/body.ts';
import { jsonText, tagOf } from '../people/calls.ts';
import type { LearnerRoutes } from '../people/own-corner.ts';
import type { People } from '../people/people.ts';
import { notFound, PeopleRefusal } from '../people/refusal.ts';
import type { Steady } from '../process/steady.ts';
import type { Store } from '../store/db.ts';
import { readWords } from './help-text.ts';
import { newId } from './meeting-body.ts';
import type { ProductionViews } from './production-views.ts';
import type { KeptProduction, Productions } from './productions.ts';
import { whoIsIn, type KnownLearners, type OwnPages } from './who-is-in.ts';

interface ProductionParts extends KnownLearners {
  readonly store: Pick<Store, 'transaction'>;
  readonly steady: Steady;
  readonly people: Pick<People, 'identities' | 'groups'>;
  readonly productions: Productions;
  readonly sheets: ProductionViews;
}

const LONGEST_BODY = 16 * 1024;
const newText = bodyOf<NewText>({
  id: newId,
  account: string,
  base: orNull(string),
  text: string,
});
const newTicks = bodyOf<NewTicks>({ id: newId, account: string, ticks: arrayOf(string) });

export function learnerProductionRoutes(parts: ProductionParts) {
  const { store, steady, people, productions, sheets } = parts;
  const sendings = rateLimit({ burst: 60, periodMs: 60_000 });

  /** One of their group's. @throws PeopleRefusal 404 */
  const productionOf = ({ who }: OwnPages, id: string): KeptProduction => {
    const production = productions.find(id);
    if (!production || production.group !== who.group) throw notFound();
    return production;
  };

  /** @throws PeopleRefusal 409, 429 */
  function mayCome({ who, account }: OwnPages, sent: Pick<NewText, 'account'>): void {
    if (sent.account !== account.name)
      throw new PeopleRefusal(409, 'Une autre personne utilise maintenant ce navigateur.');
    const wait = sendings.spend(who.id, steady());
    if (wait > 0)
      throw new PeopleRefusal(429, 'Vous avez enregistré beaucoup de fois : attendez une minute.', {
        'retry-after': String(wait),
      });
  }

  return {
    'GET productions': ({ c, query, tagged }) => {
      const { who, account } = whoIsIn(c, parts);
      const trainers = who.group === null ? [] : people.groups.trainers(who.group);
      const text = jsonText<LearnerProductions>({
        account,
        trainers: trainers.map(({ name }) => name),
        productions: sheets.learners(query('unite') ?? '', who),
      });
      return tagged(text, tagOf(text));
    },

    'POST productions/:id/texte': async ({ c, params, read, reply }) => {
      const own = whoIsIn(c, parts);
      const { row } = own.who;
      const { id } = productionOf(own, params.id);
      const sent = await read(newText, LONGEST_BODY);
      mayCome(own, sent);
      const text = readWords(
        sent.text,
        LONGEST_TEXT,
        'Votre texte est trop long : 1 500 caractères au plus.',
      );
      if (text === '') throw new PeopleRefusal(400, 'Votre texte est vide : écrivez-le.');
      store.transaction(() => {
        const { stage } = productionOf(own, id);
        const before = productions.textOf(id, row);
        if (before?.id === sent.id) return;
        if (!mayWrite(stage, before !== null))
          throw new PeopleRefusal(
            409,
            stage.isClosed
              ? 'L’écrit est clos : ce texte n’a pas été enregistré.'
              : 'Les textes sont déjà partagés : cette version n’a pas été enregistrée.',
          );
        if ((before?.id ?? null) !== sent.base)
          throw new PeopleRefusal(
            409,
            'Votre texte a changé sur un autre appareil : choisissez lequel garder.',
          );
        productions.write(id, row, { id: sent.id, text }, stage.names !== null);
      });
      return reply({ id: sent.id });
    },

    'POST productions/:id/grille': async ({ c, params, read, reply }) => {
      const own = whoIsIn(c, parts);
      const production = productionOf(own, params.id);
      const { id, ticks, ...sent } = await read(newTicks, LONGEST_BODY);
      mayCome(own, sent);
      const known = production.criteria.map((one) => one.id);
      if (ticks.length > MOST_CRITERIA || ticks.some((one) => !known.includes(one)))
        throw new PeopleRefusal(409, 'Cette grille a changé : rechargez la page.');
      if (!productions.textOf(production.id, own.who.row))
        throw new PeopleRefusal(409, 'Enregistrez d’abord votre texte.');
      store.transaction(() =>
        productions.tick(
          production.id,
          own.who.row,
          known.filter((one) => ticks.includes(one)),
        ),
      );
      return reply({ id });
    },
  } satisfies Partial<LearnerRoutes>;
}
