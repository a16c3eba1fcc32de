/** The parts of an answer: a line each, where there are several. */
import type { VNode } from 'preact';

export function Parts({ words }: { readonly words: readonly string[] }): VNode {
  const [only] = words;
  if (words.length === 1) return <p>{only}</p>;
  return (
    <ol class="parties">
      {words.map((word, index) => (
        <li key={index}>{word}</li>
      ))}
    </ol>
  );
}
