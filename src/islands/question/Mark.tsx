import type { VNode } from 'preact';
import type { PartState } from '../../core/question/types.ts';
import { Sign } from './Sign.tsx';

const MARKS = {
  right: { class: 'juste', icon: 'juste', word: 'Juste' },
  wrong: { class: 'faux', icon: 'faux', word: 'Faux' },
  missed: { class: 'manquant', icon: 'manque', word: 'À cocher' },
} as const;

export function markClass(state: PartState | undefined): string {
  return state ? MARKS[state].class : '';
}

/** A state is never colour alone: always an icon and a word. */
export function Mark({ state }: { readonly state: PartState | undefined }): VNode | null {
  if (!state) return null;
  const mark = MARKS[state];
  return (
    <span class="mention">
      <Sign name={mark.icon} />
      {mark.word}
    </span>
  );
}
