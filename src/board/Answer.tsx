/** An answer in words, right or wrong by a sign and a word. */
import type { ComponentChildren, VNode } from 'preact';
import { Icon } from '../islands/parts/Icon.tsx';
import { drawings } from '../islands/parts/marks.ts';

export interface AnswerLineProps {
  readonly success: boolean;
  /** Its parts; null where nobody can tell any more. */
  readonly words: readonly string[] | null;
  readonly children: ComponentChildren;
}

export function AnswerLine({ success, words, children }: AnswerLineProps): VNode {
  return (
    <li class={success ? 'juste' : 'faux'}>
      <Icon draw={success ? drawings.juste : drawings.faux} />
      <div>
        <span class="invisible">{success ? 'Juste\u00A0: ' : 'Faux\u00A0: '}</span>
        {words === null ? (
          <p class="doux">Réponse donnée à une version d’avant, ou non transmise</p>
        ) : (
          <Parts words={words} />
        )}
        <div class="petit doux">{children}</div>
      </div>
    </li>
  );
}

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
