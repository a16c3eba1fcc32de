import type { VNode } from 'preact';
import type { BodyProps } from '../kind-view.ts';
import { Mark, markClass } from '../Mark.tsx';
import { TextField } from '../TextField.tsx';

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
      <TextField
        inputmode="decimal"
        aria-label={`Votre réponse${question.unit ? `, en ${question.unit}` : ''}`}
        name={question.id}
        value={response}
        locked={locked}
        state={state}
        write={onChange}
      />
      {question.unit ? (
        <span class="unite" aria-hidden="true">
          {question.unit}
        </span>
      ) : null}
      <Mark state={state} />
    </label>
  );
}
