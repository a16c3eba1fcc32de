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
} as const satisfies Readonly<Record<Kind, string>>;

export type QuestionTag = (typeof QUESTION_TAGS)[Kind];

const KINDS = new Map<string, Kind>(
  Object.entries(QUESTION_TAGS).map(([kind, tag]) => [tag, kind as Kind]),
);

/** @returns null for the tag of something else */
export const kindOf = (tag: string | null): Kind | null => KINDS.get(tag ?? '') ?? null;

export const isQuestionTag = (tag: string | null): boolean => kindOf(tag) !== null;
