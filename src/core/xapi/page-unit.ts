/** What a page tells its tracker about itself: `<script type="application/json" id="unite">`. */
import type { Unit } from '../course/unit.ts';
import type { SpokenUnit } from './statement.ts';

export interface PageUnit extends SpokenUnit, Pick<Unit, 'id' | 'sections'> {
  /** The course's own mastery score, for an LMS that gives none; null where nothing is judged. */
  readonly masteryScore: number | null;
  /** Ids of the questions a lesson's progress counts; none in evaluations, and in what older releases kept. */
  readonly required?: readonly string[];
}
