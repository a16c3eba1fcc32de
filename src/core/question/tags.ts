import type { Kind } from './types.ts';

/** The tag a trainer writes each kind with. */
export const QUESTION_TAGS = {
  choice: 'Choix',
  multiple: 'ChoixMultiple',
  'true-false': 'VraiFaux',
  gaps: 'Trous',
  number: 'Nombre',
  matching: 'Appariement',
  ordering: 'Ordre',
  cuts: 'Couper',
  scenario: 'Scenario',
  series: 'Compter',
  bench: 'Banc',
} as const satisfies Readonly<Record<Kind, string>>;

/** Tags of kinds that are written and shown in another way. */
export const OTHER_TAGS = {
  Comparer: 'multiple',
  Construire: 'ordering',
} as const satisfies Readonly<Record<string, Kind>>;

export type OtherTag = keyof typeof OTHER_TAGS;

export type QuestionTag = (typeof QUESTION_TAGS)[Kind] | OtherTag;

const KINDS = new Map<string, Kind>([
  ...Object.entries(QUESTION_TAGS).map(([kind, tag]) => [tag, kind as Kind] as const),
  ...Object.entries(OTHER_TAGS),
]);

/** In the order of the guide. */
export const ALL_TAGS = [...KINDS.keys()] as readonly QuestionTag[];

/** @returns null for the tag of something else */
export const kindOf = (tag: string | null): Kind | null => KINDS.get(tag ?? '') ?? null;

export const isQuestionTag = (tag: string | null): boolean => kindOf(tag) !== null;
