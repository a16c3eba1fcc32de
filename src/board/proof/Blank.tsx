/** A field of a printed form: typed on the screen, or left as dots for a pen. */
import type { VNode } from 'preact';
import { Source } from '../../islands/proof/parts.tsx';
import { useOwnId } from '../../islands/parts/useOwnId.ts';

export interface BlankProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Where what stands in it comes from. */
  readonly source?: string;
  /** Several lines. */
  readonly isLong?: boolean;
}

export function Blank({ label, value, onValue, source, isLong = false }: BlankProps): VNode {
  const id = useOwnId();
  const field = {
    ...{ id, value, autocomplete: 'off' as const },
    onInput: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      onValue(currentTarget.value),
  };
  return (
    <div class="a-completer">
      <label htmlFor={id}>{label}</label>
      <div>
        {isLong ? <textarea rows={2} {...field} /> : <input type="text" {...field} />}
        {source === undefined ? null : <Source of={source} />}
      </div>
    </div>
  );
}
