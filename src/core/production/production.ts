/**
 * A short text that each of a group writes about a fictitious patient, and compares with its author's grid. Not a
 * question: nothing of it is graded, told to an LMS, or needed to complete a lesson. Pure.
 */
import type { Inline, Rich } from '../text/rich.ts';

export interface Production {
  /** Unique in the course. */
  readonly id: string;
  readonly title: string;
  readonly instruction: Rich;
  /** The author's grid. */
  readonly criteria: readonly Criterion[];
  /** A text the author could have written; none: []. */
  readonly model: Rich;
}

export interface Criterion {
  /** Unique in its production; derived from the text, never from the place. */
  readonly id: string;
  readonly text: readonly Inline[];
}

export const FEWEST_CRITERIA = 2;
export const MOST_CRITERIA = 6;
/** Characters (code points) of a text. */
export const LONGEST_TEXT = 1500;

/** Of its element in the page of its lesson. */
export const anchorOf = (production: string): string => `ecrit-${production}`;

/** In characters, as they are counted on the screen and by the server. */
export const lengthOf = (text: string): number => [...text].length;
