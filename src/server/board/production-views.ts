/** What each screen may know of the texts of a group: its trainer's, a learner's. */
import type {
  GroupProduction,
  LearnerProduction,
  OwnText,
  ProductionDesk,
  SharedText,
  TextComment,
} from '../../core/api/productions.ts';
import { firstNames } from '../../core/production/first-names.ts';
import { mayRead, phaseOf } from '../../core/production/stage.ts';
import { byName, byOrder } from '../../core/report/order.ts';
import type { Group } from '../people/groups.ts';
import type { Identity } from '../people/identities.ts';
import type { People } from '../people/people.ts';
import type { KeptProduction, KeptText, Productions } from './productions.ts';

interface ViewParts {
  readonly people: Pick<People, 'identities'>;
  readonly productions: Pick<Productions, 'ofGroup' | 'texts'>;
}

export interface ProductionViews {
  readonly summary: (production: KeptProduction) => GroupProduction;
  readonly trainers: (production: KeptProduction, group: Group) => ProductionDesk;
  /** Of the lesson, those of the learner's group. */
  readonly learners: (unit: string, who: Identity) => readonly LearnerProduction[];
}

interface Signed extends KeptText {
  readonly who: Identity;
}

export function openProductionViews({ people, productions }: ViewParts): ProductionViews {
  const { identities } = people;
  /** By name. Texts of who was erased are gone; of who changed groups, the group keeps them. */
  const signedTexts = (id: string): readonly Signed[] =>
    productions
      .texts(id)
      .flatMap((text) => {
        const who = identities.byRow(text.learner);
        return who ? [{ ...text, who }] : [];
      })
      .sort((one, other) => byName(one.who, other.who));

  const withoutText = (texts: readonly Signed[], group: string): readonly Identity[] => {
    const writers = new Set(texts.map(({ learner }) => learner));
    return identities.ofGroup(group).filter(({ row }) => !writers.has(row));
  };

  const summaryWith = (production: KeptProduction, texts: readonly Signed[]): GroupProduction => {
    const { id, unit, title, opened, stage } = production;
    return {
      ...{ id, unit, title, opened, production: production.production },
      phase: phaseOf(stage),
      names: stage.names,
      writers: texts.length,
      of: texts.length + withoutText(texts, production.group).length,
    };
  };

  const learnersView = (production: KeptProduction, who: Identity): LearnerProduction => {
    const texts = signedTexts(production.id);
    const own = texts.find(({ learner }) => learner === who.row) ?? null;
    const { id, phase, names, writers, of } = summaryWith(production, texts);
    return {
      ...{ id, phase, names, writers, of, production: production.production },
      own: own && ownText(own),
      others: mayRead(production.stage, own !== null) ? sharedTexts(production, texts, who) : null,
    };
  };

  return {
    summary: (production) => summaryWith(production, signedTexts(production.id)),
    trainers: (production, { id, name }) => {
      const texts = signedTexts(production.id);
      return {
        ...summaryWith(production, texts),
        group: { id, name },
        criteria: production.criteria,
        texts: texts.map(({ who, text, at, isLate, ticks, isHidden, comment }) => ({
          ...{ text, at, isLate, ticks, isHidden, comment },
          learner: personOf(who),
        })),
        waiting: withoutText(texts, id).map(personOf),
      };
    },
    learners: (unit, who) => {
      if (who.group === null) return [];
      const latest = new Map<string, KeptProduction>();
      for (const one of productions.ofGroup(who.group))
        if (one.unit === unit && !latest.has(one.production)) latest.set(one.production, one);
      return [...latest.values()].map((one) => learnersView(one, who));
    },
  };
}

const personOf = ({ id, name }: Identity) => ({ id, name });

const ownText = ({ id, text, at, isLate, ticks, isHidden, comment }: Signed): OwnText => ({
  ...{ id, text, at, isLate, ticks, isHidden, comment },
});

/** Without names, in the order of ids that say nothing of anybody. */
function sharedTexts(
  { stage }: KeptProduction,
  texts: readonly Signed[],
  { row }: Identity,
): readonly SharedText[] {
  const names = firstNames(texts.map(({ who }) => who.name));
  const shown = texts.flatMap(({ id, text, learner, isHidden, comment }, at) =>
    learner === row || isHidden
      ? []
      : [
          {
            ...{ id, text },
            name: stage.names === 'first' ? (names[at] ?? null) : null,
            comment: forGroup(comment),
          },
        ],
  );
  return stage.names === 'first' ? shown : shown.sort((one, other) => byOrder(one.id, other.id));
}

const forGroup = (comment: TextComment | null): SharedText['comment'] =>
  comment?.isShared ? { text: comment.text, name: comment.name } : null;
