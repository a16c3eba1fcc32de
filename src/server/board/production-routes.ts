/** Leading what a group writes: opened from a lesson, read, shared, commented, closed. */
import type { Me } from '../../core/api/accounts.ts';
import type {
  GroupProduction,
  Hiding,
  NewComment,
  NewProduction,
  ProductionDesk,
  Sharing,
} from '../../core/api/productions.ts';
import type { Catalogue } from '../../core/course/catalogue.ts';
import { NAMES, take, type Press } from '../../core/production/stage.ts';
import { boolean, oneOf, orNull, string } from '../lrs/validate/check.ts';
import { bodyOf } from '../people/body.ts';
import { jsonText, tagOf } from '../people/calls.ts';
import type { People } from '../people/people.ts';
import { notFound, PeopleRefusal } from '../people/refusal.ts';
import type { TrainerRoutes } from '../people/trainer-parts.ts';
import type { Store } from '../store/db.ts';
import { readWords } from './help-text.ts';
import { newId } from './meeting-body.ts';
import type { ProductionViews } from './production-views.ts';
import type { KeptProduction, KeptText, Productions } from './productions.ts';

interface ProductionParts {
  readonly store: Pick<Store, 'transaction'>;
  readonly people: People;
  readonly productions: Productions;
  readonly sheets: ProductionViews;
  /** @throws PeopleRefusal 409 */
  readonly course: () => Catalogue;
}

const newProduction = bodyOf<NewProduction>({ id: newId, unit: string, production: string });
const sharing = bodyOf<Sharing>({ names: oneOf(...NAMES) });
const hiding = bodyOf<Hiding>({ isHidden: boolean });
const newComment = bodyOf<NewComment>({ text: string, isShared: boolean, before: orNull(string) });

export function productionRoutes(parts: ProductionParts) {
  const { store, people, productions, sheets, course } = parts;
  const { allowed, groups, identities } = people;

  /** Of a group that is theirs. @throws PeopleRefusal 404 */
  const productionOf = (me: Me, id: string): KeptProduction => {
    const production = productions.find(id);
    if (!production) throw notFound();
    allowed.allowedGroup(me, production.group);
    return production;
  };
  const deskOf = (id: string): ProductionDesk => {
    const production = productions.find(id);
    const group = production && groups.find(production.group);
    if (!group) throw notFound();
    return sheets.trainers(production, group);
  };
  const textOf = ({ id }: KeptProduction, learner: string): KeptText => {
    const who = identities.find(learner);
    const text = who && productions.textOf(id, who.row);
    if (!text) throw notFound();
    return text;
  };

  /** In a transaction. @throws PeopleRefusal 400, 409 */
  function open(group: string, asked: NewProduction, account: string): void {
    const unit = course().units.find(({ id }) => id === asked.unit);
    const found = unit?.productions?.find(({ id }) => id === asked.production);
    if (!found) throw new PeopleRefusal(400, 'Cet écrit n’est plus dans le cours.');
    const isOpen = productions
      .ofGroup(group)
      .some(
        ({ unit: lesson, production, stage }) =>
          lesson === asked.unit && production === asked.production && !stage.isClosed,
      );
    if (isOpen)
      throw new PeopleRefusal(409, 'Cet écrit est déjà ouvert pour ce groupe : le voici.');
    const { title, criteria } = found;
    productions.open(group, { ...asked, title, criteria }, account);
  }

  function press(id: string, pressed: Press): void {
    store.transaction(() => {
      const production = productions.find(id);
      if (!production) throw notFound();
      const taken = take(production.stage, pressed);
      if (taken.kind === 'refused')
        throw new PeopleRefusal(409, 'L’écrit n’en est plus là : voici où il en est.');
      if (taken.kind === 'same') return;
      if (pressed.step === 'close') productions.close(id);
      else productions.share(id, pressed.names);
    });
  }

  return {
    'GET groupes/:id/productions': ({ me, params, tagged }) => {
      const group = allowed.allowedGroup(me, params.id);
      const text = jsonText<readonly GroupProduction[]>(
        productions.ofGroup(group.id).map(sheets.summary),
      );
      return tagged(text, tagOf(text));
    },

    'POST groupes/:id/productions': async ({ me, params, read, reply }) => {
      const group = allowed.allowedGroup(me, params.id);
      const asked = await read(newProduction);
      store.transaction(() => {
        const known = productions.find(asked.id);
        if (known && known.group !== group.id) throw notFound();
        if (!known) open(group.id, asked, me.id);
      });
      return reply(deskOf(asked.id), 201);
    },

    'GET productions/:id': ({ me, params, tagged }) => {
      const text = jsonText(deskOf(productionOf(me, params.id).id));
      return tagged(text, tagOf(text));
    },

    'POST productions/:id/partage': async ({ me, params, read, reply }) => {
      const { id } = productionOf(me, params.id);
      press(id, { step: 'share', ...(await read(sharing)) });
      return reply(deskOf(id));
    },

    'POST productions/:id/fin': ({ me, params, reply }) => {
      const { id } = productionOf(me, params.id);
      press(id, { step: 'close' });
      return reply(deskOf(id));
    },

    'POST productions/:id/textes/:learner/commentaire': async ({ me, params, read, reply }) => {
      const production = productionOf(me, params.id);
      const { text, isShared, before } = await read(newComment);
      const words = readWords(text);
      store.transaction(() => {
        const { learner, comment } = textOf(production, params.learner);
        // Sent again after a lost answer, it is the same.
        if (comment?.text === words && comment.isShared === isShared) return;
        if ((comment?.at ?? null) !== before)
          throw new PeopleRefusal(
            409,
            'Ce commentaire a changé entre-temps : relisez-le, puis recommencez.',
          );
        productions.comment(
          production.id,
          learner,
          words === '' ? null : { text: words, isShared },
          me.id,
        );
      });
      return reply(deskOf(production.id));
    },

    'POST productions/:id/textes/:learner/masque': async ({ me, params, read, reply }) => {
      const production = productionOf(me, params.id);
      const { isHidden } = await read(hiding);
      store.transaction(() =>
        productions.hide(production.id, textOf(production, params.learner).learner, isHidden),
      );
      return reply(deskOf(production.id));
    },
  } satisfies Partial<TrainerRoutes>;
}
