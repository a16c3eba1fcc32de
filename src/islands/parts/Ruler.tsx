/** La réglette: a tick a lesson or a question; figures always also stand in words beside it. */
import type { VNode } from 'preact';

export interface Tick {
  readonly state: 'done' | 'current' | 'todo';
  /** Of what else it says, on the ruler of a course or of an assessment. */
  readonly class?: string;
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
        <i key={at} class={`${STATES[tick.state]} ${tick.class ?? ''}`} />
      ))}
    </div>
  );
}
