/** Single choice, multiple choice, true or false: labels to tick. */
import type { VNode } from 'preact';
import type { PartState } from '../../core/question/types.ts';
import type { Inline } from '../../core/text/rich.ts';
import { Text } from '../parts/inline.tsx';
import type { BodyProps } from './body-props.ts';
import { Mark, markClass } from './Mark.tsx';

interface OptionProps {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly value: string;
  readonly text: readonly Inline[];
  readonly checked: boolean;
  readonly locked: boolean;
  readonly state: PartState | undefined;
  readonly onChange: (checked: boolean) => void;
}

function OptionRow(props: OptionProps): VNode {
  return (
    <label class={`opt ${markClass(props.state)}`}>
      <input
        type={props.type}
        name={props.name}
        value={props.value}
        checked={props.checked}
        disabled={props.locked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        <Text of={props.text} />
      </span>
      <Mark state={props.state} />
    </label>
  );
}

export function Choice({
  question,
  response,
  onChange,
  marks,
  locked,
}: BodyProps<'choice'>): VNode {
  return (
    <div class="opts">
      {question.options.map((option) => (
        <OptionRow
          key={option.id}
          type="radio"
          name={question.id}
          value={option.id}
          text={option.text}
          checked={response === option.id}
          locked={locked}
          state={marks?.[option.id]}
          onChange={() => onChange(option.id)}
        />
      ))}
    </div>
  );
}

export function Multiple({
  question,
  response,
  onChange,
  marks,
  locked,
}: BodyProps<'multiple'>): VNode {
  return (
    <div class="opts">
      {question.options.map((option) => (
        <OptionRow
          key={option.id}
          type="checkbox"
          name={question.id}
          value={option.id}
          text={option.text}
          checked={response.includes(option.id)}
          locked={locked}
          state={marks?.[option.id]}
          onChange={(checked) =>
            onChange(checked ? [...response, option.id] : response.filter((id) => id !== option.id))
          }
        />
      ))}
    </div>
  );
}

/** The response to true/false is null until something is ticked. */
export function TrueFalse({
  question,
  response,
  onChange,
  marks,
  locked,
}: BodyProps<'true-false'>): VNode {
  return (
    <div class="opts paire2">
      {[true, false].map((value) => (
        <OptionRow
          key={String(value)}
          type="radio"
          name={question.id}
          value={String(value)}
          text={[value ? 'Vrai' : 'Faux']}
          checked={response === value}
          locked={locked}
          state={marks?.[String(value)]}
          onChange={() => onChange(value)}
        />
      ))}
    </div>
  );
}
