/** Finds of several words → documents in order: those that hold most of the words first. */
import type { TermFind } from './lookup.ts';

export interface RankedDocument {
  readonly document: number;
  /** How many of the query's words are in it. */
  readonly covered: number;
  readonly score: number;
  readonly stems: ReadonlySet<string>;
}

/** What a document was found by; built up word by word. */
export interface Tally {
  /** Places, in the query, of the words found. */
  readonly places: Set<number>;
  readonly stems: Set<string>;
  score: number;
}

export type Tallies = Map<number, Tally>;

export function count(tallies: Tallies, document: number, place: number, found: TermFind): void {
  const tally = tallies.get(document) ?? { places: new Set(), stems: new Set(), score: 0 };
  tallies.set(document, tally);
  tally.places.add(place);
  tally.score += found.score;
  for (const stem of found.stems) tally.stems.add(stem);
}

export function ranked(tallies: Tallies): RankedDocument[] {
  return Array.from(tallies, ([document, { places, score, stems }]) => ({
    document,
    covered: places.size,
    score,
    stems,
  })).sort((a, b) => b.covered - a.covered || b.score - a.score || a.document - b.document);
}
