/** What a proof is computed from: rows that exist already, read as they are. */
import type { Catalogue } from '../course/catalogue.ts';
import type { UnitState } from '../report/report.ts';
import type { SessionRow } from '../report/session.ts';
import type { ProvenMeeting, ProvenText } from './model.ts';

export interface ProofRecords {
  readonly catalogue: Catalogue;
  /** Of the learner's group; null: the complete course. */
  readonly path: string | null;
  /** When they were entered: meetings that were over by then are not theirs. */
  readonly enrolled: string;
  readonly meetings: readonly MeetingRecord[];
  /** Each row counts; the last one of a session is what it lasted. In the order they were written. */
  readonly register: readonly RegisterRow[];
  readonly sessions: readonly SessionRow[];
  readonly exchanges: readonly ExchangeRecord[];
  readonly texts: readonly TextRecord[];
  /** By unit id. */
  readonly units: Readonly<Record<string, UnitState>>;
  /** By unit id: when it was first said to be completed. */
  readonly completed: Readonly<Record<string, string>>;
  readonly now: string;
}

export type MeetingRecord = Omit<ProvenMeeting, 'lessons' | 'opened'>;

export type TextRecord = Omit<ProvenText, 'place'>;

export interface RegisterRow {
  readonly session: string;
  readonly unit: string;
  readonly start: string;
  readonly end: string;
  readonly activeSeconds: number | null;
  readonly recorded: string;
}

export interface ExchangeRecord {
  readonly id: string;
  readonly place: { readonly unit: string; readonly label: string | null };
  readonly messages: readonly {
    readonly at: string;
    readonly from: 'learner' | 'trainer';
    readonly name: string;
  }[];
}
