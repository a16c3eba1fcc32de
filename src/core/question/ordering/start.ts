import { shuffle } from '../shuffle.ts';
import type { OrderingQuestion } from '../types.ts';
import { isSame, ordering } from './rules.ts';

/** Step ids in the order of that seed, never the right order itself; where some are left aside, none. */
export function blankOrdering(question: OrderingQuestion, seed: string): readonly string[] {
  if (question.decoys) return [];
  const right = ordering.solution(question);
  const shuffled = shuffle(right, `${seed}/${question.id}`);
  return isSame(shuffled, right) ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled;
}
