import { judged, unanswered } from '../grading.ts';
import type { KindRules } from '../types.ts';

/** A statement to judge: all or nothing. Its only part is "true" or "false", whichever was chosen. */
export const trueFalse: KindRules<'true-false'> = {
  grade(question, response, final = false) {
    if (response === null)
      return unanswered(question, final, 'Choisissez «\u00A0Vrai\u00A0» ou «\u00A0Faux\u00A0».');
    const feedback = response ? question.ifTrue : question.ifFalse;
    return judged(question, String(response), response === question.answer, feedback);
  },

  keep: () => null,

  solution: (question) => question.answer,

  parse: (_question, value) => (typeof value === 'boolean' ? value : null),
};
