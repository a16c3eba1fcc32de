/** Where a learner stands in an assessment: what pages show, the player decides by, and LMSs are told. */
import type { Records, TryResult, TryStart } from './model.ts';
import { recordOf } from './record.ts';

export interface EvaluationState {
  readonly state: 'new' | 'under-way' | 'failed' | 'passed';
  /** The try begun and not handed in. */
  readonly underWay: TryStart | null;
  readonly best: TryResult | null;
  readonly last: TryResult | null;
  /** Number of the next try to begin. */
  readonly nextTry: number;
  /** How many may still begin; null = as many as wanted. */
  readonly triesLeft: number | null;
}

/** An assessment as it is taken: in which registration (null: in none), with how many tries (0: as many as wanted). */
export interface TakenAssessment {
  readonly id: string;
  readonly tries: number;
  readonly registration?: string | null;
}

export function evaluationState(progress: Records, taken: TakenAssessment): EvaluationState {
  const { id, tries, registration = null } = taken;
  const { started = null, best = null, last = null } = recordOf(progress, id, registration) ?? {};
  const underWay = started !== null && started.try > (last?.try ?? 0) ? started : null;
  const begun = Math.max(started?.try ?? 0, last?.try ?? 0);
  return {
    state: best?.passed
      ? 'passed'
      : underWay !== null
        ? 'under-way'
        : best !== null
          ? 'failed'
          : 'new',
    underWay,
    best,
    last,
    nextTry: begun + 1,
    triesLeft: tries === 0 ? null : Math.max(0, tries - begun),
  };
}
