import { graded, incomplete, type Told } from '../grading.ts';
import { plural } from '../../text/numbers.ts';
import type { KindRules, OrderingQuestion } from '../types.ts';

/**
 * Steps to put in order: longest right run ÷ steps.
 *
 * A right run is a stretch of the given order in which each step directly follows the one it should
 * follow; the beginning and the end count as neighbours. So a step alone is a run only where it is the
 * first step put first or the last put last. The longest run (the earliest of equals) earns the points;
 * it is marked right, and so is a step that stands in its place. A decoy is wrong wherever it stands.
 */
export const ordering: KindRules<'ordering'> = {
  grade(question, response, final = false) {
    const { steps, decoys = [] } = question;
    if (response.length < steps.length && !final) return incomplete(toPlace(steps.length));
    const run = longestRun(question, response);
    const told = response.map((id, place): Told =>
      run.includes(id) || steps[place]?.id === id
        ? [id, 'right', []]
        : [id, 'wrong', [...steps, ...decoys].find((piece) => piece.id === id)?.feedback ?? []],
    );
    return graded(question, run.length / steps.length, told);
  },

  /** Of pieces, those that begin the word as it begins. */
  keep({ steps, decoys }, response) {
    const wrong = response.findIndex((id, place) => steps[place]?.id !== id);
    return decoys && wrong !== -1 ? response.slice(0, wrong) : response;
  },

  solution: (question) => question.steps.map((step) => step.id),

  /** Each piece once; only a word may still lack some. */
  parse({ steps, decoys }, value) {
    if (!Array.isArray(value)) return null;
    const given = value as readonly string[];
    const known = [...steps, ...(decoys ?? [])].filter(({ id }) => given.includes(id));
    const fits = decoys ? given.length <= steps.length : given.length === steps.length;
    return fits && known.length === given.length ? given : null;
  },
};

const toPlace = (count: number): string => `Posez ${plural(count, 'morceau', 'morceaux')}.`;

function longestRun(question: OrderingQuestion, response: readonly string[]): readonly string[] {
  const place = new Map(question.steps.map((step, index) => [step.id, index]));
  // The beginning and the end, as neighbours of the first and last step.
  const line = [-1, ...response.map((id) => place.get(id) ?? NaN), question.steps.length];
  let longest: readonly string[] = [];
  let start = 0;
  for (let at = 1; at <= line.length; at += 1) {
    if (at < line.length && line[at] === (line[at - 1] ?? NaN) + 1) continue;
    const alone = at - start === 1;
    const run = alone
      ? []
      : response.slice(Math.max(0, start - 1), Math.min(at, line.length - 1) - 1);
    if (run.length > longest.length) longest = run;
    start = at;
  }
  return longest;
}
