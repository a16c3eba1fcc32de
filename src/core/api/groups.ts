/** Groups of learners and the board of each. Times ISO 8601 UTC. */
import type { Person } from './accounts.ts';
import type { HelpRequest } from './help.ts';
import type { LearnerRow } from './learners.ts';
import type { Meeting } from './meetings.ts';

export interface GroupSummary {
  readonly id: string;
  readonly name: string;
  /** How many. */
  readonly learners: number;
  readonly trainers: readonly Person[];
  /** Requests for help that nobody has answered. */
  readonly helpWaiting: number;
  readonly archived: boolean;
  /** Id of the path its learners take; null, or one the course no longer has: the complete course. */
  readonly path: string | null;
}

export interface GroupChange {
  readonly name: string;
  /** Ids of accounts. */
  readonly trainers: readonly string[];
  readonly archived: boolean;
  /** 400 for one that the course does not have. */
  readonly path: string | null;
}

export interface GroupBoard {
  readonly group: GroupSummary;
  /** Help first, then as in the register: by name. */
  readonly learners: readonly LearnerRow[];
  /** Unanswered first, then the latest; closed ones for a day. */
  readonly help: readonly HelpRequest[];
  /** Those of today and to come, then the last five past ones. */
  readonly meetings: readonly Meeting[];
  /** When this was true. */
  readonly at: string;
}
