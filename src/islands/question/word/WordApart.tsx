/** A word of the glossary as a lesson prints it taken apart: what a question about it ends with. */
import type { VNode } from 'preact';
import type { Word } from '../../../core/question/types.ts';
import { Text } from '../../parts/inline.tsx';

export function WordApart({ word }: { readonly word: Word }): VNode {
  const { term, definition, parts } = word;
  return (
    <div class="mot">
      <ul class="morceaux">
        {parts.map(({ text, role, meaning }) => (
          <li key={text} class={role}>
            <b>{text}</b>
            {role}
            <em>{meaning}</em>
          </li>
        ))}
      </ul>
      <p>
        <b>{term.charAt(0).toUpperCase() + term.slice(1)}</b>&nbsp;: <Text of={definition} />
      </p>
    </div>
  );
}
