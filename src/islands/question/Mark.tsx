import type { VNode } from 'preact';
import type { PartState } from '../../core/question/types.ts';
import { Sign } from './Sign.tsx';

const CLASSES = { right: 'juste', wrong: 'faux', missed: 'manquant' } as const;
const WORDS = { right: 'Juste', wrong: 'Faux', missed: 'Sans réponse' } as const;

export const markClass = (state: PartState | undefined): string => (state ? CLASSES[state] : '');

interface Props {
  readonly state: PartState | undefined;
  /** Instead of the usual one. */
  readonly word?: string | false | undefined;
}

/** A state is never colour alone: always an icon and a word. */
export function Mark({ state, word }: Props): VNode | null {
  return state ? (
    <span class="mention">
      <Sign name={state === 'missed' ? 'manque' : CLASSES[state]} />
      {word || WORDS[state]}
    </span>
  ) : null;
}
