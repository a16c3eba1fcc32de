import type { VNode } from 'preact';
import type { BodyProps } from '../kind-view.ts';
import { Options } from '../Options.tsx';

export function Choice({ question, response, onChange, ...rest }: BodyProps<'choice'>): VNode {
  return (
    <Options
      {...rest}
      type="radio"
      question={question}
      options={question.options}
      isTicked={(id) => id === response}
      tick={onChange}
    />
  );
}
