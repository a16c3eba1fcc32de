/** Entries of the glossary that nobody meets. Pure. */
import type { Course, Term } from '../../core/course/course.ts';
import { fold } from '../../core/text/text.ts';
import { termKey } from '../terms.ts';
import { saidBy } from './questions.ts';

/**
 * Those that no lesson and no question names, under any of their names.
 *
 * @param named ids that a page links to under other words (`<Terme id="…">`)
 */
export function unusedTerms(
  { glossary, modules }: Pick<Course, 'glossary' | 'modules'>,
  named: ReadonlySet<string>,
): readonly Term[] {
  const text = modules
    .flatMap(({ lessons, assessments }) => [
      ...lessons.flatMap(({ sections, questions }) => [
        ...sections.flatMap((section) => [section.title, section.text]),
        ...questions.map(saidBy),
      ]),
      ...assessments.flatMap(({ bank }) => bank).map(saidBy),
    ])
    .join('\n');
  const words = wordsOf(text);
  const isMet = (name: string): boolean =>
    isAbbreviation(name) ? standsIn(name, text) : words.includes(wordsOf(name));
  return glossary.filter(
    ({ id, term, forms, abbreviation }) =>
      !named.has(id) && ![term, ...forms, ...(abbreviation ?? '').split(' / ')].some(isMet),
  );
}

/** Whole words, without their accents and plurals; a space before and after each. */
const wordsOf = (text: string): string =>
  ` ${termKey(
    fold(text)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  )} `;

/** "TA", "EN" and "SpO2" are met as they are written: small, they are other words. */
const isAbbreviation = (name: string): boolean =>
  /^\p{Lu}[\p{L}\p{N}]{0,5}$/u.test(name) && /.\p{Lu}|\p{N}$/u.test(name);

function standsIn(name: string, text: string): boolean {
  const isPart = (sign = ' '): boolean => /[\p{L}\p{N}]/u.test(sign);
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
    if (!isPart(text[at - 1]) && !isPart(text[at + name.length])) return true;
  return false;
}
