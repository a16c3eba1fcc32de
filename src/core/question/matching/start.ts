import { shuffle } from '../shuffle.ts';
import { plain } from '../../text/rich.ts';
import { fold } from '../../text/text.ts';
import type { MatchingQuestion, MatchTarget } from '../types.ts';

/** Items keep the authored order where the author wants it; targets never do, it would tell. */
export function presentMatching(question: MatchingQuestion, seed: string): MatchingQuestion {
  const items = question.shuffle
    ? shuffle(question.items, `${seed}/${question.id}`)
    : question.items;
  const targets = question.shuffle
    ? shuffle(question.targets, `${seed}/${question.id}/targets`)
    : [...question.targets].sort(byText);
  const aligned = items.every((item, index) => targets[index]?.id === item.target);
  if (aligned) targets.push(...targets.splice(0, 1));
  return { ...question, items, targets };
}

function byText(a: MatchTarget, b: MatchTarget): number {
  const [x, y] = [fold(plain(a.text)), fold(plain(b.text))];
  return x < y ? -1 : x > y ? 1 : 0;
}
