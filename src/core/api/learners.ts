/** Learners as a trainer sees them: their work, their links, what is done about them. Times ISO 8601 UTC. */
import type { Arrangements } from '../people/arrangements.ts';
import type { ReadLine } from '../people/learner-list.ts';
import type { Presence } from '../report/presence.ts';
import type { Report } from '../report/report.ts';
import type { SessionRow } from '../report/session.ts';
import type { WrongRun } from '../report/wrong-run.ts';
import type { Person } from './accounts.ts';
import type { HelpRequest } from './help.ts';

export interface LearnerRow
  extends Person, Pick<Report, 'units' | 'lastActivity' | 'sessionSeconds' | 'activeSeconds'> {
  readonly email: string | null;
  readonly presence: Presence;
  /** In the session that is open. */
  readonly wrongRun: WrongRun | null;
  readonly link: LinkState;
}

export interface NewLearners {
  /** Lines as `core/people/learner-list.ts` reads them. */
  readonly text: string;
}

/** `doubt`: as of the line they were read from. */
export interface AddedLearner extends Person, Pick<ReadLine, 'doubt'> {}

/** Good lines are added, the others come back. */
export interface AddedLearners {
  readonly added: readonly AddedLearner[];
  readonly refused: readonly ReadLine[];
}

export interface LearnerDetail {
  readonly learner: LearnerRow;
  readonly group: OwnGroup | null;
  readonly arrangements: Arrangements;
  /** Null until the course was finished once ("satisfied", said once of an enrolment). */
  readonly satisfied: Satisfaction | null;
  readonly sessions: readonly SessionRow[];
  readonly help: readonly HelpRequest[];
}

/** The group a learner is in. */
export interface OwnGroup extends Person {
  /** As of `GroupSummary`: null, or one the course no longer has, is the complete course. */
  readonly path: string | null;
}

/** The course was finished, as it was on that day and by the path of that day. */
export interface Satisfaction {
  readonly at: string;
  /** Whether every unit that their path has today is met too. */
  readonly isCurrent: boolean;
}

export interface LearnerChange {
  readonly name?: string;
  readonly email?: string | null;
  /** The group they move to. */
  readonly group?: string;
  readonly arrangements?: Arrangements;
}

/**
 * The unit is not asked of this learner (cmi5 9.3.7 "waived"), for good. test: they passed a test of it;
 * cours: they did the same elsewhere in this course; ailleurs: outside of it; decision: somebody decided so.
 */
export interface Waiver {
  readonly unit: string;
  readonly reason: 'test' | 'cours' | 'ailleurs' | 'decision';
}

/** French sentences; copies of the database that still name somebody are part of what remains. */
export interface Erasure {
  readonly removed: readonly string[];
  readonly remains: readonly string[];
}

export type LinkState = 'valid' | 'expired' | 'revoked';

export interface LearnerLink {
  readonly learner: Person;
  readonly email: string | null;
  /** Null when revoked. */
  readonly url: string | null;
  readonly expires: string | null;
  readonly state: LinkState;
  /** When somebody last said « Je suis … » with it; null: not yet. */
  readonly used: string | null;
}

/** What a sheet to cut up says of a learner whose link is valid. */
export interface LearnerCode {
  readonly learner: Person;
  /** To be typed: this site's address, then the code. */
  readonly address: string;
  /** "k7fm-2qva" */
  readonly code: string;
  readonly expires: string;
  readonly qr: QrCode;
}

/** Dark squares in a square of `size` by `size`, as the `d` of a path. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

export interface LinkRenewal {
  /** ISO 8601 date or time, to come; a year from now when it is not given. */
  readonly expires?: string;
}
