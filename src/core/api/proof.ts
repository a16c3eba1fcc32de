/** What a centre prints for who pays, as it was on a day (core/proof/). Times ISO 8601 UTC. */
import type { Confirmed, Proof, ProvenMeeting } from '../proof/model.ts';
import type { Person } from './accounts.ts';
import type { OwnGroup } from './learners.ts';

/** Of one learner, for their trainer. */
export interface LearnerProof {
  readonly learner: Person;
  readonly group: OwnGroup | null;
  /** "RNCP40913"; null: the built site does not say it. */
  readonly certification: string | null;
  /** When they were entered. */
  readonly enrolled: string;
  readonly proof: Proof;
  /** When this was true. */
  readonly at: string;
}

/** Of themselves. */
export interface OwnProof {
  /** Of the person. */
  readonly name: string;
  /** Name. */
  readonly group: string | null;
  readonly proof: Proof;
  readonly at: string;
}

/** Meetings of a group that have begun, with everybody who was expected. */
export interface GroupProof {
  readonly group: OwnGroup;
  readonly certification: string | null;
  /** By name. */
  readonly learners: readonly Person[];
  /** Oldest first. */
  readonly meetings: readonly MeetingSheet[];
  readonly at: string;
}

export interface MeetingSheet extends Pick<
  ProvenMeeting,
  'id' | 'start' | 'end' | 'title' | 'trainer' | 'lessons'
> {
  /** By name: who is in the group, and who came from it. */
  readonly people: readonly Attendee[];
  /** How many said « Je suis là » whose name was erased since. */
  readonly erased: number;
}

export interface Attendee {
  readonly learner: Person;
  readonly pressed: string | null;
  readonly confirmed: Confirmed | null;
}
