/** The words that exist, for those that do not: one typo, or "vouliez-vous dire". */
import { withinOneTypo } from '../core/text/typo.ts';
import { words } from './pipeline.ts';

export interface KnownWord {
  readonly word: string;
  readonly stem: string;
  /** As a learner reads it. */
  readonly form: string;
}

export interface Vocabulary {
  /** Words of `text`; the first form given of a word is the one shown. */
  readonly add: (text: string) => void;
  /** Words one typo away, or whose stem is one typo away from `stem`. */
  readonly near: (word: string, stem: string) => readonly KnownWord[];
  /** The most likely meant, best first. */
  readonly suggest: (word: string, most: number) => readonly KnownWord[];
}

export function vocabulary(): Vocabulary {
  const known = new Map<string, KnownWord>();
  // Most queries are spelt right: the texts are only read when one is not.
  let unread: string[] = [];

  const all = (): readonly KnownWord[] => {
    for (const text of unread) {
      for (const { word, stem, start, end } of words(text)) {
        if (stem === null || known.has(word)) continue;
        known.set(word, { word, stem, form: lowered(text.slice(start, end).replaceAll('/', '')) });
      }
    }
    unread = [];
    return [...known.values()];
  };

  return {
    add: (text) => void unread.push(text),
    near: (word, stem) =>
      all().filter(
        (other) => slip(word, other.word) || (stem.length >= SURE && slip(stem, other.stem)),
      ),
    suggest: (word, most) =>
      all()
        .filter((other) => other.word.length > 2 && /\p{L}/u.test(other.word))
        .map((other) => ({ other, far: farness(word, other.word) }))
        .filter(({ far }) => far < TOO_FAR)
        .sort((a, b) => a.far - b.far)
        .map(({ other }) => other)
        .filter((other, index, list) => list.findIndex(({ stem }) => stem === other.stem) === index)
        .slice(0, most),
  };
}

/** From this length on, one letter for another is seldom another word ("plage", "placé"; "four", "foie"). */
const SURE = 7;
/** Letters that sound the same: there a short word may be misspelt too ("ciste"). */
const SAME_SOUND = /^(iy|yi|cs|sc|ck|kc|gj|jg|sz|zs)$/;

/** One slip of the fingers, or one letter for another where that says nothing else. */
function slip(typed: string, word: string): boolean {
  if (!close(typed, word) || !withinOneTypo(typed, word)) return false;
  if (typed.length !== word.length) return true;
  const at = [...typed].findIndex((letter, index) => letter !== word[index]);
  const isSwap = typed.slice(at + 1) !== word.slice(at + 1);
  // The first letter is seldom wrong: "cotation" is no "rotation".
  if (isSwap || (typed.length >= SURE && at > 0)) return true;
  return SAME_SOUND.test(`${typed[at] ?? ''}${word[at] ?? ''}`);
}

const close = (a: string, b: string): boolean => Math.abs(a.length - b.length) <= 1;

/** "Brassard" at the head of a sentence is "brassard"; "HTA" and "SpO₂" stay. */
function lowered(form: string): string {
  return /^\p{Lu}?[\p{Ll}\p{M}’'-]*$/u.test(form) ? form.toLowerCase() : form;
}

const TOO_FAR = 10;
/** A longer word, meant by its beginning, is a little further than a word of that length. */
const UNFINISHED = 0.5;
/** Letters two words must begin with to be offered although their ends differ. */
const SAME_BEGINNING = 5;

/** How unlikely it is that `typed` was meant to be `word`: 0 = the same, TOO_FAR = no. */
function farness(typed: string, word: string): number {
  // Further than that, it is another word that sounds alike: better to say that there is nothing.
  const alike = typed.slice(0, 4) === word.slice(0, 4) ? 3 : 2;
  const allowed = typed.length < 5 ? 0 : typed.length < 8 ? 1 : alike;
  const edits = distance(typed, word, allowed);
  if (edits <= allowed) return edits;
  let shared = 0;
  while (shared < typed.length && typed[shared] === word[shared]) shared += 1;
  return shared >= SAME_BEGINNING && 2 * shared >= typed.length && shared + 2 >= word.length
    ? TOO_FAR - 1
    : TOO_FAR;
}

/**
 * Letters added, left out, replaced or swapped with a neighbour between what was typed and a word, or
 * the beginning of a longer one. More than `most` is only known to be more.
 */
function distance(typed: string, word: string, most: number): number {
  if (typed.length - word.length > most) return most + 1;
  // The first letter is seldom wrong, but for one left out, added or swapped.
  if (typed[0] !== word[0] && typed[1] !== word[0] && typed[0] !== word[1]) return most + 1;
  let two: number[] = [];
  let one = Array.from({ length: word.length + 1 }, (_, index) => index);
  for (let i = 1; i <= typed.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= word.length; j += 1) {
      const same = typed[i - 1] === word[j - 1] ? 0 : 1;
      let best = Math.min((one[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (one[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) {
        best = Math.min(best, (two[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
    two = one;
    one = row;
  }
  const whole = one[word.length] ?? most + 1;
  const begun = typed.length < 4 ? most + 1 : Math.min(...one.slice(typed.length - 1));
  return Math.min(whole, begun + UNFINISHED);
}
