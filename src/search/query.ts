/** What a learner typed → the words to look up. */
import { fold } from '../core/text/text.ts';
import { stemOf, words } from './pipeline.ts';

export interface QueryWord {
  /** Folded. */
  readonly word: string;
  readonly stem: string;
}

export interface Query {
  /** As typed, without spaces around; cut when absurdly long. */
  readonly text: string;
  readonly folded: string;
  /** Without stop words, each stem once. */
  readonly words: readonly QueryWord[];
}

/** Characters read of a query, words looked up, letters read of a word; the rest changes nothing. */
const READ = 200;
const MOST_WORDS = 8;
const LONGEST_WORD = 40;

/** « Que veut dire ATCD », « ATCD ça veut dire quoi »: how people ask, not what they look for. */
const MEANS = /\bveu(?:t|lent) dire\b/g;

/** Read as typed, since « VS » in capitals names an examination. */
const AGAINST = /([\p{L}\p{N}]+)(\s+)(?:vs\.?|versus)(?=\s+\p{L})/gu;

/**
 * « hypo vs hyper » sets two words against each other. « vs », « VS », « la vs du patient » and
 * « vs crp » are the abbreviation: alone, in capitals, behind a small word or in front.
 */
function withoutVersus(typed: string): string {
  return typed.replace(AGAINST, (all, before: string, space: string) =>
    stemOf(before) === null ? all : before + space,
  );
}

export function readQuery(typed: string): Query {
  // Folded before it is cut, so that accents never move the cut.
  const folded = fold(withoutVersus(typed.slice(0, 10 * READ))).slice(0, READ);
  const found = new Map<string, QueryWord>();
  for (const { word, stem } of words(folded.replace(MEANS, ' '))) {
    if (stem !== null && word.length <= LONGEST_WORD && !found.has(stem)) {
      found.set(stem, { word, stem });
    }
  }
  return {
    text: typed.trim().slice(0, READ),
    folded,
    words: [...found.values()].slice(0, MOST_WORDS),
  };
}
