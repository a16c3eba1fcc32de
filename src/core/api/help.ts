/** A learner's requests for help and their answers, dated, kept as evidence of tutoring. */
import type { Place } from '../report/presence.ts';
import type { Person } from './accounts.ts';

export interface HelpRequest {
  readonly id: string;
  readonly learner: Person;
  readonly place: Place;
  readonly state: 'waiting' | 'answered' | 'closed';
  readonly messages: readonly HelpMessage[];
  /** What of it is published for the group; null: nothing. */
  readonly publication: Publication | null;
}

/** As its learner's own pages are told of it. */
export interface OwnRequest extends HelpRequest {
  /** How many of its messages were on the screen, on whatever device. */
  readonly read: number;
}

/** So many messages of a request of theirs were on the screen. */
export interface ReadMark {
  readonly id: string;
  readonly messages: number;
}

/** A trainer's words of an exchange, published for the learner's group. */
export interface Publication {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Of the trainer. */
  readonly name: string;
  readonly text: string;
  /** The learner's words that may go with it, without their name; null: none are proposed. */
  readonly question: ProposedQuestion | null;
}

interface ProposedQuestion {
  readonly text: string;
  /** The learner's own decision, which they may change; null: not taken, and the group does not see it. */
  readonly agreed: boolean | null;
}

/** Published by a trainer; sent again under the same id, it is the same. */
export interface NewPublication {
  /** A UUID of the board's. */
  readonly id: string;
  /** 2,000 characters at most. */
  readonly text: string;
  /** Which of the exchange's messages, from 0, the learner is asked to let go with it; null: none. */
  readonly question: number | null;
}

/** A learner's decision about their own question. */
export interface Agreement {
  readonly agreed: boolean;
}

/** As a group reads it. */
export interface PublishedAnswer extends Pick<Publication, 'id' | 'at' | 'name' | 'text'> {
  readonly place: Place;
  /** The learner's words, without their name, where they agreed; else null. */
  readonly question: string | null;
}

export interface HelpMessage {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly from: 'learner' | 'trainer';
  readonly name: string;
  /** May be empty when a learner only calls. */
  readonly text: string;
}

/** 2,000 characters at most. */
export interface HelpAnswer {
  readonly text: string;
}

export interface HelpCall {
  readonly unit: string;
  readonly section: string | null;
  readonly question: string | null;
  readonly label: string | null;
  /** May be empty. */
  readonly text: string;
}
