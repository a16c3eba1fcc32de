/** The author's grid, to tick for one's own text. */
import type { ComponentChildren, VNode } from 'preact';
import type { Criterion } from '../../core/production/production.ts';
import { Text } from '../parts/inline.tsx';

export interface GridProps {
  readonly criteria: readonly Criterion[];
  /** Ids. */
  readonly ticks: readonly string[];
  readonly onTick: (ticks: readonly string[]) => void;
  /** Where the ticks are. */
  readonly status: string;
  /** Who sees them. */
  readonly children: ComponentChildren;
}

export function Grid({ criteria, ticks, onTick, status, children }: GridProps): VNode {
  const tick = (id: string, on: boolean): void =>
    onTick(criteria.map((one) => one.id).filter((one) => (one === id ? on : ticks.includes(one))));
  return (
    <fieldset class="grille-ecrit">
      <legend>Relisez votre texte avec la grille</legend>
      <p class="petit doux">Cochez ce qui y est. {children}</p>
      {criteria.map(({ id, text }) => (
        <label key={id}>
          <input
            type="checkbox"
            autocomplete="off"
            checked={ticks.includes(id)}
            onChange={({ currentTarget }) => tick(id, currentTarget.checked)}
          />
          <span>
            <Text of={text} />
          </span>
        </label>
      ))}
      <p class="petit" role="status">
        {status}
      </p>
    </fieldset>
  );
}
