/** Every word of a query looked up, and what each term and document holds of them. */
import { fold } from '../core/text/text.ts';
import type { Catalogue } from './catalogue.ts';
import { lookUp, lookUpExactly, type TermFind, type Library } from './lookup.ts';
import type { Naming } from './naming.ts';
import { stemOf } from './pipeline.ts';
import { readQuery, type Query, type QueryWord } from './query.ts';
import { count, type Tallies } from './rank.ts';

export interface GatheredFinds {
  /** By place in the catalogue's terms. */
  readonly terms: Tallies;
  /** By document number. */
  readonly documents: Tallies;
  /** Some lesson's or section's title holds every word of the query. */
  readonly headed: boolean;
  /** Parts of the full text needed to say more. */
  readonly parts: ReadonlySet<number>;
  /** Misspelt word → the word found in its place. */
  readonly corrections: ReadonlyMap<string, string>;
  /** Words found nowhere. */
  readonly unknown: readonly string[];
}

type Named = ReadonlyMap<number, Naming>;

/** A section also stands for its lesson's title, less. */
const INHERITED = 0.3;
/** Terms whose own name is searched too, when the query is what patients call them. */
const MOST_EXPANDED = 3;

export function gather(
  library: Library,
  catalogue: Catalogue,
  query: Query,
  named: Named,
): GatheredFinds {
  const terms: Tallies = new Map();
  const documents: Tallies = new Map();
  const titles: Tallies = new Map();
  const parts = new Set<number>();
  const corrections = new Map<string, string>();
  const unknown: string[] = [];

  for (const [place, { word, stem }] of query.words.entries()) {
    const finds = lookUp(library, word, stem, place === query.words.length - 1);
    for (const part of finds.missing) parts.add(part);
    for (const [term, found] of finds.terms) count(terms, term, place, found);
    for (const [document, found] of finds.texts) count(documents, document, place, found);
    for (const [document, found] of finds.titles) {
      count(documents, document, place, found);
      count(titles, document, place, found);
    }
    if (finds.instead[0]) corrections.set(word, finds.instead[0].form);
    if (finds.terms.size + finds.titles.size + finds.texts.size === 0) unknown.push(word);
  }

  for (const { place, word, stem } of joined(query)) {
    const finds = lookUpExactly(library, word, stem);
    for (const part of finds.missing) parts.add(part);
    for (const [document, found] of [...finds.texts, ...finds.titles]) {
      count(documents, document, place, found);
      count(documents, document, place + 1, found);
    }
  }

  const places = query.words.length === 0 ? [0] : [...query.words.keys()];
  for (const term of named.keys()) {
    if (!terms.has(term)) terms.set(term, { places: new Set(places), stems: new Set(), score: 0 });
  }
  for (const term of expanded(catalogue, query, named)) {
    for (const [document, found] of byName(library, term, parts)) {
      for (const place of places) count(documents, document, place, found);
    }
  }
  for (const document of titled(catalogue, query)) {
    for (const place of places) count(documents, document, place, TITLE);
  }
  const headed = [...titles.values()].some((title) => title.places.size === query.words.length);
  inherit(documents, titles, catalogue);
  return { terms, documents, headed, parts, corrections, unknown };
}

/** More than any sum of words: a title typed in full comes first, were it "Comment". */
const TITLE: TermFind = { score: 1000, stems: new Set() };

function titled({ documents }: Catalogue, { folded }: Query): number[] {
  return documents.flatMap(({ title }, at) =>
    // Folding changes lengths little (œ, spaces), and costs more than comparing them.
    Math.abs(title.length - folded.length) < LITTLE && fold(title) === folded ? [at] : [],
  );
}

const LITTLE = 10;

/** Neighbours as one word: "oligo-élément" may be written "oligoélément". `place`: of the first. */
function joined({ words }: Query): (QueryWord & { readonly place: number })[] {
  return words.slice(1).flatMap((second, place) => {
    const word = (words[place]?.word ?? '') + second.word;
    const stem = stemOf(word);
    return stem === null ? [] : [{ place, word, stem }];
  });
}

/** Names of the terms that the query names in other words. */
function expanded({ terms }: Catalogue, query: Query, named: Named): string[] {
  const asked = query.words.map(({ stem }) => stem).join(' ');
  return [...named]
    .filter(([, { whole }]) => whole)
    .sort(([, a], [, b]) => b.rank - a.rank)
    .flatMap(([term]) => terms[term]?.name ?? [])
    .filter((name) => stemsOf(name) !== asked)
    .slice(0, MOST_EXPANDED);
}

const stemsOf = (text: string): string =>
  readQuery(text)
    .words.map(({ stem }) => stem)
    .join(' ');

/** Documents that hold every word of a term's name. */
function byName(library: Library, name: string, parts: Set<number>): ReadonlyMap<number, TermFind> {
  let all: Map<number, TermFind> | null = null;
  for (const { word, stem } of readQuery(name).words) {
    const finds = lookUpExactly(library, word, stem);
    for (const part of finds.missing) parts.add(part);
    const here = new Map<number, TermFind>();
    for (const [document, found] of [...finds.titles, ...finds.texts]) {
      const before: TermFind | undefined = all === null ? NOTHING : all.get(document);
      if (before) here.set(document, join(join(before, here.get(document) ?? NOTHING), found));
    }
    all = here;
  }
  return all ?? new Map();
}

const NOTHING: TermFind = { score: 0, stems: new Set() };

function join(one: TermFind, other: TermFind): TermFind {
  return {
    score: one.score + other.score,
    stems: new Set([...one.stems, ...other.stems]),
  };
}

function inherit(documents: Tallies, titles: Tallies, catalogue: Catalogue): void {
  for (const [document, tally] of documents) {
    const entry = catalogue.documents[document];
    const title = entry?.section == null ? undefined : titles.get(entry.parent);
    if (!title) continue;
    for (const place of title.places) tally.places.add(place);
    tally.score += INHERITED * title.score;
  }
}
