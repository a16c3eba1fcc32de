import { shuffle } from './shuffle.ts';
import type { ChoiceQuestion, MultipleQuestion } from './types.ts';

/** The same question, its options in the order of that seed. */
export function shuffledOptions<Q extends ChoiceQuestion | MultipleQuestion>(
  question: Q,
  seed: string,
): Q {
  return question.shuffle
    ? { ...question, options: shuffle(question.options, `${seed}/${question.id}`) }
    : question;
}
