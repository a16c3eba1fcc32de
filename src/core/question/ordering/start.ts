import { shuffle } from '../shuffle.ts';
import type { OrderingQuestion } from '../types.ts';
import { ordering } from './rules.ts';

/** Step ids in the order of that seed, never the right order itself; where some are left aside, none. */
export function blankOrdering(question: OrderingQuestion, seed: string): readonly string[] {
  if (question.decoys) return [];
  const right = ordering.solution(question);
  const shuffled = shuffle(right, `${seed}/${question.id}`);
  const isRight = shuffled.every((id, place) => id === right[place]);
  return isRight ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled;
}
