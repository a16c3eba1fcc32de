/** What the page of an assessment hands to its island, and what a sitting under way holds. */
import type { Assessment } from '../../core/course/course.ts';
import type { Sitting } from '../../core/assessment/sitting.ts';
import type { TryResult } from '../../core/assessment/model.ts';
import type { OnPage, Terms } from '../../page/base/live-page.ts';
import type { Question, Response } from '../../core/question/types.ts';

export interface AssessmentProps {
  readonly assessment: Pick<
    Assessment,
    'id' | 'role' | 'title' | 'draw' | 'masteryScore' | 'tries' | 'minutes'
  > & { readonly revision: string };
  /** JSON: `Question[]`, fetched only when a try begins or is looked at again. */
  readonly bankUrl: string;
  /** `href`: null where none of its lessons can be opened. */
  readonly module: { readonly title: string; readonly href: string | null };
  readonly lessons: readonly AssessedLesson[];
  /** Those the bank cites, by id: an assessment's page has no list of them. */
  readonly sources: Readonly<
    Record<string, { readonly title: string; readonly url: string | null }>
  >;
  /** Who teaches, and whom to write to. */
  readonly centre: {
    readonly name: string;
    readonly contact: string;
    readonly email: string;
  };
  /** What comes after it, once validated or taken; null: nothing. */
  readonly next: Step | null;
  /** The course's paths, by id. */
  readonly paths?: Readonly<Record<string, AssessedPath>>;
}

export interface Step {
  readonly title: string;
  readonly href: string;
}

/** What a path changes around an assessment. */
export interface AssessedPath {
  /** It holds every bloc of the certification. */
  readonly isWhole: boolean;
  readonly next: Step | null;
}

export interface AssessedLesson {
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
  /** Those the learner says not to know; they are handed in without an answer. Absent: none. */
  readonly unknown?: readonly string[];
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

/** What the result of any assessment is shown with. */
export interface ResultProps extends AssessmentProps, OnPage {
  readonly result: TryResult;
  /** It was handed in by another tab or device while this page showed its questions. */
  readonly elsewhere: boolean;
  readonly left: number;
  readonly terms: Terms | null;
  readonly questions: () => Promise<readonly Question[]>;
  readonly again: () => void;
}
