/** One word of a query → what it is found in, exactly first, then more and more loosely. */
import { completions, conjugations } from './completions.ts';
import { lunr } from './lunr.ts';
import { documentOf } from './postings.ts';
import type { KnownWord, Vocabulary } from './vocabulary.ts';

export interface TermFind {
  readonly score: number;
  readonly stems: ReadonlySet<string>;
}

export interface Finds {
  /** By place in the glossary. */
  readonly terms: ReadonlyMap<number, TermFind>;
  /** By document number, for its title. */
  readonly titles: ReadonlyMap<number, TermFind>;
  /** By document number, for its text. */
  readonly texts: ReadonlyMap<number, TermFind>;
  /** The words found in place of a misspelt one. */
  readonly instead: readonly KnownWord[];
  /** Parts of the full text that are needed to say more. */
  readonly missing: readonly number[];
}

export interface Library {
  /** References: the terms, then the documents from `firstDocument` on. */
  readonly titles: lunr.Index;
  readonly firstDocument: number;
  /** Parts of the full text; null = not here yet. References: document numbers. */
  readonly texts: readonly (lunr.Index | null)[];
  /** First stem of each part. */
  readonly bounds: readonly string[];
  readonly vocabulary: Vocabulary;
}

interface Clause {
  readonly term: string;
  readonly boost: number;
  /** Whatever begins so. */
  readonly open: boolean;
}

const EXACT = 10;
const COMPLETED = 5;
const BEGUN = 2;
/** Shorter beginnings are looked up in titles and glossary alone. */
const SHORTEST_BEGINNING = 3;
/** Shorter words stand at the head of too many others to mean one of them. */
const SHORTEST_LOOSE = 5;
const END = '\u{10FFFF}';

/**
 * `word`: folded; `stem`: its own. `last`: it may still be being typed. Looser ways are tried when
 * stricter ones find nothing in what is here; `missing` says whether they still may.
 */
export function lookUp(library: Library, word: string, stem: string, last: boolean): Finds {
  const whole = exactly(word, stem);
  const begun: Clause = { term: word, boost: BEGUN, open: true };
  const ending = Array.from(completions(word), (term) => ({ term, boost: COMPLETED, open: false }));
  const first = run(library, last ? [...whole, ...ending, begun] : whole);
  if (!isEmpty(first)) return first;

  // A short word typed in full is itself or nothing: « INS » is not the beginning of « insuline ».
  const looser = [begun, { term: stem, boost: BEGUN, open: true }].filter(
    ({ term }) => term.length >= SHORTEST_LOOSE,
  );
  const second = run(library, [...looser, ...ending]);
  const missing = [...new Set([...first.missing, ...second.missing])];
  if (!isEmpty(second)) return { ...second, missing };

  // What is here may hold the word meant, while parts that may hold the word typed are on their way.
  const near = library.vocabulary.near(word, stem);
  const found = run(
    library,
    near.map((known) => ({ term: known.stem, boost: EXACT, open: false })),
  );
  return { ...found, instead: near, missing: missing.length > 0 ? missing : absent(library) };
}

function absent({ bounds, texts }: Library): number[] {
  return bounds.flatMap((_, part) => (texts[part] ? [] : [part]));
}

export function lookUpExactly(library: Library, word: string, stem: string): Finds {
  return run(library, exactly(word, stem));
}

function exactly(word: string, stem: string): Clause[] {
  const others = conjugations(word, stem);
  return [
    { term: stem, boost: EXACT, open: false },
    ...others.map((term) => ({ term, boost: COMPLETED, open: false })),
  ];
}

const isEmpty = ({ terms, titles, texts }: Finds): boolean =>
  terms.size + titles.size + texts.size === 0;

function run(library: Library, clauses: readonly Clause[]): Finds {
  const inTexts = clauses.filter(({ term, open }) => !open || term.length >= SHORTEST_BEGINNING);
  const parts = new Set(inTexts.flatMap((clause) => partsOf(clause, library.bounds)));
  const texts = new Map<number, TermFind>();
  const missing: number[] = [];
  for (const part of parts) {
    const index = library.texts[part];
    if (index) collect(index, inTexts, texts);
    else missing.push(part);
  }
  const all = new Map<number, TermFind>();
  collect(library.titles, clauses, all);
  const terms = new Map<number, TermFind>();
  const titles = new Map<number, TermFind>();
  for (const [reference, found] of all) {
    if (reference < library.firstDocument) terms.set(reference, found);
    else titles.set(reference - library.firstDocument, found);
  }
  return { terms, titles, texts, instead: [], missing };
}

function partsOf({ term, open }: Clause, bounds: readonly string[]): number[] {
  const to = open ? term + END : term;
  return bounds.flatMap((from, part) => {
    const next = bounds[part + 1];
    return (part === 0 || from <= to) && (next === undefined || term < next) ? [part] : [];
  });
}

function collect(index: lunr.Index, clauses: readonly Clause[], into: Map<number, TermFind>): void {
  if (clauses.length === 0) return;
  const results = index.query((query) => {
    for (const { term, boost, open } of clauses) {
      const wildcard = open ? lunr.Query.wildcard.TRAILING : lunr.Query.wildcard.NONE;
      query.term(term, { boost, wildcard, usePipeline: false });
    }
  });
  for (const { ref, score, matchData } of results) {
    const document = documentOf(ref);
    const before = into.get(document);
    into.set(document, {
      score: score + (before?.score ?? 0),
      stems: new Set([...(before?.stems ?? []), ...Object.keys(matchData.metadata)]),
    });
  }
}
