/** Under the ruler of a sitting: the way to each question, those marked and those without an answer named so. */
import { useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { plural } from '../../core/text/numbers.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';

interface QuestionListProps {
  readonly entries: readonly Entry[];
  /** The one on screen, from 1. */
  readonly at: number;
  readonly go: (number: number) => void;
}

interface Entry {
  readonly number: number;
  readonly isMarked: boolean;
  /** Without an answer that counts. */
  readonly isOpen: boolean;
}

export function QuestionList({ entries, at, go }: QuestionListProps): VNode {
  const [isShown, setShown] = useState(false);
  const marked = entries.filter(({ isMarked }) => isMarked).length;
  const open = entries.filter(({ isOpen }) => isOpen).length;
  const summary = [
    marked > 0 ? plural(marked, 'marquée') : '',
    open > 0 ? `${open}\u00A0sans réponse` : 'toutes répondues',
  ].filter((one) => one !== '');
  return (
    <details
      class="acces"
      open={isShown}
      onToggle={({ currentTarget }) => setShown(currentTarget.open)}
    >
      <summary>Aller à une question ({summary.join(', ')})</summary>
      <ol>
        {entries.map((entry) => (
          <li key={entry.number}>
            <button
              type="button"
              class={entry.isOpen ? 'sans-reponse' : undefined}
              aria-current={entry.number === at ? 'step' : undefined}
              aria-label={nameOf(entry)}
              onClick={() => {
                setShown(false);
                go(entry.number);
              }}
            >
              {entry.number}
              {entry.isMarked ? <Icon draw={icons.marque} /> : null}
            </button>
          </li>
        ))}
      </ol>
      <p class="petit doux">
        Cadre en pointillés&nbsp;: sans réponse. Drapeau&nbsp;: marquée pour y revenir.
      </p>
    </details>
  );
}

const nameOf = ({ number, isMarked, isOpen }: Entry): string =>
  [`Question ${number}`, isMarked ? 'marquée' : '', isOpen ? 'sans réponse' : 'répondue']
    .filter((one) => one !== '')
    .join(', ');
