import { graded, incomplete } from './grading.ts';
import type { KindRules } from './types.ts';

/** A statement to judge: all or nothing. Its only part is "true" or "false", whichever was chosen. */
export const trueFalse: KindRules<'true-false'> = {
  grade(question, response, final = false) {
    if (response === null)
      return final
        ? graded(question, 0, {}, [])
        : incomplete('Choisissez «\u00A0Vrai\u00A0» ou «\u00A0Faux\u00A0».');
    const right = response === question.answer;
    return graded(
      question,
      right ? 1 : 0,
      { [String(response)]: right ? 'right' : 'wrong' },
      response ? question.ifTrue : question.ifFalse,
    );
  },

  blank: () => null,

  keep: () => null,

  solution: (question) => question.answer,

  // « Vrai » before « Faux » is a habit not to break.
  present: (question) => question,

  parse: (_question, value) => (typeof value === 'boolean' ? value : null),
};
