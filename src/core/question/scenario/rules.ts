import { graded, incomplete, type Told } from '../grading.ts';
import type { KindRules } from '../types.ts';
import { bestWalk, optionOf, walkAlong } from './path.ts';

/** A path to an end: right decisions ÷ decisions taken. Only a finished one is graded, unless handed in. */
export const scenario: KindRules<'scenario'> = {
  grade(question, response, final = false) {
    const { steps, isOver } = walkAlong(question, response);
    if (!isOver && !final) return incomplete('Allez jusqu’au bout de la situation.');
    const told = steps.map(({ scene, right, decision, choice }): Told => {
      return [scene.id, right ? 'right' : 'wrong', optionOf(decision, choice)?.feedback ?? []];
    });
    const right = steps.filter((step) => step.right).length;
    // Handed in before its end, one more decision was to be taken.
    const due = steps.length + Number(!isOver);
    return graded(question, due === 0 ? 1 : right / due, told);
  },

  keep: () => [],

  solution: (question) => bestWalk(question).steps.map(({ choice }) => choice),

  parse(question, value) {
    if (!Array.isArray(value)) return null;
    const given: readonly unknown[] = value;
    const path = given.filter((id) => typeof id === 'string');
    return walkAlong(question, path).steps.length === given.length ? path : null;
  },
};
