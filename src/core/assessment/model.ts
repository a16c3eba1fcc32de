/** What is known of the sittings of an assessment, and the events it comes from (`Event`, without what all events have). */
import type { Response } from '../question/types.ts';

/** A try at an assessment began: its seed and its questions are decided. */
export interface Started {
  readonly type: 'started';
  readonly evaluation: string;
  /** It belongs to; absent: to none. */
  readonly registration?: string;
  /** 1-based. */
  readonly try: number;
  readonly seed: string;
  /** Question ids in the order drawn. */
  readonly questions: readonly string[];
  readonly revision: string;
}

/** A try at an assessment was handed in. */
export interface HandedIn {
  readonly type: 'handed-in';
  readonly evaluation: string;
  readonly registration?: string;
  readonly try: number;
  readonly seed: string;
  readonly answers: readonly SittingAnswer[];
  readonly points: number;
  readonly max: number;
  readonly passed: boolean;
  /** Seconds between start and hand-in. */
  readonly duration: number;
  readonly revision: string;
}

export interface SittingAnswer {
  readonly question: string;
  /** null = left without an answer. */
  readonly response: Response | null;
  readonly points: number;
  readonly max: number;
  readonly hash: string;
}

export interface AssessmentRecord {
  /** The try under way or last begun. */
  readonly started: TryStart | null;
  readonly first: TryResult | null;
  readonly best: TryResult | null;
  readonly last: TryResult | null;
  /** Tries handed in that are none of these three, in their order; absent when there are none. */
  readonly others?: readonly TryResult[];
  readonly touched: string;
}

export interface TryStart {
  readonly id: string;
  readonly try: number;
  readonly seed: string;
  readonly questions: readonly string[];
  readonly time: string;
  readonly revision: string;
}

export interface TryResult {
  readonly id: string;
  readonly try: number;
  readonly seed: string;
  readonly answers: readonly SittingAnswer[];
  readonly points: number;
  readonly max: number;
  readonly passed: boolean;
  readonly time: string;
  readonly revision: string;
  /** The registration's own record has it (State document): no other hand-in of this try can stand. */
  readonly recorded?: true;
}

/** Whatever holds records: `Progress` does. */
export interface Records {
  /** By assessment and registration (`recordKey`). */
  readonly evaluations: Readonly<Record<string, AssessmentRecord>>;
}

/** What every event is numbered and dated by, as far as a record reads it. */
export interface Dated {
  readonly id: string;
  /** ISO 8601 UTC, the learner's clock. */
  readonly time: string;
}
