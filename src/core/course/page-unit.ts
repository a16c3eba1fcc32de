/** What a page tells its tracker about itself: `<script type="application/json" id="unite">`. */
import type { Unit } from '../xapi/statement.ts';

export interface PageUnit extends Unit {
  /** Of the lesson or evaluation, as in Progress: "vocabulaire-medical/construction". */
  readonly id: string;
  /** The course's own mastery score, for an LMS that gives none; null for a lesson. */
  readonly masteryScore: number | null;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** Ids of the questions a lesson's progress counts; none in evaluations, and in what older releases kept. */
  readonly required?: readonly string[];
}
