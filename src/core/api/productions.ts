/** Texts that a group writes about a fictitious patient, as each screen may know them. Times ISO 8601 UTC. */
import type { Names, Phase } from '../production/stage.ts';
import type { Person } from './accounts.ts';

/** Opened by a trainer; opened again under the same id, it is the same. */
export interface NewProduction {
  /** A UUID of the board's. */
  readonly id: string;
  /** Of a lesson. */
  readonly unit: string;
  /** Its id in that lesson. */
  readonly production: string;
}

/** In the list of a group. */
export interface GroupProduction extends NewProduction {
  readonly title: string;
  readonly phase: Phase;
  /** Null: the group reads no text yet. */
  readonly names: Names | null;
  readonly opened: string;
  /** How many have written. */
  readonly writers: number;
  /** Of how many: the group, and who wrote before they left it. */
  readonly of: number;
}

/** What a trainer reads and leads it from. */
export interface ProductionDesk extends GroupProduction {
  readonly group: Person;
  /** As they were when it was opened. */
  readonly criteria: readonly PlainCriterion[];
  /** By name. */
  readonly texts: readonly WrittenText[];
  /** Who has not written, by name. */
  readonly waiting: readonly Person[];
}

export interface PlainCriterion {
  readonly id: string;
  readonly text: string;
}

export interface WrittenText {
  readonly learner: Person;
  readonly text: string;
  readonly at: string;
  /** It came once the others were shared. */
  readonly isLate: boolean;
  /** Criteria that its writer says it meets. */
  readonly ticks: readonly string[];
  /** The group does not see it. */
  readonly isHidden: boolean;
  readonly comment: TextComment | null;
}

/** A trainer's words about a text. */
export interface TextComment {
  readonly text: string;
  /** Of the trainer. */
  readonly name: string;
  readonly at: string;
  /** Whether the group reads it too, and not its writer alone. */
  readonly isShared: boolean;
}

export interface NewComment extends Pick<TextComment, 'text' | 'isShared'> {
  /** `at` of the one it takes the place of; null: there was none. 409 when a colleague wrote meanwhile. */
  readonly before: string | null;
}

export interface Sharing {
  readonly names: Names;
}

export interface Hiding {
  readonly isHidden: boolean;
}

/** What a learner's page of a lesson knows. */
export interface LearnerProductions {
  /** Whose these are: what waits in the browser says whose it is. */
  readonly account: { readonly homePage: string; readonly name: string };
  /** Names of those who read what is written. */
  readonly trainers: readonly string[];
  /** The last one of each production of the lesson that was opened for the group. */
  readonly productions: readonly LearnerProduction[];
}

export interface LearnerProduction extends Pick<
  GroupProduction,
  'id' | 'production' | 'phase' | 'names' | 'writers' | 'of'
> {
  readonly own: OwnText | null;
  /** Null: not to be read yet. */
  readonly others: readonly SharedText[] | null;
}

export interface OwnText extends Omit<WrittenText, 'learner'> {
  /** Of its last version. */
  readonly id: string;
}

export interface SharedText {
  readonly id: string;
  /** First name; null: without names. */
  readonly name: string | null;
  readonly text: string;
  /** Null where there is none for the group. */
  readonly comment: Pick<TextComment, 'text' | 'name'> | null;
}

/** A version of one's text; sent again under the same id, it is the same. */
export interface NewText {
  /** A UUID of the browser's. */
  readonly id: string;
  /** Name of the account it was written under: this browser may be somebody else's by now. */
  readonly account: string;
  /** The version it takes the place of; null: none. 409 when another device wrote meanwhile. */
  readonly base: string | null;
  readonly text: string;
}

/** The server has that version, or those ticks. */
export interface TextReceipt {
  readonly id: string;
}

/** Which criteria one's own text meets; the last word counts. */
export interface NewTicks {
  /** A UUID of the browser's. */
  readonly id: string;
  readonly account: string;
  readonly ticks: readonly string[];
}
