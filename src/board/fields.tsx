/** What forms are made of. */
import type { VNode } from 'preact';
import { Icon } from '../islands/parts/Icon.tsx';
import { drawings } from '../islands/parts/marks.ts';
import { useOwnId } from '../islands/parts/useOwnId.ts';

/** What went wrong, said once and kept in place. */
export function ProblemLine({ text }: { readonly text: string | null }): VNode {
  return (
    <p class={text === null ? undefined : 'souci'} role="alert">
      {text === null ? null : (
        <>
          <Icon draw={drawings.faux} />
          {text}
        </>
      )}
    </p>
  );
}

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly type?: 'text' | 'password' | 'email' | 'url' | 'date' | 'time';
  readonly hint?: string;
  readonly autocomplete?: string;
  readonly required?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
}

export function Field({ label, value, onValue, type = 'text', hint, ...rest }: FieldProps): VNode {
  const id = useOwnId();
  return (
    <p class="saisie">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <span class="petit doux" id={`${id}-aide`}>
          {hint}
        </span>
      )}
      <input
        {...rest}
        id={id}
        type={type}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-aide`}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
    </p>
  );
}
