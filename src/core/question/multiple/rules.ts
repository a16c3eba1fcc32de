import { graded, incomplete } from '../grading.ts';
import type { KindRules, MultipleQuestion } from '../types.ts';

/**
 * Several options are right. Earned: (right ticked − wrong ticked) ÷ right, never below 0, so that
 * ticking everything is worth nothing more than knowing nothing.
 */
export const multiple: KindRules<'multiple'> = {
  grade(question, response, final = false) {
    const missing = missingIn(question, response);
    if (missing && !final) return incomplete(missing);
    const right = question.options.filter((option) => option.right);
    const earned = question.options.reduce(
      (sum, option) => sum + (response.includes(option.id) ? (option.right ? 1 : -1) : 0),
      0,
    );
    return graded(
      question,
      Math.max(0, earned / Math.max(1, right.length)),
      question.options.map((option) => [
        option.id,
        response.includes(option.id)
          ? option.right
            ? 'right'
            : 'wrong'
          : option.right
            ? 'missed'
            : null,
        option.feedback,
      ]),
    );
  },

  keep: (question, response) =>
    authoredOrder(question, (id) => response.includes(id)).filter((id) =>
      multiple.solution(question).includes(id),
    ),

  solution: (question) =>
    question.options.filter((option) => option.right).map((option) => option.id),

  parse(question, value) {
    if (!Array.isArray(value)) return null;
    const ids: readonly unknown[] = value;
    const known = authoredOrder(question, (id) => ids.includes(id));
    return known.length === new Set(ids).size ? known : null;
  },
};

/** In a comparison no row may have to be ticked, but one conclusion is chosen. */
function missingIn({ columns, options }: MultipleQuestion, response: readonly string[]): string {
  if (!columns) return response.length === 0 ? 'Cochez au moins une réponse.' : '';
  return options.some(({ id, cells }) => !cells && response.includes(id))
    ? ''
    : 'Choisissez une conclusion.';
}

export function authoredOrder(question: MultipleQuestion, keep: (id: string) => boolean): string[] {
  return question.options.map((option) => option.id).filter(keep);
}
