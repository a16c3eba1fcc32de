/** A learner's requests for help and their answers, dated, kept as evidence of tutoring. */
import type { Place } from '../report/presence.ts';
import type { Person } from './accounts.ts';

export interface HelpRequest {
  readonly id: string;
  readonly learner: Person;
  readonly place: Place;
  readonly state: 'waiting' | 'answered' | 'closed';
  readonly messages: readonly HelpMessage[];
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
