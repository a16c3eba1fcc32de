/** What a text weighs for its reader. Pure. */
import { fold } from '../../core/text/text.ts';

const WORD = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu;

export const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? [];

const sentencesOf = (text: string): readonly string[] =>
  text.split(/[.!?…]+(?:\s|$)|\n+/).filter((sentence) => wordsOf(sentence).length > 0);

/** Words in -ent that are no verb with "ils": their end is heard, like that of adverbs and nouns in -ment. */
const HEARD = new Set(
  'absent accident adolescent agent argent cent client coefficient conscient content couvent différent dent efficient équivalent évident excellent fréquent impatient incident inconscient innocent intelligent lent parent patient permanent précédent présent prudent récent souvent talent transparent urgent vent violent'.split(
    ' ',
  ),
);

/**
 * By ear, nearly: groups of vowels. The e that ends a word is silent, an accent makes a group of its own
 * ("ré|animation", "na|ïf"), a y between vowels is a consonant.
 */
export function syllablesOf(word: string): number {
  const small = word.toLowerCase().normalize('NFC').replaceAll('œ', 'e').replaceAll('æ', 'e');
  const mute =
    HEARD.has(small) || /[^r]ment$/.test(small)
      ? /(?<=\p{L}{2})es?$/u
      : /(?<=\p{L}{2})e(?:s|nt)?$/u;
  const heard = small
    .replace(mute, '')
    .replace(/(?<=[aeiouyé])y(?=[aeiouéèêâ])/gu, 'j')
    .replace(/é(?=[aeiouèêâéï])/gu, 'é|')
    .replace(/(?=[ïüë])/gu, '|');
  return Math.max(1, heard.match(/[aeiouyàâéèêëîïôùûü]+/gu)?.length ?? 0);
}

/**
 * Kandel and Moles (1958), the scale of Flesch for French: 100 is very easy, 60 plain, 30 hard.
 *
 * @returns null where there is nothing to read
 */
export function readability(text: string): number | null {
  const words = wordsOf(text);
  const sentences = sentencesOf(text).length;
  if (words.length === 0 || sentences === 0) return null;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return Math.round(207 - 1.015 * (words.length / sentences) - 73.6 * (syllables / words.length));
}

/** Words that say what a sentence is about. */
const EMPTY = new Set(
  'le la les un une des du de d l et ou a au aux en dans par pour sur avec sans que qui quoi quel quelle quels quelles est sont etre ce cette ces se sa son ses il elle on vous votre vos ne pas plus que qu y dont comme'.split(
    ' ',
  ),
);

export function gist(text: string): ReadonlySet<string> {
  const words = wordsOf(fold(text).replace(/'/g, ' '));
  return new Set(words.filter((word) => word.length > 2 && !EMPTY.has(word)));
}

/** Shared words ÷ words of both, 0 to 1. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
