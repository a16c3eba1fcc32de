/** Questions to the group in a meeting, as each screen may know them. Times ISO 8601 UTC. */
import type { AskedQuestion } from '../meeting/group-question.ts';
import type { Round, RoundState } from '../meeting/round.ts';
import type { Tally } from '../meeting/tally.ts';
import type { AskedUnit } from '../meeting/typed-number.ts';
import type { Person } from './accounts.ts';

/** Asked by a trainer; asked again under the same id, it is the same question. */
export interface NewGroupQuestion extends AskedQuestion {
  /** A UUID of the board's. */
  readonly id: string;
}

/** As its trainer sees it. Of a number, `options` and `right` are those that were given, once it is closed. */
export interface GroupQuestion extends AskedQuestion, RoundState {
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly opened: string;
  /** How many answered in the round that is open, or the last one. */
  readonly answered: number;
  /** How many were there, while it was open. */
  readonly of: number;
  /** Who is there and has not answered yet, while a round is open. */
  readonly waiting: readonly Person[];
  /** Closed ones: nobody sees a distribution before. */
  readonly rounds: readonly RoundResult[];
}

export interface RoundResult extends Tally {
  readonly closed: string;
}

/** As a group sees it. */
export interface SharedQuestion
  extends Pick<AskedQuestion, 'statement' | 'options' | 'several'>, Pick<RoundState, 'round'> {
  readonly id: string;
  readonly number: number;
  readonly phase: 'open' | 'closed' | 'shown';
  readonly isPoll: boolean;
  /** Name of the file that holds its figure; null: it has none. */
  readonly figure: string | null;
  /** It is answered by typing a number: once closed, `options` are those that were given. Null: it is not. */
  readonly typed: AskedUnit | null;
  readonly answered: number;
  readonly of: number;
  /** Closed ones. */
  readonly rounds: readonly SharedRound[];
  /** Ids; null until it is shown, and of a poll. */
  readonly right: readonly string[] | null;
  /** Null until it is shown. */
  readonly explanation: string | null;
}

export interface SharedRound extends Pick<Tally, 'answers'> {
  /** Null: too few answered, one could tell who chose what. */
  readonly counts: Tally['counts'] | null;
  /** Null until what is right is shown, of a poll, and of too few. */
  readonly right: number | null;
}

export interface LearnerQuestion extends SharedQuestion {
  /** Their last answer in each round. */
  readonly own: readonly OwnVote[];
}

export interface OwnVote {
  readonly round: Round;
  readonly options: readonly string[];
  /** It came after the round was closed, and does not count. */
  readonly late: boolean;
}

/** An answer; sent again under the same id, it is the same answer. */
export interface NewVote {
  /** A UUID of the browser's. */
  readonly id: string;
  /** Name of the account it was given under: this browser may be somebody else's by now. */
  readonly account: string;
  readonly question: string;
  readonly round: Round;
  readonly options: readonly string[];
}

/** The server has it. */
export interface VoteReceipt extends Pick<OwnVote, 'late'> {
  readonly id: string;
}
