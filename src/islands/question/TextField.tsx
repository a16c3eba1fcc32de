import type { InputHTMLAttributes, VNode } from 'preact';
import type { PartState } from '../../core/question/types.ts';

interface Props extends InputHTMLAttributes {
  readonly name: string;
  readonly value: string;
  readonly locked: boolean;
  readonly state: PartState | undefined;
  write(this: void, text: string): void;
}

/** What is typed in it; locked, it can still be read and copied. */
export function TextField({ locked, state, write, ...rest }: Props): VNode {
  return (
    <input
      type="text"
      autocomplete="off"
      readOnly={locked}
      aria-invalid={state === 'wrong' ? true : undefined}
      onInput={(event) => write(event.currentTarget.value)}
      {...rest}
    />
  );
}
