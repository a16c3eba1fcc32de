/**
 * The profile's concepts (xAPI Profiles 1.0, Structure 7.0). Verbs and activity types belong to ADL and
 * Activity Streams, and a profile must not define what another does: ours say how they are called in
 * French and point to them. Statements bear the original IRIs. The extensions are our own.
 */
import { VERBS, type Verb } from '../core/xapi/statement.ts';
import { extensionIri, profileIri, type ExtensionName, type Owner } from '../core/course/iri.ts';
import { ACTIVITY_TYPES } from '../core/xapi/vocabulary.ts';
import type { Labels } from './profile-labels.ts';

export type Concept = Term | Extension;

/** Structure 7.1. */
interface Term {
  readonly id: string;
  readonly type: 'Verb' | 'ActivityType';
  readonly inScheme: string;
  readonly prefLabel: Labels;
  readonly definition: Labels;
  readonly exactMatch: readonly string[];
}

/** Structure 7.2. */
interface Extension {
  readonly id: string;
  readonly type: 'ContextExtension' | 'ResultExtension';
  readonly inScheme: string;
  readonly prefLabel: Labels;
  readonly definition: Labels;
  readonly recommendedVerbs?: readonly string[];
  /** JSON Schema, draft 7, as text. */
  readonly inlineSchema: string;
}

export function conceptsOf(owner: Owner, version: string): readonly Concept[] {
  const named = (kind: string, name: string) => `${profileIri(owner)}#${kind}-${name}`;
  const verbs = Object.entries(VERB_MEANINGS).map(([name, definition]): Term => {
    const { id, display } = VERBS[name as Verb];
    return {
      id: named('verb', name),
      type: 'Verb',
      inScheme: version,
      prefLabel: display,
      definition,
      exactMatch: [id],
    };
  });
  const types = Object.entries(TYPES).map(([name, said]): Term => ({
    id: named('type', name),
    type: 'ActivityType',
    inScheme: version,
    ...said,
    exactMatch: [ACTIVITY_TYPES[name as keyof typeof ACTIVITY_TYPES]],
  }));
  const extensions = Object.entries(EXTENSIONS).map(([name, { verbs, schema, ...said }]) => ({
    id: extensionIri(owner, name as ExtensionName),
    inScheme: version,
    ...said,
    ...(verbs.length > 0 ? { recommendedVerbs: verbs.map((verb) => VERBS[verb].id) } : {}),
    inlineSchema: JSON.stringify(schema),
  }));
  return [...verbs, ...types, ...extensions];
}

const VERB_MEANINGS: Readonly<Record<Verb, Labels>> = {
  initialized: {
    fr: 'La page de la leçon ou de l’évaluation est prête : une séance commence.',
    en: 'The page of the lesson or evaluation is ready: a session begins.',
  },
  completed: {
    fr: 'Toutes les parties de la leçon ont été vues et toutes ses questions obligatoires ont une réponse, juste ou fausse ; ou un essai de l’évaluation est rendu.',
    en: 'Every section of the lesson was reached and every required question answered, right or wrong; or a try at the evaluation was handed in.',
  },
  passed: {
    fr: 'Un essai de l’évaluation a atteint le score demandé. Dit une fois par inscription.',
    en: 'A try at the evaluation reached the mastery score. Said once in a registration.',
  },
  failed: {
    fr: 'La personne quitte l’évaluation sans avoir atteint le score demandé.',
    en: 'The learner leaves the evaluation without having reached the mastery score.',
  },
  terminated: {
    fr: 'La séance se termine ; rien ne la suit.',
    en: 'The session ends; nothing follows in it.',
  },
  answered: {
    fr: 'Un essai à une question, avec la réponse et l’énoncé tel qu’il était.',
    en: 'One try at a question, with the response and the question as it was worded.',
  },
  experienced: {
    fr: 'Une partie de la leçon est vue pour la première fois.',
    en: 'A section of the lesson was reached for the first time.',
  },
  progressed: {
    fr: 'La part des questions obligatoires qui ont une réponse a augmenté.',
    en: 'The share of required questions that were answered has grown.',
  },
  scored: {
    fr: 'Un essai de l’évaluation est rendu, réussi ou non.',
    en: 'A try at the evaluation was handed in, passed or not.',
  },
};

