/** Where the words of the glossary are used: whole words, whatever their accents and case. */
import { fold } from './text.ts';
import type { Term } from './course.ts';

/** A text prepared for `mentions`: its words, folded, with one space around each. */
export function spaced(text: string): string {
  return ` ${fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
}

/** Whether a prepared text uses the term under one of its names (also written forms, abbreviation). */
export function mentions(
  words: string,
  { term, forms, abbreviation }: Pick<Term, 'term' | 'forms' | 'abbreviation'>,
): boolean {
  return [term, ...forms, ...(abbreviation ? [abbreviation] : [])].some((name) =>
    words.includes(spaced(name)),
  );
}
