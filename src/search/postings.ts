/**
 * Words → where they stand → a lunr index. lunr's serialised index is not shipped: postings are several
 * times smaller, and its structures are rebuilt from them, scores included (BM25 as lunr's Builder
 * computes it; a test holds the two side by side).
 */
import { lunr } from './lunr.ts';
import { eachWord, pipeline } from './pipeline.ts';

/** A document's number and how often the word stands in it. */
export type Posting = readonly [document: number, count: number];

/** Stem → field → where it stands; documents ascend. */
export type Postings = ReadonlyMap<string, ReadonlyMap<string, readonly Posting[]>>;

/** The texts of a field, by document. */
export interface Field {
  readonly name: string;
  readonly boost: number;
  readonly texts: readonly string[];
}

export interface InvertedIndex {
  readonly postings: Postings;
  /** Field → length of each document, stop words left out. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

export function invert(fields: readonly Field[]): InvertedIndex {
  const postings = new Map<string, Map<string, Posting[]>>();
  const lengths = new Map<string, readonly number[]>();
  for (const { name, texts } of fields) {
    lengths.set(
      name,
      texts.map((text, document) => {
        const counts = countStems(text);
        for (const [stem, count] of counts) {
          const byField = postings.get(stem) ?? new Map<string, Posting[]>();
          postings.set(stem, byField);
          const list = byField.get(name) ?? [];
          byField.set(name, list);
          list.push([document, count]);
        }
        return [...counts.values()].reduce((sum, count) => sum + count, 0);
      }),
    );
  }
  return { postings, lengths };
}

function countStems(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  eachWord(text, (_, stem) => {
    if (stem !== null) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  });
  return counts;
}

// lunr's defaults (Builder, k1 and b).
const SATURATION = 1.2;
const LENGTH_MATTERS = 0.75;

/** A document's reference in an index. Not its bare number: objects with numbers as keys are slow. */
export const referenceOf = (document: number): string => `d${document}`;
export const documentOf = (reference: string): number => Number(reference.slice(1));

/** `fields`: name and boost of each field. */
export function lunrIndex(
  { postings, lengths }: InvertedIndex,
  fields: readonly Pick<Field, 'name' | 'boost'>[],
  documents: number,
): lunr.Index {
  const terms = [...postings.keys()].sort();
  const references = Array.from({ length: documents }, (_, document) => referenceOf(document));
  const invertedIndex: Record<string, object> = Object.create(null) as Record<string, object>;
  const vectors = fields.map(({ name, boost }) => ({
    name,
    boost,
    lengths: lengths.get(name) ?? [],
    average: average(lengths.get(name) ?? []),
    byDocument: new Map<number, number[]>(),
  }));

  for (const [index, term] of terms.entries()) {
    const byField = postings.get(term) ?? new Map<string, readonly Posting[]>();
    const rarity = inverseFrequency(byField, documents);
    const entry: Record<string, unknown> = { _index: index };
    for (const field of vectors) {
      const list = byField.get(field.name);
      entry[field.name] = list ? referencesTo(list, references) : NOTHING;
      for (const [document, count] of list ?? []) {
        const length = (field.lengths[document] ?? 0) / field.average;
        const weight =
          (rarity * (SATURATION + 1) * count) /
          (SATURATION * (1 - LENGTH_MATTERS + LENGTH_MATTERS * length) + count);
        const vector = field.byDocument.get(document) ?? [];
        field.byDocument.set(document, vector);
        vector.push(index, Math.round(weight * field.boost * 1000) / 1000);
      }
    }
    invertedIndex[term] = entry;
  }
  const fieldVectors = Object.create(null) as Record<string, lunr.Vector>;
  for (const { name, byDocument } of vectors) {
    for (const [document, elements] of byDocument) {
      fieldVectors[`${name}/${references[document] ?? ''}`] = new lunr.Vector(elements);
    }
  }
  const attributes = {
    invertedIndex,
    fieldVectors,
    tokenSet: tokenSet(terms),
    fields: fields.map(({ name }) => name),
    pipeline,
  };
  // @types/lunr names this attribute documentVectors, as lunr 2.0 did.
  return new lunr.Index(attributes as unknown as lunr.Index.Attributes);
}

/** lunr's own builder also shares the ends of words: smaller, but several times slower to make. */
function tokenSet(terms: readonly string[]): lunr.TokenSet {
  const root = new lunr.TokenSet() as Node;
  for (const term of terms) {
    let node = root;
    for (let at = 0; at < term.length; at += 1) {
      node = node.edges[term.charAt(at)] ??= new lunr.TokenSet() as Node;
    }
    node.final = true;
  }
  return root;
}

/** What @types/lunr does not tell. */
type Node = lunr.TokenSet & { final: boolean; readonly edges: Record<string, Node> };

const NOTHING: object = Object.freeze({});

function referencesTo(list: readonly Posting[], references: readonly string[]): object {
  const found: Record<string, object> = {};
  // No positions: a word stands in a document, and that is all.
  for (const [document] of list) found[references[document] ?? ''] = NOTHING;
  return found;
}

function average(list: readonly number[]): number {
  return list.reduce((sum, length) => sum + length, 0) / list.length;
}

function inverseFrequency(
  byField: ReadonlyMap<string, readonly Posting[]>,
  documents: number,
): number {
  const found = [...byField.values()].reduce((sum, list) => sum + list.length, 0);
  return Math.log(1 + Math.abs((documents - found + 0.5) / (found + 0.5)));
}
