/** Which glossary entry a written word stands for. */
import { fold } from '../core/text/text.ts';
import type { Term } from '../core/course/course.ts';

/** Entry id by key; see `termKey`. */
export type TermIndex = ReadonlyMap<string, string>;

/** Accents, case, hyphens and a plural do not count. */
export function termKey(written: string): string {
  return fold(written)
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/(?<=[^s])[sx]$/, '') : word))
    .join(' ');
}

/** Terms come first, then their other forms and abbreviations: an entry never takes another's name. */
export function termIndex(glossary: readonly Term[]): TermIndex {
  const index = new Map<string, string>();
  const add = (written: string, id: string): void => {
    const key = termKey(written);
    if (!index.has(key)) index.set(key, id);
  };
  for (const { term, id } of glossary) add(term, id);
  for (const { forms, abbreviation, id } of glossary) {
    for (const form of forms) add(form, id);
    if (abbreviation !== null) add(abbreviation, id);
  }
  return index;
}
