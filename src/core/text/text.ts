/** Texts as a learner types them: compared, searched and turned into ids without their accidents. */
import { hash } from './hash.ts';

const APOSTROPHES = /[’‘ʼʹ′´`]/g;
const HYPHENS_AND_SPACES = /[\p{Pd}\u2212\s]+/gu;
const MARKS_AND_INVISIBLES = /[\p{M}\p{Cf}]/gu;

/**
 * What two spellings of the same answer have in common: no accents, ligatures, case, hyphens or
 * repeated spaces; typographic apostrophes made straight. "L’Œdème  sous-cutané" → "l'oedeme sous cutane".
 * Idempotent.
 */
export function fold(text: string): string {
  return (
    text
      // Before NFKD, which would split "´" into a space and an accent.
      .replace(APOSTROPHES, "'")
      .normalize('NFKD')
      .toLowerCase()
      .replace(MARKS_AND_INVISIBLES, '')
      .replace(/œ/g, 'oe')
      .replace(/æ/g, 'ae')
      .replace(APOSTROPHES, "'")
      .replace(HYPHENS_AND_SPACES, ' ')
      .trim()
  );
}

/**
 * Without the run of these signs at its end. `/[…]+$/` would look at a run in the middle once for each
 * of its signs.
 */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Options often differ by one of these alone ("≥ 3", "≤ 3"). */
const SYMBOLS: Readonly<Record<string, string>> = {
  '<': ' moins-de ',
  '>': ' plus-de ',
  '≤': ' au-plus ',
  '≥': ' au-moins ',
  '%': ' pour-cent ',
  '+': ' plus ',
  '=': ' egale ',
};
const SLUG_LENGTH = 48;

/**
 * A kebab-case id from a text: a–z, 0–9 and single hyphens, 1 to 48 characters, cut between words
 * where it can be. Two texts may share a slug: the caller decides what that means.
 */
export function slug(text: string): string {
  const spelled = text
    .replace(/[<>≤≥%+=]/g, (symbol) => SYMBOLS[symbol] ?? '')
    // A minus before a digit is a sign, not a hyphen: "-2" and "2" are two answers.
    .replace(/(^|\s)[-−](?=\d)/g, '$1moins-');
  const words = fold(spelled)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (words === '') return `x-${hash(text).slice(0, 8)}`;
  if (words.length <= SLUG_LENGTH) return words;
  const cut = words.slice(0, SLUG_LENGTH + 1).lastIndexOf('-');
  return words.slice(0, cut > 0 ? cut : SLUG_LENGTH);
}

/** Without controls, invisible and direction signs: a name that is shown reads as it is written. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim();
}
