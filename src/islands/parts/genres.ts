import type { Kind } from '../../core/question/types.ts';

/** What is expected of the learner, in a few words. */
export const GENRES: Readonly<Record<Kind, string>> = {
  choice: 'une seule réponse',
  multiple: 'plusieurs réponses',
  'true-false': 'vrai ou faux',
  gaps: 'phrase à compléter',
  number: 'un nombre',
  matching: 'association',
  ordering: 'mise en ordre',
};
