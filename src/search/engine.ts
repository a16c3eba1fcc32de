/** The search itself, without network or worker: what is here → answers, and what is still missing. */
import type { Answer, Group, Hit, Limits, Missing } from './answer.ts';
import type { Catalogue } from './catalogue.ts';
import type { TextsFile, TitlesFile, WordsFile } from './files.ts';
import { gather, type GatheredFinds } from './gather.ts';
import { lessonHit, termHit, type TextOf } from './hits.ts';
import { openLibrary } from './library.ts';
import { namings, WITHIN, type Naming } from './naming.ts';
import { readQuery, type Query } from './query.ts';
import { ranked, type RankedDocument } from './rank.ts';
import { correct, suggest } from './spelling.ts';

export interface Engine {
  readonly version: string;
  readonly catalogue: Catalogue;
  readonly addPart: (part: number, file: WordsFile) => void;
  readonly addTexts: (module: number, file: TextsFile) => void;
  readonly search: (query: string, limits: Limits) => Outcome;
}

export interface Outcome {
  readonly answer: Answer;
  readonly missing: Missing;
}

type Named = ReadonlyMap<number, Naming>;

export function createEngine(file: TitlesFile): Engine {
  const { catalogue, library, addPart } = openLibrary(file);
  const texts = new Map<number, TextsFile['texts']>();
  const naming = namings(catalogue.terms);

  const textOf: TextOf = (at) => {
    const document = catalogue.documents[at];
    const lesson = texts.get(document?.module ?? -1)?.[document?.lesson ?? -1];
    return lesson?.[document?.section == null ? 0 : document.section + 1] ?? null;
  };

  return {
    version: file.version,
    catalogue,
    addPart,
    addTexts: (module, { texts: lessons }) => void texts.set(module, lessons),
    search: (typed, limits) => {
      const query = readQuery(typed);
      const named = naming(query.folded);
      const found = gather(library, catalogue, query, named);
      const { terms, documents } = order(catalogue, query, named, found);
      const lessons = group(documents, limits.lessons, ({ document, stems }) =>
        lessonHit(catalogue, document, stems, textOf),
      );
      const none = terms.length + documents.length === 0;
      return {
        answer: {
          query: query.text,
          terms: group(terms, limits.terms, ({ document, stems }) =>
            termHit(catalogue, document, stems, named.get(document)),
          ),
          lessons,
          corrected: none ? null : correct(query, found.corrections),
          suggestions:
            none && found.parts.size === 0 ? suggest(query, found.unknown, library.vocabulary) : [],
          // Signs alone are no common words.
          vague: none && /[\p{L}\p{N}]/u.test(query.folded) && query.words.length === 0,
          partial: found.parts.size > 0,
        },
        missing: {
          parts: [...found.parts],
          modules: withoutText(documents.slice(0, limits.lessons), catalogue, texts),
        },
      };
    },
  };
}

/** Terms the query names first, then by how much of the query they hold. */
function order(
  catalogue: Catalogue,
  query: Query,
  named: Named,
  found: GatheredFinds,
): { terms: readonly RankedDocument[]; documents: readonly RankedDocument[] } {
  const terms = ranked(found.terms);
  const documents = ranked(found.documents);
  const best = Math.max(0, ...[...terms, ...documents].map(({ covered }) => covered));
  const rank = ({ document }: RankedDocument): number => named.get(document)?.rank ?? 0;
  // When a heading says it all, terms that happen to hold some of its words are noise.
  const headed = query.words.length > 1 && found.headed;
  const kept = headed
    ? terms.filter((term) => rank(term) > WITHIN)
    : terms.filter((term) => rank(term) > 0 || term.covered === best);
  return {
    terms: kept.sort((a, b) => rank(b) - rank(a)),
    documents: wellCovered(documents, query.words.length > 2 ? best - 1 : best, catalogue),
  };
}

/** Fewer lessons that hold most of the words may all have them by accident: « mettre le brassard ». */
const ENOUGH_LESSONS = 3;

/**
 * Those that hold most of the query's words, when that is at least `enough`; where they are of few
 * lessons, those that miss one word more come after them.
 */
function wellCovered(
  list: readonly RankedDocument[],
  enough: number,
  { documents }: Catalogue,
): readonly RankedDocument[] {
  const most = list[0]?.covered ?? 0;
  if (most < enough) return [];
  const first = list.filter(({ covered }) => covered === most);
  const lessons = new Set(first.map(({ document }) => documents[document]?.parent));
  const least = lessons.size < ENOUGH_LESSONS ? Math.max(1, most - 1) : most;
  return list.filter(({ covered }) => covered >= least);
}

function group(
  list: readonly RankedDocument[],
  limit: number,
  show: (one: RankedDocument) => Hit | null,
): Group {
  const hits = list.slice(0, limit).flatMap((one) => show(one) ?? []);
  return { total: list.length, hits };
}

function withoutText(
  shown: readonly RankedDocument[],
  { documents }: Catalogue,
  texts: ReadonlyMap<number, unknown>,
): number[] {
  const modules = shown.flatMap(({ document }) => documents[document]?.module ?? []);
  return [...new Set(modules)].filter((module) => !texts.has(module));
}
