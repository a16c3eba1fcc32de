/**
 * The course, as everything downstream sees it: one immutable value that `authoring` reads from a
 * trainer's files and from which pages, packages, statements and reports derive.
 *
 * Identity: `id`s are authored or derived from authored text, never from a position.
 */
import type { AssessmentRole } from './roles.ts';
import type { Paper } from '../text/paper.ts';
import type { Production } from '../production/production.ts';
import type { Question } from '../question/types.ts';
import type { Inline } from '../text/rich.ts';

export interface Course {
  readonly title: string;
  readonly subtitle: string;
  readonly tagline: string;
  /** Base of every IRI sent to an LMS; ends with "/". Frozen at a centre's first start. */
  readonly iri: string;
  /** e.g. "RNCP40913" */
  readonly certification: string;
  readonly blocs: readonly Bloc[];
  readonly paths: readonly Path[];
  readonly modules: readonly Module[];
  readonly glossary: readonly Term[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly organisation: Organisation;
}

/** A block of competences of the certification (RNCP). */
export interface Bloc {
  readonly number: number;
  readonly title: string;
  readonly themes: readonly Theme[];
}

/** What the certification has taught in a bloc. */
export interface Theme {
  readonly title: string;
  /** Id of the module that teaches it; null: not taught at a distance. */
  readonly module: string | null;
}

/** A way through the certification: the complete course, or the adaptation path (FAE); see path.ts. */
export interface Path {
  readonly id: string;
  readonly title: string;
  readonly hours: number;
  readonly blocs: readonly number[];
  readonly note: string | null;
}

/** The spot colour a module is printed in. */
export type Ink = 'voc' | 'ide' | 'con' | 'sto' | 'neutre';

export interface Module {
  readonly id: string;
  readonly title: string;
  /** One or two words, for the graduated ruler. */
  readonly short: string;
  readonly summary: string;
  /** Null: of no bloc, it opens every path. */
  readonly bloc: number | null;
  readonly ink: Ink;
  readonly lessons: readonly Lesson[];
  /** Its lessons that this course does not carry: only in a package of a part. */
  readonly absent?: readonly LessonName[];
  /** At most one of each role. */
  readonly assessments: readonly Assessment[];
}

/** What can be said of a lesson without carrying it. */
export type LessonName = Pick<
  Lesson,
  'id' | 'slug' | 'number' | 'title' | 'minutes' | 'objectives' | 'competence'
>;

/** All lessons of the module in order, those that this course does not carry among them. */
export function allLessons({ lessons, absent = [] }: Module): readonly LessonName[] {
  return absent.length === 0
    ? lessons
    : [...lessons, ...absent].sort((one, other) => one.number - other.number);
}

/** Prose with questions that are corrected at once: a unit (unit.ts). */
export interface Lesson {
  /** "<module>/<slug>" */
  readonly id: string;
  readonly slug: string;
  readonly module: string;
  /** 1-based place in the module, for display only. */
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  /** Average duration in minutes, announced to the learner (Code du travail, D6313-3-1). */
  readonly minutes: number;
  readonly objectives: readonly Objective[];
  /** As the certification words it; null until its authors have it. */
  readonly competence: string | null;
  readonly sources: readonly string[];
  readonly review: Review;
  /** Ids of lessons to take first. */
  readonly prerequisites: readonly string[];
  readonly sections: readonly Section[];
  readonly questions: readonly Question[];
  /** Papers of its prose, those that stand together in one group, as the page shows them; absent when there is none. */
  readonly documents?: readonly (readonly Paper[])[];
  /** Texts to write, in the order of the page; absent when there is none. */
  readonly productions?: readonly Production[];
  /** Content hash (16 hex digits): changes when anything a learner sees in it changes. */
  readonly hash: string;
  /** Absolute path of the MDX file. */
  readonly file: string;
}

/** What a learner will be able to do; `id` is unique in its lesson. */
export interface Objective {
  readonly id: string;
  readonly text: string;
}

/** Whether a health professional has read the content over. */
export type Review =
  | { readonly status: 'awaiting' }
  | { readonly status: 'reviewed'; readonly by: string; readonly on: string };

/** A part of a lesson opened by a level-2 heading. */
export interface Section {
  /** Also the heading's anchor in the page. */
  readonly id: string;
  readonly title: string;
  /** Prose without questions, for the search; paragraphs separated by "\n". */
  readonly text: string;
}

/** Questions asked without help, graded when they are handed in: a unit with a bank of its own. */
export interface Assessment {
  /** "<module>/evaluation", "<module>/positionnement" */
  readonly id: string;
  readonly module: string;
  readonly role: AssessmentRole;
  readonly title: string;
  readonly minutes: number;
  /** How many questions one try draws from the bank. */
  readonly draw: number;
  /** 0 < masteryScore ≤ 1, at most 4 decimals (cmi5 13.1.4); null where the role judges nothing. */
  readonly masteryScore: number | null;
  /** Tries allowed; 0 = as many as wanted. */
  readonly tries: number;
  /** `objective` of these questions is "<lesson slug>#<objective id>". */
  readonly bank: readonly Question[];
  readonly review: Review;
  readonly hash: string;
  readonly file: string;
}

export interface Term {
  readonly id: string;
  readonly term: string;
  /** "nom féminin", … */
  readonly grammar: string | null;
  /** Also one of its `forms`. */
  readonly plural: string | null;
  /** Respelt as it is heard, syllables joined by hyphens: "é-ri-tèm". */
  readonly pronunciation: string | null;
  readonly abbreviation: string | null;
  readonly definition: readonly Inline[];
  readonly parts: readonly WordPart[];
  readonly module: string | null;
  /** Ids of related terms. */
  readonly see: readonly string[];
  /** What patients say: "mal de tête" for "céphalée". Feeds the search. */
  readonly everyday: readonly string[];
  /** Other written forms (plural, adjective). */
  readonly forms: readonly string[];
}

export interface WordPart {
  readonly text: string;
  readonly role: 'préfixe' | 'racine' | 'liaison' | 'suffixe';
  readonly meaning: string;
}

export interface Source {
  readonly title: string;
  readonly author: string;
  readonly url: string | null;
  /** ISO date the source was read, when known. */
  readonly consulted: string | null;
}

/** Who teaches, as the law wants it named. */
export interface Organisation {
  readonly name: string;
  readonly activityNumber: string;
  readonly address: string;
  /** Null: still to be written. */
  readonly phone: string | null;
  /** RCS, SIREN or association. */
  readonly registration: string | null;
  readonly publisher: string;
  readonly host: string;
  readonly hostAddress: string | null;
  readonly hostPhone: string | null;
  readonly pedagogicalContact: {
    readonly name: string;
    readonly email: string;
    readonly answersWithin: string;
  };
  readonly disabilityContact: {
    readonly name: string;
    readonly email: string;
    /** What a learner may ask for: "du temps en plus à l’évaluation". */
    readonly adjustments: readonly string[];
  };
  readonly data: { readonly controller: string; readonly email: string };
}

export type { Inline, Question };
