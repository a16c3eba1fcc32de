import type { Look } from '../../core/question/types.ts';

/** What is expected of the learner, in a few words. */
export const GENRES: Readonly<Record<Look, string>> = {
  choice: 'une seule réponse',
  multiple: 'plusieurs réponses',
  'true-false': 'vrai ou faux',
  gaps: 'phrase à compléter',
  number: 'un nombre',
  matching: 'association',
  ordering: 'mise en ordre',
  cuts: 'mot à couper',
  scenario: 'une situation, scène par scène',
  zone: 'un endroit sur la figure',
  zones: 'des endroits sur la figure',
  comparison: 'comparer, puis conclure',
  construction: 'mot à construire',
  series: 'série à compter',
  bench: 'banc de mesure, entraînement',
};
