/**
 * In which order statements come (xAPI Profiles 1.0, Structure 9.0): a registration is one session after
 * the other; a session opens, things happen in any order, and it ends, unless its browser was lost.
 */
import { VERBS, type Verb } from '../core/xapi/statement.ts';
import { profileIri, type Owner } from '../core/course/iri.ts';
import type { Labels } from './profile-labels.ts';
import { templateId } from './profile-templates.ts';

export type Pattern = {
  readonly id: string;
  readonly type: 'Pattern';
  readonly inScheme: string;
  readonly primary?: boolean;
  readonly prefLabel: Labels;
  readonly definition: Labels;
} & (
  | { readonly sequence: readonly string[] }
  | { readonly alternates: readonly string[] }
  | { readonly oneOrMore: string }
  | { readonly zeroOrMore: string }
  | { readonly optional: string }
);

/** A pattern's id changes with what it is made of, templates included (9.0). */
const REVISION = 2;

export function patternsOf(owner: Owner, version: string): readonly Pattern[] {
  const idOf = (name: string) => `${profileIri(owner)}#pattern-${name}-${String(REVISION)}`;
  const pattern = (name: string, prefLabel: Labels, definition: Labels) =>
    ({ id: idOf(name), type: 'Pattern', inScheme: version, prefLabel, definition }) as const;
  const between = (Object.keys(VERBS) as Verb[]).filter(
    (verb) => verb !== 'initialized' && verb !== 'terminated',
  );
  return [
    {
      ...pattern(
        'registration',
        { fr: 'une inscription', en: 'a registration' },
        {
          fr: 'Les séances d’une personne dans la formation, l’une après l’autre.',
          en: 'A learner’s sessions in the course, one after the other.',
        },
      ),
      primary: true,
      oneOrMore: idOf('session'),
    },
    {
      ...pattern(
        'session',
        { fr: 'une séance', en: 'a session' },
        {
          fr: 'Une leçon ou une évaluation ouverte, ce qui s’y passe, et sa fin si le navigateur a pu la dire.',
          en: 'A lesson or evaluation opened, what happens in it, and its end if the browser could tell it.',
        },
      ),
      sequence: [templateId(owner, 'initialized'), idOf('events'), idOf('end')],
    },
    {
      ...pattern(
        'events',
        { fr: 'ce qui se passe', en: 'what happens' },
        { fr: 'Dans n’importe quel ordre, ou rien.', en: 'In any order, or nothing.' },
      ),
      zeroOrMore: idOf('event'),
    },
    {
      ...pattern(
        'event',
        { fr: 'un événement', en: 'an event' },
        {
          fr: 'Tout ce qui se dit entre l’ouverture et la fin.',
          en: 'Whatever is said between the opening and the end.',
        },
      ),
      alternates: between.map((verb) => templateId(owner, verb)),
    },
    {
      ...pattern(
        'end',
        { fr: 'la fin', en: 'the end' },
        {
          fr: 'Absente quand la séance est abandonnée.',
          en: 'Missing when the session is abandoned.',
        },
      ),
      optional: templateId(owner, 'terminated'),
    },
  ];
}
