import { judged, unanswered } from '../grading.ts';
import type { KindRules } from '../types.ts';

/** One option is right: all or nothing. */
export const choice: KindRules<'choice'> = {
  grade(question, response, final = false) {
    const chosen = question.options.find((option) => option.id === response);
    return chosen === undefined
      ? unanswered(question, final, 'Choisissez une réponse.')
      : judged(question, chosen.id, chosen.right, chosen.feedback);
  },

  keep: () => '',

  solution: (question) => question.options.find((option) => option.right)?.id ?? '',

  parse: (question, value) =>
    typeof value === 'string' &&
    (value === '' || question.options.some((option) => option.id === value))
      ? value
      : null,
};
