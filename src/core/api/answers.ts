/** What learners answered, as a trainer reads it: by learner, by question. Times ISO 8601 UTC. */
import type { Person } from './accounts.ts';

export interface GivenAnswer {
  readonly at: string;
  /** 1-based. */
  readonly attempt: number;
  readonly success: boolean;
  /** As statements bear it; null where nothing said it. */
  readonly response: string | null;
}

/** First answers to a question. */
export interface QuestionCount {
  readonly unit: string;
  readonly question: string;
  readonly right: number;
  readonly wrong: number;
}

/** Who gave the same first answer. */
export interface SameAnswer extends Pick<GivenAnswer, 'success' | 'response'> {
  readonly learners: readonly Person[];
}
