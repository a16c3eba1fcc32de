/** Where the words of the glossary are used: whole words, whatever their accents and case. */
import type { Term } from './course.ts';
import { fold } from '../text/text.ts';

/** @returns which of the terms a text uses, under any name (written forms, abbreviation); one pass over its words. */
export function mentioned(terms: readonly Term[]): (text: string) => ReadonlySet<Term> {
  const byFirstWord = new Map<string, { readonly term: Term; readonly name: string }[]>();
  for (const term of terms)
    for (const name of [term.term, ...term.forms, term.abbreviation ?? '']) {
      const words = wordsOf(name);
      const first = words.slice(0, words.indexOf(' '));
      if (first !== '')
        byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { term, name: words }]);
    }
  return (text) => {
    const words = wordsOf(text);
    const found = new Set<Term>();
    for (let at = 0, end = words.indexOf(' '); end > at; at = end + 1, end = words.indexOf(' ', at))
      for (const { term, name } of byFirstWord.get(words.slice(at, end)) ?? [])
        if (words.startsWith(name, at)) found.add(term);
    return found;
  };
}

/** Folded, one space after each word. */
function wordsOf(text: string): string {
  const words = fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return words === '' ? '' : `${words} `;
}
