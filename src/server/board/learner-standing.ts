/** What a learner's own pages ask: where they stand, and what their trainers answered; by their browser's cookie. */
import type { OwnRequest } from '../../core/api/help.ts';
import type { LearnerStanding, Reply } from '../../core/api/learner-calls.ts';
import { bestOf } from '../../core/assessment/score.ts';
import type { CourseStanding, UnitStanding } from '../../core/progress/unit-standing.ts';
import type { UnitState } from '../../core/report/report.ts';
import type { CatalogueReader } from '../launch/catalogue.ts';
import { jsonText, tagOf } from '../people/calls.ts';
import type { Identity } from '../people/identities.ts';
import type { LearnerRoutes } from '../people/own-corner.ts';
import type { Help } from './help.ts';
import type { Register } from './register.ts';
import { whoIsIn, type KnownLearners } from './who-is-in.ts';

interface StandingParts extends KnownLearners {
  readonly catalogue: CatalogueReader;
  readonly help: Pick<Help, 'own'>;
  readonly register: Pick<Register, 'entries'>;
  /** Where statements are kept elsewhere, what is new there is asked for. */
  readonly look: () => void;
}

/** Home tells of one and counts the others; a page lists them. */
const MOST_REPLIES = 20;
const MOST_EXCHANGES = 200;
const LONGEST_BEGINNING = 160;

export function learnerStandingRoutes(parts: StandingParts) {
  const { catalogue, help, register } = parts;

  const unitsOf = (who: Identity): CourseStanding => {
    const course = catalogue();
    const [entry] = course ? register.entries([who], course) : [];
    return Object.fromEntries(
      Object.entries(entry?.report.units ?? {}).map(([id, unit]) => [id, unitStanding(unit)]),
    );
  };

  return {
    'GET avancee': ({ c, tagged }) => {
      const { who, account } = whoIsIn(c, parts);
      parts.look();
      const replies = help.own(who.row).flatMap(replyIn).slice(0, MOST_REPLIES);
      const text = jsonText<LearnerStanding>({ account, units: unitsOf(who), replies });
      return tagged(text, tagOf(text));
    },

    'GET echanges': ({ c, tagged }) => {
      const { who } = whoIsIn(c, parts);
      const text = jsonText<readonly OwnRequest[]>(help.own(who.row).slice(0, MOST_EXCHANGES));
      return tagged(text, tagOf(text));
    },
  } satisfies Partial<LearnerRoutes>;
}

function unitStanding(unit: UnitState): UnitStanding {
  const { state, answered, rightFirst, tries, lastActivity } = unit;
  const sittings = tries.map(({ at, scaled, passed }) => ({ at, scaled, passed }));
  const isJudged = sittings.length > 0;
  return {
    // What was answered wrong is told by its own numbers; an evaluation failed last is not done.
    state: state !== 'review' ? state : isJudged ? 'begun' : 'done',
    answered,
    rightFirst,
    started: null,
    best: bestOf(sittings),
    last: sittings.at(-1) ?? null,
    touched: lastActivity,
  };
}

function replyIn({ id, place, messages, read }: OwnRequest): readonly Reply[] {
  const last = messages.at(-1);
  if (last?.from !== 'trainer' || read >= messages.length) return [];
  const { at, name, text } = last;
  const beginning = [...text].slice(0, LONGEST_BEGINNING).join('');
  return [{ id, place, messages: messages.length, at, name, text: beginning }];
}
