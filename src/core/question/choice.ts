import { shuffle } from '../text/random.ts';
import { graded, incomplete } from './grading.ts';
import type { KindRules } from './types.ts';

/** One option is right: all or nothing. */
export const choice: KindRules<'choice'> = {
  grade(question, response, final = false) {
    const chosen = question.options.find((option) => option.id === response);
    if (chosen === undefined)
      return final ? graded(question, 0, {}, []) : incomplete('Choisissez une réponse.');
    const parts = { [chosen.id]: chosen.right ? 'right' : 'wrong' } as const;
    return graded(question, chosen.right ? 1 : 0, parts, chosen.feedback);
  },

  blank: () => '',

  keep: () => '',

  solution: (question) => question.options.find((option) => option.right)?.id ?? '',

  present: (question, seed) =>
    question.shuffle
      ? { ...question, options: shuffle(question.options, `${seed}/${question.id}`) }
      : question,

  parse: (question, value) =>
    typeof value === 'string' &&
    (value === '' || question.options.some((option) => option.id === value))
      ? value
      : null,
};
