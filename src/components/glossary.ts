/** The glossary by letter, each term with what it is tied to. */
import type { Course, Lesson, Module, Term } from '../core/course/course.ts';
import { mentioned } from '../core/course/mentions.ts';
import { fold } from '../core/text/text.ts';

export const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Where words that start with no letter stand: before A. */
const SIGNS = '0–9';

export interface Entry {
  readonly term: Term;
  readonly module: Module | null;
  /** First lessons whose text uses the word. */
  readonly lessons: readonly Lesson[];
  readonly see: readonly Term[];
  /** Other written forms, folded: the filter looks there too. */
  readonly forms: string;
}

const MOST_LESSONS = 2;

export function glossary(course: Course): ReadonlyMap<string, readonly Entry[]> {
  const terms = new Map(course.glossary.map((term) => [term.id, term]));
  const modules = new Map(course.modules.map((module) => [module.id, module]));
  const users = lessonsUsing(course);
  const byLetter = new Map<string, Entry[]>();
  const sorted = [...course.glossary].sort((a, b) => a.term.localeCompare(b.term, 'fr'));
  for (const term of sorted) {
    const first = fold(term.term).charAt(0).toUpperCase();
    const letter = LETTERS.includes(first) ? first : SIGNS;
    const entry = {
      term,
      module: modules.get(term.module ?? '') ?? null,
      lessons: users.get(term) ?? [],
      see: term.see.flatMap((id) => terms.get(id) ?? []),
      forms: fold(term.forms.join(' ')),
    };
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), entry]);
  }
  return new Map([...byLetter].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The first lessons that use each term. */
function lessonsUsing({ glossary, modules }: Course): ReadonlyMap<Term, readonly Lesson[]> {
  const used = mentioned(glossary);
  const using = new Map<Term, Lesson[]>();
  for (const lesson of modules.flatMap(({ lessons }) => lessons))
    for (const term of used(lesson.sections.map(({ text }) => text).join('\n'))) {
      const known = using.get(term) ?? [];
      if (known.length < MOST_LESSONS) using.set(term, [...known, lesson]);
    }
  return using;
}
