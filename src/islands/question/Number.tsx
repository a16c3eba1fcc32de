import type { VNode } from 'preact';
import type { BodyProps } from './body-props.ts';
import { Mark, markClass } from './Mark.tsx';

/** A decimal keypad with a comma on phones; the unit stands outside the field. */
export function NumberField({
  question,
  response,
  onChange,
  marks,
  locked,
}: BodyProps<'number'>): VNode {
  const state = marks?.['*'];
  return (
    <label class={`nombre ${markClass(state)}`}>
      <span class="sr">Votre réponse{question.unit ? `, en ${question.unit}` : ''}</span>
      <input
        type="text"
        inputmode="decimal"
        name={question.id}
        value={response}
        readOnly={locked}
        aria-invalid={state === 'wrong' ? true : undefined}
        autocomplete="off"
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {question.unit ? <span class="unite">{question.unit}</span> : null}
      <Mark state={state} />
    </label>
  );
}
