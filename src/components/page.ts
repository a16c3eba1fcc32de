/** What the components trainers write need of the page they stand in (`Astro.locals.page`). */
import type { Course, Lesson, Source, Term } from '../core/course.ts';
import type { Question } from '../core/question/types.ts';

export interface Page {
  /** Id and content hash of the lesson whose questions these are. */
  readonly unit: { readonly id: string; readonly revision: string };
  readonly questions: readonly Question[];
  readonly glossary: ReadonlyMap<string, Term>;
  /** SVG sources by the key `<Figure src>` receives. */
  readonly figures: Readonly<Record<string, string>>;
  /** Ids in the order of the list at the page's end; a page of the guide adds those it calls. */
  readonly sources: string[];
  readonly sourceList: Readonly<Record<string, Source>>;
  /** Glossary ids met while the prose is rendered. */
  readonly met: Set<string>;
}

/** The page of a lesson, or of the guide (whose sources are those its questions cite). */
export function pageOf(
  course: Course,
  figures: Readonly<Record<string, string>>,
  { id, hash, questions, sources }: Pick<Lesson, 'id' | 'hash' | 'questions' | 'sources'>,
): Page {
  return {
    unit: { id, revision: hash },
    questions,
    glossary: glossaryOf(course),
    figures,
    sources: [...new Set([...sources, ...questions.flatMap((question) => question.sources)])],
    sourceList: course.sources,
    met: new Set(),
  };
}

let known: { readonly course: Course; readonly terms: ReadonlyMap<string, Term> } | null = null;

/** By id; kept from page to page. */
function glossaryOf(course: Course): ReadonlyMap<string, Term> {
  if (known?.course !== course)
    known = { course, terms: new Map(course.glossary.map((term) => [term.id, term])) };
  return known.terms;
}
