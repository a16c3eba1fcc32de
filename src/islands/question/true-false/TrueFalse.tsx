import type { VNode } from 'preact';
import type { BodyProps } from '../kind-view.ts';
import { Options } from '../Options.tsx';

const OPTIONS = [
  { id: 'true', text: ['Vrai'] },
  { id: 'false', text: ['Faux'] },
];

/** The response is null until something is ticked. */
export function TrueFalse({
  question,
  response,
  onChange,
  ...rest
}: BodyProps<'true-false'>): VNode {
  return (
    <Options
      {...rest}
      type="radio"
      question={question}
      options={OPTIONS}
      set="paire"
      isTicked={(id) => id === String(response)}
      tick={(id) => onChange(id === 'true')}
    />
  );
}
