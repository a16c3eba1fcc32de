/** What the steps of a bench are made of: native controls, one press one change. */
import type { ComponentChildren, VNode } from 'preact';
import type { BenchState } from '../../../core/question/bench/machine.ts';
import type { Bench, Named } from '../../../core/question/bench-model.ts';

export interface StepProps {
  readonly id: string;
  readonly bench: Bench;
  readonly state: BenchState;
  put(this: void, key: string, value: string): void;
  /** @returns what stands now */
  press(this: void, action: string): BenchState;
  /** Said once, by a screen reader too. */
  say(this: void, text: string): void;
}

interface Choices {
  readonly legend: string;
  /** Among the radio buttons of the page. */
  readonly name: string;
  readonly options: readonly Named[];
  readonly value: string | undefined;
  choose(this: void, id: string): void;
  /** Beside the text of an option. */
  more?(this: void, id: string): ComponentChildren;
  readonly large?: boolean;
}

export function Radios({ legend, name, options, value, choose, more, large }: Choices): VNode {
  return (
    <fieldset class={large ? 'reglage large' : 'reglage'}>
      <legend>{legend}</legend>
      <div class="voies">
        {options.map(({ id, text }) => (
          <label key={id} class="voie">
            <input
              type="radio"
              name={name}
              value={id}
              checked={value === id}
              onChange={() => choose(id)}
            />
            <span>{text}</span>
            {more?.(id)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** "10 h 08" */
export const clock = (minutes: number): string =>
  `${Math.floor(minutes / 60) % 24}\u00a0h\u00a0${String(minutes % 60).padStart(2, '0')}`;

export const decimal = (value: number): string => String(value).replace('.', ',');
