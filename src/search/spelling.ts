/** The query in other words: a typo forgiven, or what may have been meant. */
import { words } from './pipeline.ts';
import type { Query } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';

const SUGGESTIONS = 3;

/** The query with its misspelt words replaced; null when there are none. */
export function correct(query: Query, corrections: ReadonlyMap<string, string>): string | null {
  return corrections.size === 0 ? null : replace(query.text, corrections);
}

/** Queries that would find something; `unknown`: the words that were found nowhere. */
export function suggest(
  query: Query,
  unknown: readonly string[],
  vocabulary: Vocabulary,
): readonly string[] {
  const options = unknown.map((word) => ({
    word,
    forms: vocabulary.suggest(word, SUGGESTIONS).map(({ form }) => form),
  }));
  if (options.some(({ forms }) => forms.length === 0)) return [];
  const [first, ...others] = options;
  if (!first) return [];
  const rest = others.map(({ word, forms }) => [word, forms[0] ?? word] as const);
  return first.forms.map((form) => replace(query.text, new Map([[first.word, form], ...rest])));
}

function replace(text: string, by: ReadonlyMap<string, string>): string {
  let done = 0;
  let replaced = '';
  for (const { word, start, end } of words(text)) {
    const other = by.get(word);
    if (other === undefined || start < done) continue;
    replaced += text.slice(done, start) + other;
    done = end;
  }
  return replaced + text.slice(done);
}
