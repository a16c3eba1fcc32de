/** Labels to tick, one or several. */
import type { VNode } from 'preact';
import type { Inline } from '../../core/text/rich.ts';
import { Text } from '../parts/inline.tsx';
import type { BodyProps } from './kind-view.ts';
import { Mark, markClass } from './Mark.tsx';
import type { Kind } from '../../core/question/types.ts';

interface Props extends Pick<BodyProps<Kind>, 'marks' | 'locked'> {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly options: readonly { readonly id: string; readonly text: readonly Inline[] }[];
  isTicked(this: void, id: string): boolean;
  tick(this: void, id: string, checked: boolean): void;
  /** Side by side. */
  readonly paired?: boolean;
}

export function Options({
  type,
  name,
  options,
  isTicked,
  tick,
  marks,
  locked,
  paired = false,
}: Props): VNode {
  return (
    <div class={paired ? 'options paire' : 'options'}>
      {options.map(({ id, text }) => (
        <label key={id} class={`option ${markClass(marks?.[id])}`}>
          <input
            type={type}
            name={name}
            value={id}
            checked={isTicked(id)}
            disabled={locked}
            onChange={(event) => tick(id, event.currentTarget.checked)}
          />
          <span>
            <Text of={text} />
          </span>
          <Mark state={marks?.[id]} />
        </label>
      ))}
    </div>
  );
}
