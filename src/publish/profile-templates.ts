/**
 * One statement template a verb (xAPI Profiles 1.0, Structure 8.0): what tells it from the others, and
 * the rules it keeps.
 */
import { VERBS, type Verb } from '../core/xapi/statement.ts';
import { extensionIri, profileIri, type Owner } from '../core/course/iri.ts';
import { ACTIVITY_TYPES, CATEGORIES, CMI5_EXTENSIONS } from '../core/xapi/vocabulary.ts';
import type { Labels } from './profile-labels.ts';

export interface Template {
  readonly id: string;
  readonly type: 'StatementTemplate';
  readonly inScheme: string;
  readonly prefLabel: Labels;
  readonly definition: Labels;
  readonly verb: string;
  readonly objectActivityType?: string;
  readonly contextParentActivityType?: readonly string[];
  readonly rules: readonly Rule[];
}

/** Structure 8.1; `location` is a JSONPath without filters. */
export interface Rule {
  readonly location: string;
  readonly presence?: 'included' | 'excluded' | 'recommended';
  readonly any?: readonly Value[];
  readonly all?: readonly Value[];
  readonly none?: readonly Value[];
}

type Value = string | number | boolean;

type Said = Pick<
  Template,
  'definition' | 'objectActivityType' | 'contextParentActivityType' | 'rules'
>;

/** A template's id changes with its rules (8.0): raise this number, and the profile's version. */
const REVISION = 2;

export function templateId(owner: Owner, verb: Verb): string {
  return `${profileIri(owner)}#template-${verb}-${String(REVISION)}`;
}

export function templatesOf(owner: Owner, version: string): readonly Template[] {
  return Object.entries(said(owner)).map(([name, { rules, ...rest }]) => {
    const verb = name as Verb;
    return {
      id: templateId(owner, verb),
      type: 'StatementTemplate' as const,
      inScheme: version,
      prefLabel: VERBS[verb].display,
      verb: VERBS[verb].id,
      ...rest,
      rules: [
        ...EVERYWHERE,
        included('$.verb.display.fr', { all: [VERBS[verb].display.fr] }),
        ...rules,
      ],
    };
  });
}

const CATEGORY = '$.context.contextActivities.category[*].id';
const extension = (place: 'result' | 'context', iri: string) => `$.${place}.extensions['${iri}']`;

const included = (location: string, values: Omit<Rule, 'location' | 'presence'> = {}): Rule => ({
  location,
  presence: 'included',
  ...values,
});
const recommended = (location: string): Rule => ({ location, presence: 'recommended' });
const excluded = (...locations: readonly string[]): readonly Rule[] =>
  locations.map((location) => ({ location, presence: 'excluded' }));

const EVERYWHERE: readonly Rule[] = [
  included('$.id'),
  included('$.timestamp'),
  included('$.actor.account.name'),
  included('$.context.registration'),
  included('$.context.revision'),
  included('$.object.definition.name.fr'),
];

/** About the lesson or evaluation itself. */
const UNIT: Rule = included('$.object.definition.type', {
  all: [ACTIVITY_TYPES.lesson, ACTIVITY_TYPES.assessment],
});

/** cmi5 defined: 9.6.2.1, 9.6.2.2, 9.6.3.1. */
const defined = (moveOn: boolean): readonly Rule[] => [
  UNIT,
  included(CATEGORY, { any: [CATEGORIES.cmi5], ...(moveOn ? {} : { none: [CATEGORIES.moveOn] }) }),
  ...(moveOn ? [included(CATEGORY, { any: [CATEGORIES.moveOn] })] : []),
  included(extension('context', CMI5_EXTENSIONS.sessionId)),
];

/** cmi5 allowed: 7.1.3. */
const ALLOWED: Rule = { location: CATEGORY, none: [CATEGORIES.cmi5, CATEGORIES.moveOn] };

/** A mark between 0 and 1, with whatever points it was made from. */
const SCORE: readonly Rule[] = [
  included('$.result.score.scaled'),
  recommended('$.result.score.raw'),
];

const INTERACTIONS = [
  'true-false',
  'choice',
  'fill-in',
  'matching',
  'performance',
  'sequencing',
  'numeric',
];

const PERCENTAGES = Array.from({ length: 101 }, (_, percent) => percent);

