/** What the evaluation's page hands to its island, and what a sitting under way holds. */
import type { Sitting } from '../../core/assessment/sitting.ts';
import type { Question, Response } from '../../core/question/types.ts';

export interface EvaluationProps {
  readonly evaluation: {
    readonly id: string;
    readonly revision: string;
    readonly title: string;
    readonly draw: number;
    readonly masteryScore: number;
    /** 0 = as many as wanted. */
    readonly tries: number;
    readonly minutes: number;
  };
  /** JSON: `Question[]`, fetched only when a try begins or is looked at again. */
  readonly bankUrl: string;
  /** `href`: null where none of its lessons can be opened. */
  readonly module: { readonly title: string; readonly href: string | null };
  readonly lessons: readonly EvaluatedLesson[];
  /** Those the bank cites, by id: an evaluation's page has no list of them. */
  readonly sources: Readonly<
    Record<string, { readonly title: string; readonly url: string | null }>
  >;
  /** What comes after a success. */
  readonly next: { readonly title: string; readonly href: string } | null;
}

export interface EvaluatedLesson {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  /** Null where a package does not carry it. */
  readonly href: string | null;
  readonly minutes: number;
  readonly objectives: readonly { readonly id: string; readonly text: string }[];
}

/** Kept in the browser at every change, so that nothing is lost on reload. */
export interface Copy {
  readonly seed: string;
  readonly answers: Readonly<Record<string, Response>>;
  readonly marked: readonly string[];
  /** 0-based question on screen. */
  readonly at: number;
  /** ISO time the sitting began. */
  readonly began: string;
  /** Ids in the order drawn; absent from what earlier releases kept. */
  readonly questions?: readonly string[];
  /** Worked at so far, by a clock that nobody can set. */
  readonly seconds?: number;
}

export interface Exam {
  readonly sitting: Sitting;
  readonly copy: Copy;
  /** In the order drawn, parts in display order. */
  readonly questions: readonly Question[];
}
