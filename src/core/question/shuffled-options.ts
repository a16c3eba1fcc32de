import { shuffle } from './shuffle.ts';
import type { ChoiceQuestion, MultipleQuestion } from './types.ts';

/** The same question, its options in the order of that seed; the rows of a table stay where they are. */
export function shuffledOptions<Q extends ChoiceQuestion | MultipleQuestion>(
  question: Q,
  seed: string,
): Q {
  if (!question.shuffle) return question;
  const rows = question.options.filter(({ cells }) => cells);
  const others = question.options.filter(({ cells }) => !cells);
  return { ...question, options: [...rows, ...shuffle(others, `${seed}/${question.id}`)] };
}