function said(owner: Owner): Readonly<Record<Verb, Said>> {
  const attempt = included(extension('result', extensionIri(owner, 'attempt')));
  const judged = (success: boolean): readonly Rule[] => [
    ...defined(true),
    included('$.result.success', { all: [success] }),
    ...SCORE,
    included('$.result.duration'),
    ...excluded('$.result.completion'),
    recommended(extension('context', CMI5_EXTENSIONS.masteryScore)),
  ];
  return {
    initialized: {
      definition: {
        fr: 'Première déclaration d’une séance, sans résultat.',
        en: 'The first statement of a session, without a result.',
      },
      rules: [...defined(false), ...excluded('$.result')],
    },
    completed: {
      definition: {
        fr: 'Une fois par inscription ; la durée est le temps passé jusque-là.',
        en: 'Once in a registration; the duration is the time taken so far.',
      },
      rules: [
        ...defined(true),
        included('$.result.completion', { all: [true] }),
        included('$.result.duration'),
        ...excluded('$.result.success', '$.result.score'),
      ],
    },
    passed: {
      definition: {
        fr: 'Score égal ou supérieur à celui demandé ; la durée est celle de l’essai.',
        en: 'At or above the mastery score; the duration is that of the try.',
      },
      rules: judged(true),
    },
    failed: {
      definition: {
        fr: 'Score inférieur à celui demandé, dit en quittant ; la durée est celle de l’essai.',
        en: 'Below the mastery score, told on leaving; the duration is that of the try.',
      },
      rules: judged(false),
    },
    terminated: {
      definition: {
        fr: 'Dernière déclaration d’une séance, avec sa durée et le temps actif.',
        en: 'The last statement of a session, with its duration and the active time.',
      },
      rules: [
        ...defined(false),
        included('$.result.duration'),
        recommended(extension('result', extensionIri(owner, 'active-duration'))),
        ...excluded('$.result.success', '$.result.completion', '$.result.score'),
      ],
    },
    answered: {
      definition: {
        fr: 'Un essai à une question. La durée manque dans une évaluation, rendue d’un bloc.',
        en: 'One try at a question. There is no duration in an evaluation, which is handed in as a whole.',
      },
      objectActivityType: ACTIVITY_TYPES.interaction,
      contextParentActivityType: [ACTIVITY_TYPES.assessment],
      rules: [
        ALLOWED,
        included('$.object.definition.interactionType', { all: INTERACTIONS }),
        // Of some performances no one way is the right one.
        recommended('$.object.definition.correctResponsesPattern[*]'),
        included('$.result.success', { all: [true, false] }),
        recommended('$.result.response'),
        recommended('$.result.score.scaled'),
        recommended('$.result.duration'),
        attempt,
        included(extension('context', extensionIri(owner, 'question-hash'))),
        ...excluded('$.result.completion'),
      ],
    },
    experienced: {
      definition: {
        fr: 'Une partie de leçon vue, rattachée à la leçon.',
        en: 'A section of a lesson, whose parent is the lesson.',
      },
      objectActivityType: ACTIVITY_TYPES.page,
      rules: [
        ALLOWED,
        included('$.context.contextActivities.parent[*].id'),
        ...excluded('$.result'),
      ],
    },
    progressed: {
      definition: {
        fr: 'Pourcentage entier, arrondi vers le bas ; jamais après completed.',
        en: 'A whole percentage, rounded down; never after completed.',
      },
      rules: [
        UNIT,
        ALLOWED,
        included(extension('result', CMI5_EXTENSIONS.progress), { all: PERCENTAGES }),
        ...excluded('$.result.success', '$.result.completion', '$.result.score'),
      ],
    },
    scored: {
      definition: {
        fr: 'Un essai de l’évaluation rendu, rattaché à l’évaluation ; le score, et la durée de l’essai.',
        en: 'A try at the evaluation, whose parent is the evaluation; its score and its duration.',
      },
      objectActivityType: ACTIVITY_TYPES.assessment,
      rules: [
        ALLOWED,
        ...SCORE,
        included('$.result.duration'),
        attempt,
        included('$.context.contextActivities.parent[*].id'),
        ...excluded('$.result.success', '$.result.completion'),
      ],
    },
  };
}
