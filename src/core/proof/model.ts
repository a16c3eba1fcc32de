/**
 * What a centre shows to who pays of a learner's part at a distance (Code du travail, D6313-3-1): the help that
 * was given, the activities with their announced average duration, the evaluations. Each line comes from one row
 * that somebody or something wrote, and nothing is said that no row says. Times ISO 8601 UTC, durations in seconds
 * unless they say minutes.
 */
import type { Try } from '../report/report.ts';
import type { UnitKind } from '../course/unit.ts';

export interface Proof {
  /** Those that have begun, oldest first. */
  readonly meetings: readonly ProvenMeeting[];
  /** Lessons that were opened outside of every meeting. */
  readonly outside: OpenedTime;
  readonly corrections: readonly Correction[];
  /** Oldest first. */
  readonly exchanges: readonly ProvenExchange[];
  /** Those of the path in the order of the course, then what was done beside it. */
  readonly activities: readonly ProvenActivity[];
  /** Written with the group (core/production/), oldest first. */
  readonly texts: readonly ProvenText[];
  /** Oldest first. */
  readonly sittings: readonly ProvenSitting[];
  readonly blocs: readonly ProvenBloc[];
  readonly sums: Sums;
  readonly missing: Missing;
}

export interface ProvenMeeting {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  /** Empty: none was given. */
  readonly title: string;
  /** Name. */
  readonly trainer: string;
  /** Ids. */
  readonly units: readonly string[];
  /** « leçons 2 et 3 », « Stocks, leçon 1 » */
  readonly lessons: string;
  /** When the learner said « Je suis là »; null: they did not. */
  readonly pressed: string | null;
  readonly confirmed: Confirmed | null;
  /** Questions to the group they answered in time. */
  readonly answers: number;
  /** Lessons opened during the meeting, or in the quarter of an hour before. */
  readonly opened: OpenedTime;
}

export interface Confirmed {
  readonly at: string;
  /** Name. */
  readonly by: string;
}

/** From the register of sessions. Active time is no duration of training: it is shown apart. */
export interface OpenedTime {
  readonly sessions: number;
  readonly activeSeconds: number;
  /** Sessions whose active time nobody could measure. */
  readonly unmeasured: number;
}

/** A row of the register of sessions that was written once more, because something came late. */
export interface Correction {
  readonly session: string;
  /** « Vocabulaire médical, leçon 2 » */
  readonly place: string;
  readonly start: string;
  /** When the new row was written. */
  readonly at: string;
  readonly before: RegisteredTime;
  readonly after: RegisteredTime;
}

export interface RegisteredTime {
  readonly end: string;
  /** Null: nobody could measure it. */
  readonly activeSeconds: number | null;
}

/** A request for help and what came of it; its words stay where they were written. */
export interface ProvenExchange {
  readonly id: string;
  readonly asked: string;
  readonly unit: string;
  /** « Vocabulaire médical, leçon 2, question 1 » */
  readonly place: string;
  /** How many messages of each. */
  readonly learner: number;
  readonly trainer: number;
  /** The first one; null: none. */
  readonly reply: Confirmed | null;
}

export interface ProvenActivity {
  readonly unit: string;
  readonly kind: UnitKind;
  /** Title. */
  readonly module: string;
  /** « Leçon 2 : Les racines », « Évaluation » */
  readonly name: string;
  /** Announced average duration; null: the built site does not say it. */
  readonly minutes: number | null;
  readonly state: 'none' | 'begun' | 'done' | 'waived';
  /** When it was brought to its end, passed or waived; null: it was not, or no row says when. */
  readonly at: string | null;
  /** Questions answered; 0 where tries are counted. */
  readonly answered: number;
  readonly tries: number;
  readonly opened: OpenedTime;
  readonly isOnPath: boolean;
}

/** The last version of a text; its words stay where they were written. */
export interface ProvenText {
  /** Of the production. */
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  /** « Vocabulaire médical, leçon 2 » */
  readonly place: string;
  readonly at: string;
  /** When the trainer last said something of it; null: nothing stands there. */
  readonly comment: Confirmed | null;
}

export interface ProvenSitting extends Pick<Try, 'at' | 'scaled' | 'mastery' | 'passed'> {
  readonly unit: string;
  /** Title of the module. */
  readonly module: string;
  /** From 1. */
  readonly number: number;
}

export interface ProvenBloc {
  /** Null: modules of no bloc. */
  readonly number: number | null;
  readonly title: string;
  readonly themes: readonly ProvenTheme[];
}

export interface ProvenTheme {
  readonly title: string;
  /** Null: not taught at a distance. */
  readonly remote: RemoteTheme | null;
}

export interface RemoteTheme {
  readonly module: string;
  readonly ink: string;
  readonly isOnPath: boolean;
  readonly lessons: { readonly done: number; readonly waived: number; readonly of: number };
  /** « none »: the module has none. */
  readonly evaluation: ProvenSitting | 'none' | 'not-taken' | 'waived';
  /** Rows about it. */
  readonly answers: number;
  readonly sittings: number;
  readonly exchanges: number;
  /** Those they said « Je suis là » in. */
  readonly meetings: number;
}

/** The rows that stand beside a duration a person writes. None of them is that duration, and they are never added. */
export interface Sums {
  readonly planned: MeetingSum;
  readonly pressed: MeetingSum;
  readonly confirmed: MeetingSum;
  /** Lessons of the path. */
  readonly lessons: AnnouncedSum;
  /** Evaluations of the path that were handed in. */
  readonly evaluations: AnnouncedSum;
  /** Every session, in meetings and outside of them. */
  readonly opened: OpenedTime;
  /** The earliest and the latest row; null: there is none. */
  readonly first: string | null;
  readonly last: string | null;
}

export interface MeetingSum {
  readonly meetings: number;
  /** By the times of the meetings. */
  readonly seconds: number;
}

export interface AnnouncedSum {
  readonly done: number;
  readonly of: number;
  /** Announced for those done, each once. */
  readonly minutes: number;
  /** Announced for all. */
  readonly ofMinutes: number;
}

/** What no row says, in French, sheet by sheet. */
export interface Missing {
  readonly meetings: readonly string[];
  readonly file: readonly string[];
  readonly map: readonly string[];
}
