/** Units of a course in a few words. */
import { list } from '../text/numbers.ts';
import { capital, lower } from '../text/case.ts';
import { KIND_NAMES, type Unit } from './unit.ts';

export interface ListedModule {
  readonly title: string;
  readonly units: readonly Pick<Unit, 'id' | 'kind' | 'number'>[];
}

/** "Leçons 5 et 6", "Leçon 3 et évaluation"; module by module when the course has several. */
export function unitList(modules: readonly ListedModule[], ids: readonly string[]): string {
  return inModules(modules, ids)
    .map(({ title, words }) => (modules.length > 1 ? `${title}\u00A0: ${words}` : capital(words)))
    .join('\u00A0; ');
}

/** The same within a sentence: "leçons 5 et 6", "Vocabulaire médical, leçons 5 et 6". */
export function unitPhrase(modules: readonly ListedModule[], ids: readonly string[]): string {
  return inModules(modules, ids)
    .map(({ title, words }) => (modules.length > 1 ? `${title}, ${words}` : words))
    .join('\u00A0; ');
}

function inModules(
  modules: readonly ListedModule[],
  ids: readonly string[],
): readonly { readonly title: string; readonly words: string }[] {
  return modules.flatMap(({ title, units }) => {
    const chosen = units.filter(({ id }) => ids.includes(id));
    if (chosen.length === 0) return [];
    const numbers = chosen.flatMap(({ number }) => (number === null ? [] : [number]));
    const lessons =
      numbers.length === 0 ? [] : [`leçon${numbers.length > 1 ? 's' : ''} ${list(numbers)}`];
    const assessments = chosen.flatMap(({ kind, number }) =>
      number === null ? [lower(KIND_NAMES[kind])] : [],
    );
    return [{ title, words: [...lessons, ...assessments].join(' et ') }];
  });
}
