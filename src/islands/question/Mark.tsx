import type { VNode } from 'preact';
import type { PartState } from '../../core/question/types.ts';
import { Sign } from './Sign.tsx';

const MARKS = {
  right: { class: 'juste', icon: 'juste', word: 'Juste' },
  wrong: { class: 'faux', icon: 'faux', word: 'Faux' },
  missed: { class: 'manquant', icon: 'manque', word: 'Sans réponse' },
} as const;

export function markClass(state: PartState | undefined): string {
  return state ? MARKS[state].class : '';
}

interface Props {
  readonly state: PartState | undefined;
  /** Instead of the usual one. */
  readonly word?: string | false | undefined;
}

/** A state is never colour alone: always an icon and a word. */
export function Mark({ state, word }: Props): VNode | null {
  if (!state) return null;
  const mark = MARKS[state];
  return (
    <span class="mention">
      <Sign name={mark.icon} />
      {word || mark.word}
    </span>
  );
}
