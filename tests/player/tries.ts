/** Tries worth what a test wants, without a bank that earns it. */
import { evaluationState } from '../../src/core/assessment/standing.ts';
import type { SittingAnswer } from '../../src/core/assessment/model.ts';
import type { Question } from '../../src/core/question/types.ts';
import type { Player } from '../../src/player/player.ts';

interface Worth {
  readonly answers: readonly SittingAnswer[];
  readonly points: number;
  readonly max: number;
  readonly passed: boolean;
}

/** Begins and hands in the next try. */
export async function takeTry(
  player: Player,
  evaluation: string,
  questions: readonly Question[],
  worth: Worth,
): Promise<void> {
  const { nextTry } = evaluationState(player.progress.value, { id: evaluation, tries: 0 });
  const common = { evaluation, try: nextTry, seed: 'seed', revision: 'r1' };
  const ids = questions.map(({ id }) => id);
  await player.record(() => ({ type: 'started', ...common, questions: ids }));
  await player.record(() => ({ type: 'handed-in', ...common, ...worth, duration: 30 }), questions);
}
