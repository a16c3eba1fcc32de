/**
 * What the authors of a module ask a professional before learners rely on it: `relecture/<module>.md`.
 * One point a line, « - [mark] place, place — text », so that each is shown beside what it bears on.
 */
import { withDecisions } from '../core/question/decisions.ts';
import { basename } from 'node:path';
import type { Term } from '../core/course/course.ts';
import { fold } from '../core/text/text.ts';
import { reporter, type Diagnostic, type Reporter } from './diagnostic.ts';
import { pagesOf, type ModuleFiles } from './modules.ts';
import { didYouMean } from './nearest.ts';
import { spanOf, type SourceText, type Span } from './source.ts';

/** How sure a fact is, when it is not drawn from a source its authors have read. */
export const MARKS = {
  'S*': 'connu par un tiers, en copie ou dans une version ancienne',
  CG: 'connaissance professionnelle générale, sans texte lu',
  V: 'à vérifier : laissé de côté, ou renvoyé au formateur',
  Conv: 'convention de ce cours, à accepter ou à remplacer',
  J: 'jugement d’enseignant, à confirmer',
} as const;
export type Mark = keyof typeof MARKS;

export interface Doubt {
  readonly marks: readonly Mark[];
  /**
   * What it bears on: a lesson's slug, a question's id, "evaluation", "positionnement", "<figure>.svg", "glossaire/<id>",
   * "sources/<id>", "module" for all of it. Never empty.
   */
  readonly places: readonly string[];
  readonly text: string;
  /** To be answered before the others, in the order they are written. */
  readonly first: boolean;
}

/** Of one module. */
export interface Doubts {
  /** Paragraphs that are no doubts. */
  readonly notes: readonly string[];
  readonly doubts: readonly Doubt[];
}

export const NO_DOUBTS: Doubts = { notes: [], doubts: [] };

/** Everything a doubt may bear on, beside what is in its module. */
interface Known {
  readonly glossary: readonly Pick<Term, 'id'>[];
  readonly sources: Iterable<string>;
}

/** By module. A line that cannot be understood bears on the whole module, and is told. */
export function readDoubts(
  files: readonly SourceText[],
  modules: readonly ModuleFiles[],
  known: Known,
): {
  readonly byModule: Readonly<Record<string, Doubts>>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const reports = files.map(reporter);
  const byModule: Record<string, Doubts> = {};
  for (const report of reports) {
    const id = basename(report.source.file, '.md');
    const module = modules.find((one) => one.id === id);
    if (module === undefined) {
      report.warn({
        code: 'module-inconnu',
        at: { start: 0, end: 1 },
        message: `Le cours n’a pas de module « ${id} » : ces doutes ne sont montrés nulle part.`,
        help: didYouMean(
          id,
          modules.map((one) => one.id),
          'Donnez au fichier le nom du dossier du module.',
        ),
      });
    } else byModule[id] = readFile(report, placesOf(module, known));
  }
  return { byModule, diagnostics: reports.flatMap(({ found }) => found) };
}

function placesOf(module: ModuleFiles, { glossary, sources }: Known): ReadonlySet<string> {
  const pages = pagesOf(module);
  return new Set([
    'module',
    'glossaire',
    'sources',
    ...pages.map(({ slug }) => slug),
    ...pages.flatMap(({ page }) =>
      page.questions.flatMap(({ question }) => withDecisions([question]).map(({ id }) => id)),
    ),
    ...module.figures.byName.keys(),
    ...glossary.map(({ id }) => `glossaire/${id}`),
    ...[...sources].map((id) => `sources/${id}`),
  ]);
}

const FIRST = /^a repondre (?:d'abord|en premier)$/;
/** A line that means to be a point: it begins as one of a list. */
const POINT = /^(?:[-*•]|\d+[.)])\s/;
const DOUBT = /^- \[([^\]]+)\] (.+?) — (\S.*)$/;

function readFile(report: Reporter, known: ReadonlySet<string>): Doubts {
  const notes: string[] = [];
  const doubts: Doubt[] = [];
  let first = false;
  for (const { text, at } of blocksOf(report.source)) {
    if (text.startsWith('#')) first = FIRST.test(fold(text.replace(/^#+/, '')));
    else if (POINT.test(text)) doubts.push({ ...readDoubt(report, text, at, known), first });
    else notes.push(text);
  }
  return { notes, doubts };
}

interface Block {
  readonly text: string;
  /** Its first line. */
  readonly at: Span;
}

/** Headings, points and paragraphs: a line goes on with the one above, unless it opens another. */
function blocksOf({ text, lineStarts }: SourceText): readonly Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const [index, start] of lineStarts.entries()) {
    const line = text.slice(start, lineStarts[index + 1]).trimEnd();
    const last = blocks.at(-1);
    const opens = /^#/.test(line) || POINT.test(line);
    if (open && !opens && last !== undefined && line !== '')
      blocks[blocks.length - 1] = { ...last, text: `${last.text} ${line.trim()}` };
    else if (line !== '') blocks.push({ text: line, at: { start, end: start + line.length } });
    open = line !== '' && !line.startsWith('#');
  }
  return blocks;
}

function readDoubt(
  report: Reporter,
  line: string,
  at: Span,
  known: ReadonlySet<string>,
): Omit<Doubt, 'first'> {
  const match = DOUBT.exec(line);
  if (match === null) {
    report.warn({
      code: 'doute-illisible',
      at,
      message: 'Cette ligne ne dit pas à quoi elle se rapporte, ou à quel point c’est sûr.',
      help: 'Écrivez « - [CG] nom-de-la-lecon — la phrase — pourquoi », avec de longs tirets entre des espaces.',
    });
    return { marks: [], places: ['module'], text: line.replace(POINT, '') };
  }
  const [, marks = '', places = '', text = ''] = match;
  return {
    marks: list(marks).flatMap((written) => readMark(report, written, at)),
    places: [...new Set(list(places).map((written) => readPlace(report, written, at, known)))],
    text,
  };
}

const list = (text: string): readonly string[] => text.split(',').map((one) => one.trim());

function readMark(report: Reporter, written: string, at: Span): readonly Mark[] {
  // A star may be escaped, as Markdown asks.
  const mark = written.replaceAll('\\', '');
  if (mark in MARKS) return [mark as Mark];
  report.warn({
    code: 'marque-inconnue',
    at: spanOf(report.source, written, at),
    message: `« ${written} » n’est pas une marque de confiance.`,
    help: `Les marques sont : ${Object.keys(MARKS).join(', ')}.`,
  });
  return [];
}

/** "01-construction.mdx" is the lesson "construction". */
function readPlace(
  report: Reporter,
  written: string,
  at: Span,
  known: ReadonlySet<string>,
): string {
  const place = written.replaceAll('`', '').replace(/^\d+-|\.mdx$/g, '');
  if (known.has(place)) return place;
  report.warn({
    code: 'doute-sans-lieu',
    at: spanOf(report.source, written, at),
    message: `« ${written} » n’est ni une leçon, ni une question, ni une figure de ce module.`,
    help: didYouMean(
      place,
      [...known],
      'Écrivez le nom d’une leçon, d’une question ou d’une figure, « evaluation », « positionnement », « glossaire/… », « sources/… » ou « module ».',
    ),
  });
  return 'module';
}
