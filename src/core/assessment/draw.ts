import { shuffle } from '../question/shuffle.ts';

/** What a draw looks at. */
export interface Drawable {
  readonly id: string;
  readonly objective: string | null;
}

/**
 * `count` questions of a bank (all of them, where it holds fewer), each once, in random order.
 *
 * Balanced: no objective gets a second question before every objective has one, and so on; so two
 * objectives differ by one at most, as long as both still have questions. The same bank and seed give
 * the same draw, whatever order the bank's file lists its questions in.
 */
export function draw<Q extends Drawable>(bank: readonly Q[], count: number, seed: string): Q[] {
  const sorted = [...bank].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const objectives = new Map<string | null, Q[]>();
  for (const question of shuffle(sorted, `${seed}/questions`)) {
    const others = objectives.get(question.objective);
    if (others === undefined) objectives.set(question.objective, [question]);
    else others.push(question);
  }
  const piles = shuffle([...objectives.values()], `${seed}/objectives`);
  const highest = Math.max(0, ...piles.map((pile) => pile.length));
  const rounds = Array.from({ length: highest }, (_, round) =>
    piles.flatMap((pile) => pile.slice(round, round + 1)),
  );
  return shuffle(rounds.flat().slice(0, Math.max(0, count)), `${seed}/order`);
}
