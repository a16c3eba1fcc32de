/**
 * How a text becomes searchable words: the one pipeline of the index and of the query.
 *
 * text → words (split at anything but letters and digits, so at elisions and hyphens too) → fold
 * (no accents, œ → oe, ₂ → 2) → no stop words → French stems.
 */
import { fold } from '../core/text/text.ts';
import { lunr, stemmer } from './lunr.ts';
import { STOP_WORDS } from './stop-words.ts';

export interface Word {
  /** As folded, not stemmed. */
  readonly word: string;
  /** What the index holds; null for a stop word. */
  readonly stem: string | null;
  /** Place in the text given, in UTF-16 units, end excluded. */
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/u;
/** Folded already. */
const PLAIN = /^[a-z0-9]+$/;
/** "hyper/tension": the content's way to show how a word is made. */
const TAKEN_APART = /\p{L}[\p{L}\p{M}]*(?:\/\p{L}[\p{L}\p{M}]*)+/gu;

function stopWords(token: lunr.Token): lunr.Token | null {
  return STOP_WORDS.has(token.toString()) ? null : token;
}

/** What the stemmer, made for accented French, misses in folded words: "-ées", "genoux". */
function endings(token: lunr.Token): lunr.Token {
  return token.update((word) =>
    word.length > 4 ? word.replace(/ees?$/, 'e').replace(/oux$/, 'ou') : word,
  );
}

/** What it leaves different: "vérifi(er)" and "vérif(ie)". */
function tails(token: lunr.Token): lunr.Token {
  return token.update((stem) => (stem.length > 4 ? stem.replace(/i$/, '') : stem));
}

lunr.Pipeline.registerFunction(stopWords, 'mots-vides-fr');
lunr.Pipeline.registerFunction(endings, 'terminaisons-fr');
lunr.Pipeline.registerFunction(tails, 'restes-fr');

export const pipeline = new lunr.Pipeline();
pipeline.add(stopWords, endings, stemmer, tails);

const known = new Map<string, string | null>();
const MOST_REMEMBERED = 100_000;

/** `word`: folded. Null for a stop word. */
export function stemOf(word: string): string | null {
  let stem = known.get(word);
  if (stem === undefined) {
    stem = pipeline.runString(word)[0] ?? null;
    if (known.size < MOST_REMEMBERED) known.set(word, stem);
  }
  return stem;
}

/** All the words of a text, in order; the parts of a word taken apart, and then that word itself. */
export function words(text: string): readonly Word[] {
  const found: Word[] = [];
  eachWord(text, (word, stem, start, end) => found.push({ word, stem, start, end }));
  return found;
}

/** The same without keeping them: indexing is the first thing a learner waits for. */
export function eachWord(
  text: string,
  hear: (word: string, stem: string | null, start: number, end: number) => void,
): void {
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    // `hear` may read other texts.
    const next = WORD.lastIndex;
    for (const { word, stem } of readWord(match[0])) hear(word, stem, match.index, next);
    WORD.lastIndex = next;
  }
  if (!text.includes('/')) return;
  for (const match of text.matchAll(TAKEN_APART)) {
    const end = match.index + match[0].length;
    for (const { word, stem } of readWord(match[0].replaceAll('/', ''))) {
      hear(word, stem, match.index, end);
    }
  }
}

type Read = Pick<Word, 'word' | 'stem'>;

const read = new Map<string, readonly Read[]>();

/** One word as written is nearly always one word folded ("½" is two). */
function readWord(written: string): readonly Read[] {
  let parts = read.get(written);
  if (parts === undefined) {
    const folded = PLAIN.test(written) ? [written] : fold(written).split(NOT_WORD);
    parts = folded.flatMap((word) => (word === '' ? [] : [{ word, stem: stemOf(word) }]));
    if (read.size < MOST_REMEMBERED) read.set(written, parts);
  }
  return parts;
}
