import type { VNode } from 'preact';
import type { BodyProps } from '../kind-view.ts';
import { Options } from '../Options.tsx';

export function Choice({ question, response, onChange, ...rest }: BodyProps<'choice'>): VNode {
  return (
    <Options
      {...rest}
      type="radio"
      name={question.id}
      options={question.options}
      isTicked={(id) => id === response}
      tick={onChange}
    />
  );
}