const TYPES: Readonly<
  Record<keyof typeof ACTIVITY_TYPES, { readonly prefLabel: Labels; readonly definition: Labels }>
> = {
  lesson: {
    prefLabel: { fr: 'leçon', en: 'lesson' },
    definition: {
      fr: 'Une page de cours avec ses questions, suivie en une séance.',
      en: 'A page of the course with its questions, taken in one session.',
    },
  },
  assessment: {
    prefLabel: { fr: 'évaluation', en: 'assessment' },
    definition: {
      fr: 'L’évaluation d’un module ; ou l’ensemble des questions d’une page, dont chacune relève.',
      en: 'The evaluation of a module; or all the questions of a page, as the parent of each.',
    },
  },
  interaction: {
    prefLabel: { fr: 'question', en: 'question' },
    definition: {
      fr: 'Une question, avec ses réponses possibles et les bonnes.',
      en: 'A question, with its possible responses and the correct ones.',
    },
  },
  page: {
    prefLabel: { fr: 'partie de leçon', en: 'section of a lesson' },
    definition: {
      fr: 'Une partie d’une leçon, ouverte par un titre.',
      en: 'A part of a lesson opened by a heading.',
    },
  },
};

const EXTENSIONS: Readonly<
  Record<
    ExtensionName,
    Pick<Extension, 'type' | 'prefLabel' | 'definition'> & {
      readonly verbs: readonly Verb[];
      readonly schema: object;
    }
  >
> = {
  attempt: {
    type: 'ResultExtension',
    prefLabel: { fr: 'numéro de l’essai', en: 'attempt number' },
    definition: {
      fr: 'Le combien-tième essai à cette question, ou à cette évaluation ; 1 pour le premier.',
      en: 'Which try at this question, or at this evaluation, this is; 1 for the first.',
    },
    verbs: ['answered', 'scored'],
    schema: { type: 'integer', minimum: 1 },
  },
  'question-hash': {
    type: 'ContextExtension',
    prefLabel: { fr: 'empreinte de la question', en: 'question hash' },
    definition: {
      fr: 'Empreinte de la question telle qu’elle était formulée : elle change avec l’énoncé, les réponses ou la correction.',
      en: 'Hash of the question as it was worded: it changes with the stem, the options or the key.',
    },
    verbs: ['answered'],
    schema: { type: 'string', minLength: 1 },
  },
  'active-duration': {
    type: 'ResultExtension',
    prefLabel: { fr: 'temps actif', en: 'active time' },
    definition: {
      fr: 'Part de la durée de la séance où la page était visible et utilisée depuis moins de deux minutes. Durée ISO 8601.',
      en: 'How much of the session the page was visible and had been used within two minutes. ISO 8601 duration.',
    },
    verbs: ['terminated'],
    schema: { type: 'string', pattern: '^PT' },
  },
  late: {
    type: 'ContextExtension',
    prefLabel: { fr: 'arrivée en retard', en: 'came late' },
    definition: {
      fr: 'Posée par le serveur de la formation sur une déclaration reçue après la fin de sa séance ; l’heure reste celle de l’événement.',
      en: 'Set by the course’s own server on a statement received after its session was over; the timestamp remains that of the event.',
    },
    verbs: [],
    schema: { const: true },
  },
  occurred: {
    type: 'ContextExtension',
    prefLabel: { fr: 'heure véritable', en: 'true time' },
    definition: {
      fr: 'Quand cela s’est passé, sur une déclaration que la plateforme avait refusée parce qu’elle avait fermé la séance, et qui est redite dans la séance suivante de la même inscription.',
      en: 'When it happened, on a statement that the LMS had refused since it had closed the session, and that is said again in the next session of the same registration.',
    },
    verbs: [],
    schema: { type: 'string', format: 'date-time' },
  },
};
