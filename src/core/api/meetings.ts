/** A remote session (séance): a group works on some lessons at a given time, with a trainer. */
import type { Person } from './accounts.ts';

/** Times ISO 8601 UTC. */
export interface Meeting {
  readonly id: string;
  readonly group: string;
  readonly units: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly trainer: Person;
  readonly state: 'planned' | 'running' | 'ended';
  /** Learners with a session inside it, whatever the lesson. */
  readonly present: readonly string[];
}

export interface MeetingChange {
  readonly units: readonly string[];
  readonly start: string;
  readonly end: string;
  /** An account's id. */
  readonly trainer: string;
}
