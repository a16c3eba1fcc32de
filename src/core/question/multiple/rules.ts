import { graded, incomplete } from '../grading.ts';
import type { KindRules, MultipleQuestion, PartState } from '../types.ts';

/**
 * Several options are right. Earned: (right ticked − wrong ticked) ÷ right, never below 0, so that
 * ticking everything is worth nothing more than knowing nothing.
 */
export const multiple: KindRules<'multiple'> = {
  grade(question, response, final = false) {
    if (response.length === 0 && !final) return incomplete('Cochez au moins une réponse.');
    const ticked = (id: string): boolean => response.includes(id);
    const right = question.options.filter((option) => option.right);
    const hits = right.filter((option) => ticked(option.id));
    const missed = right.filter((option) => !ticked(option.id));
    const wrong = question.options.filter((option) => !option.right && ticked(option.id));
    const parts = Object.fromEntries<PartState>([
      ...hits.map((option) => [option.id, 'right'] as const),
      ...wrong.map((option) => [option.id, 'wrong'] as const),
      ...missed.map((option) => [option.id, 'missed'] as const),
    ]);
    const fraction = Math.max(0, (hits.length - wrong.length) / Math.max(1, right.length));
    const told = fraction === 1 ? hits : [...wrong, ...missed];
    return graded(
      question,
      fraction,
      parts,
      told.flatMap((option) => option.feedback),
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

export function authoredOrder(question: MultipleQuestion, keep: (id: string) => boolean): string[] {
  return question.options.map((option) => option.id).filter(keep);
}
