/** One page file (a lesson, an evaluation, a page of the guide) → what it says, without its neighbours. */
import { basename } from 'node:path';
import type { Term } from '../core/course/course.ts';
import { reporter, type Diagnostic } from './diagnostic.ts';
import { readHeader } from './frontmatter.ts';
import { parseMdx, type Parser } from './mdx.ts';
import type { Benches, Context, FigureFile, Use } from './read/context.ts';
import { checkLoss } from './read/loss.ts';
import { readPage, type Page } from './read/page.ts';
import { parserError } from './scan/parser-errors.ts';
import { scan } from './scan/scan.ts';
import type { Concept } from './schemas/concept.ts';
import type { SourceText } from './source.ts';
import type { TermIndex } from './terms.ts';
import type { YamlText } from './yaml.ts';

/** What all pages of a folder are read with. */
export interface Surroundings {
  readonly terms: TermIndex;
  /** Term by id. */
  readonly termNames: ReadonlyMap<string, string>;
  /** The same, whole. */
  readonly words: ReadonlyMap<string, Term>;
  readonly sourceIds: ReadonlySet<string>;
  readonly figures: ReadonlyMap<string, FigureFile>;
  /** null: the folder has no bench. */
  readonly benches: Benches | null;
  /** Changes when any of them does. */
  readonly key: string;
}

export interface PageFile<T> {
  readonly source: SourceText;
  /** File name without number and extension. */
  readonly slug: string;
  readonly title: string | null;
  readonly input: T | null;
  readonly yaml: YamlText | null;
  readonly page: Page;
  readonly links: readonly Use[];
  readonly objectives: readonly Use[];
  readonly cited: ReadonlySet<string>;
  readonly shown: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
  /** What the page is rendered from: everything below its header. */
  readonly body: string;
}

export interface PageKind<T> {
  readonly place: Context['place'];
  readonly concept: Concept<T>;
}

export function readPageFile<T>(
  source: SourceText,
  kind: PageKind<T>,
  surroundings: Surroundings,
  parser?: Parser,
): PageFile<T> {
  const report = reporter(source);
  const header = readHeader(report, kind.concept);
  const context: Context = {
    report,
    place: kind.place,
    ...surroundings,
    links: [],
    objectives: [],
    cited: new Set(),
    shown: new Set(),
  };
  return {
    source,
    slug: slugOf(source.file),
    title: header.title,
    input: header.input,
    yaml: header.yaml,
    page: readBody(context, header.at.end, parser),
    links: context.links,
    objectives: context.objectives,
    cited: context.cited,
    shown: context.shown,
    diagnostics: report.found,
    body: bodyOf(source.text, header.at.end),
  };
}

/** "content/modules/m/01-construction.mdx" → "construction" */
export function slugOf(file: string): string {
  return basename(file)
    .replace(/\.mdx$/, '')
    .replace(/^\d+-/, '');
}

/** An empty header first, so that no one takes a body that begins with « --- » for one. */
function bodyOf(text: string, from: number): string {
  // Sätteri aborts the process on one kind of last line without an end (mdx.ts).
  return `---\n---\n${text.slice(from).replace(/^---[^\n]*/, '')}\n`;
}

const UNREAD: Page = { sections: [], questions: [], documents: [], productions: [], anchors: null };

function readBody(context: Context, from: number, parser?: Parser): Page {
  const { text, report } = scan(context.report, from);
  const parsed = parseMdx(text, parser);
  if (parsed.status === 'ok') {
    checkLoss({ ...context, report }, parsed.root, from);
    return readPage({ ...context, report }, parsed.root);
  }
  const start = parsed.offset ?? from;
  report.error(parserError(parsed.reason, { start, end: start + 1 }));
  return UNREAD;
}
