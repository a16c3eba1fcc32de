/** La réglette: a tick a lesson or a question; figures always also stand in words beside it. */
import type { VNode } from 'preact';

export interface Tick {
  readonly state: 'done' | 'current' | 'todo';
  readonly marked?: boolean;
  /** Ink class of the module, on the course's ruler. */
  readonly ink?: string;
  /** First lesson of a module, on the course's ruler. */
  readonly first?: boolean;
}

const STATES = { done: 'faite', current: 'encours', todo: '' } as const;

export function Ruler({
  ticks,
  label,
}: {
  readonly ticks: readonly Tick[];
  readonly label: string;
}): VNode {
  return (
    <div class="reglette" role="img" aria-label={label}>
      {ticks.map((tick, at) => (
        <i
          key={at}
          class={[
            tick.ink ? `encre-${tick.ink}` : '',
            STATES[tick.state],
            tick.marked ? 'marquee' : '',
            tick.first ? 'debut' : '',
          ]
            .filter(Boolean)
            .join(' ')}
        />
      ))}
    </div>
  );
}
