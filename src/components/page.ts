/** What the components trainers write need of the page they stand in (`Astro.locals.page`). */
import { papersIn } from '../core/question/decisions.ts';
import type { Course, Lesson, Organisation, Source, Term } from '../core/course/course.ts';
import type { Paper } from '../core/text/paper.ts';
import type { Drawing } from '../core/course/drawing.ts';
import type { Production } from '../core/production/production.ts';
import type { Question } from '../core/question/types.ts';

export interface Page {
  /** Id and content hash of the lesson whose questions these are. */
  readonly unit: { readonly id: string; readonly revision: string };
  readonly questions: readonly Question[];
  /** Papers of the prose, those that stand together in one group. */
  readonly documents: readonly (readonly Paper[])[];
  /** Texts to write. */
  readonly productions: readonly Production[];
  readonly glossary: ReadonlyMap<string, Term>;
  /** By the key `<Figure src>` receives. */
  readonly figures: Readonly<Record<string, Drawing>>;
  /** How many figures of a name the prose has shown: each has ids of its own. */
  readonly drawn: Map<string, number>;
  /** Ids in the order of the list at the page's end; a page of the guide adds those it calls. */
  readonly sources: string[];
  readonly sourceList: Readonly<Record<string, Source>>;
  readonly organisation: Organisation;
  /** Glossary ids met while the prose is rendered. */
  readonly met: Set<string>;
}

/** The page of a lesson, or of the guide (whose sources are those its questions cite). */
export function pageOf(
  course: Course,
  figures: Readonly<Record<string, Drawing>>,
  {
    id,
    hash,
    questions,
    sources,
    documents = [],
    productions = [],
  }: Pick<Lesson, 'id' | 'hash' | 'questions' | 'sources' | 'documents' | 'productions'>,
): Page {
  return {
    unit: { id, revision: hash },
    questions,
    documents,
    productions,
    glossary: glossaryOf(course),
    figures,
    sources: [...new Set([...sources, ...questions.flatMap((question) => question.sources)])],
    sourceList: course.sources,
    organisation: course.organisation,
    met: new Set(),
    drawn: new Map(),
  };
}

/** Every paper a page shows, in its prose and above its questions. */
export function papersOf({
  questions,
  documents,
}: Pick<Page, 'questions' | 'documents'>): readonly Paper[] {
  return [...documents.flat(), ...questions.flatMap(papersIn)];
}

let known: { readonly course: Course; readonly terms: ReadonlyMap<string, Term> } | null = null;

/** By id; kept from page to page. */
function glossaryOf(course: Course): ReadonlyMap<string, Term> {
  if (known?.course !== course)
    known = { course, terms: new Map(course.glossary.map((term) => [term.id, term])) };
  return known.terms;
}

/** What the ids of a figure of the prose start with: another each time, though it is shown twice. */
export function figureAnchor(drawn: Map<string, number>, src: string): string {
  const name = src.replace(/^.*\/|\.\w+$/g, '').replace(/[^\p{L}\p{N}_-]/gu, '_');
  const count = (drawn.get(name) ?? 0) + 1;
  drawn.set(name, count);
  return `fig${count === 1 ? '' : count}-${name}`;
}
