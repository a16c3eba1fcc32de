/** What reading a trainer's folder gives. */
import type { Course, Section } from '../core/course/course.ts';
import type { Paper } from '../core/text/paper.ts';
import type { Drawing } from '../core/course/drawing.ts';
import type { Production } from '../core/production/production.ts';
import type { Question } from '../core/question/types.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Doubts } from './doubts.ts';

export interface CourseReading {
  /** Only pages without an error. */
  readonly course: Course;
  /** Every problem of every file, in the order of files and lines. */
  readonly diagnostics: readonly Diagnostic[];
  readonly broken: readonly BrokenPage[];
  readonly guide: readonly GuidePage[];
  /** What a professional is asked, by module: beside the course, no learner reads it. */
  readonly doubts: Readonly<Record<string, Doubts>>;
  /**
   * Drawings by key: "<module>/<file>.svg", "guide/<file>.svg". In a page, `<Figure>` receives the
   * key as its `src`.
   */
  readonly figures: Readonly<Record<string, Drawing>>;
  /** Keys of the figures a lesson or an evaluation shows, by its id. */
  readonly shown: Readonly<Record<string, readonly string[]>>;
  /** Address under the site's base ("/images/<module>/<name>-<hash>.png") → absolute path of the image. */
  readonly images: Readonly<Record<string, string>>;
}

/** A lesson, an evaluation, a module or a page of the guide left out because of its errors. */
export interface BrokenPage {
  /** "<module>/<slug>", "<module>/evaluation", "<module>", "guide/<slug>" */
  readonly id: string;
  /** null for a page of the guide. */
  readonly module: string | null;
  readonly title: string | null;
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A page of the trainer's guide. */
export interface GuidePage {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly Section[];
  readonly questions: readonly Question[];
  /** As a lesson has them. */
  readonly documents?: readonly (readonly Paper[])[];
  readonly productions?: readonly Production[];
  /** Ids of the sources its prose cites. */
  readonly sources: readonly string[];
  readonly file: string;
}
