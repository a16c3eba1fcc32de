/**
 * Words → where they stand → a lunr index. lunr's serialised index is not shipped: postings are several
 * times smaller, and its structures are rebuilt from them, scores included (BM25 as lunr's Builder
 * computes it; a test holds the two side by side).
 */
import { lunr, tokenSet } from './lunr.ts';
import { pipeline, words } from './pipeline.ts';

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

export interface Inverted {
  readonly postings: Postings;
  /** Field → length of each document, stop words left out. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

export function invert(fields: readonly Field[]): Inverted {
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
  for (const { stem } of words(text)) {
    if (stem !== null) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

// lunr's defaults (Builder, k1 and b).
const SATURATION = 1.2;
const LENGTH_MATTERS = 0.75;

/** References are the documents' numbers. `fields`: name and boost of each field. */
export function lunrIndex(
  { postings, lengths }: Inverted,
  fields: readonly Pick<Field, 'name' | 'boost'>[],
  documents: number,
): lunr.Index {
  const terms = [...postings.keys()].sort();
  const invertedIndex: Record<string, object> = Object.create(null) as Record<string, object>;
  const vectors = new Map<string, number[]>();
  const averages = new Map([...lengths].map(([name, list]) => [name, average(list)]));

  for (const [index, term] of terms.entries()) {
    const byField = postings.get(term) ?? new Map<string, readonly Posting[]>();
    const rarity = inverseFrequency(byField, documents);
    const entry: Record<string, unknown> = { _index: index };
    for (const { name, boost } of fields) {
      const references: Record<string, object> = {};
      for (const [document, count] of byField.get(name) ?? []) {
        references[document] = NO_METADATA;
        const length = (lengths.get(name)?.[document] ?? 0) / (averages.get(name) ?? 1);
        const weight =
          (rarity * (SATURATION + 1) * count) /
          (SATURATION * (1 - LENGTH_MATTERS + LENGTH_MATTERS * length) + count);
        const vector = vectors.get(`${name}/${document}`) ?? [];
        vectors.set(`${name}/${document}`, vector);
        vector.push(index, Math.round(weight * boost * 1000) / 1000);
      }
      entry[name] = references;
    }
    invertedIndex[term] = entry;
  }
  const attributes = {
    invertedIndex,
    fieldVectors: Object.fromEntries(
      [...vectors].map(([key, elements]) => [key, new lunr.Vector(elements)]),
    ),
    tokenSet: tokenSet(terms),
    fields: fields.map(({ name }) => name),
    pipeline,
  };
  // @types/lunr names this attribute documentVectors, as lunr 2.0 did.
  return new lunr.Index(attributes as unknown as lunr.Index.Attributes);
}

const NO_METADATA: object = Object.freeze({});

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
