/** Beginning a sitting of an assessment and handing it in: once, whatever tabs are open. */
import { recordOf, resultsOf } from '../core/assessment/record.ts';
import {
  beginning,
  handingIn,
  questionsOf,
  type AskedAssessment,
  type Paper,
} from '../core/assessment/sitting.ts';
import { evaluationState } from '../core/assessment/standing.ts';
import type { TryResult, TryStart } from '../core/assessment/model.ts';
import type { AnyRules, Question } from '../core/question/types.ts';
import type { Player } from './player.ts';

type Recorder = Pick<Player, 'record' | 'progress' | 'refresh'>;

/**
 * The sitting under way, or a new one.
 *
 * @param seed for a new one
 * @returns null when no try is left
 */
export async function begin(
  player: Recorder,
  assessment: AskedAssessment,
  bank: readonly Question[],
  seed: string,
): Promise<TryStart | null> {
  const event = await player.record((current) => beginning(current, assessment, bank, seed));
  // What another page has kept may have decided, unheard here.
  if (event === null) await player.refresh();
  return evaluationState(player.progress.value, assessment).underWay;
}

export interface HandIn {
  /** False: that try had been handed in before, in another tab or on another device; `result` is that one. */
  readonly isFirst: boolean;
  /** Null: there was no such try to hand in. */
  readonly result: TryResult | null;
}

/** Grades what is handed in by the rules of each kind; kept before it resolves. */
export async function handIn(
  player: Recorder,
  assessment: AskedAssessment,
  bank: readonly Question[],
  paper: Paper,
  rulesOf: (question: Question) => AnyRules,
): Promise<HandIn> {
  const event = await player.record(
    (current) => handingIn(current, assessment, bank, paper, rulesOf),
    questionsOf(bank, paper.sitting),
  );
  if (event === null) await player.refresh();
  const record = recordOf(player.progress.value, assessment.id, assessment.registration ?? null);
  const result = (record && resultsOf(record).get(paper.sitting.try)) ?? null;
  return { isFirst: event !== null && result?.id === event.id, result };
}
