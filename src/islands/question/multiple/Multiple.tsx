import type { VNode } from 'preact';
import type { BodyProps } from '../kind-view.ts';
import { Options } from '../Options.tsx';

export function Multiple({ question, response, onChange, ...rest }: BodyProps<'multiple'>): VNode {
  return (
    <Options
      {...rest}
      type="checkbox"
      question={question}
      options={question.options}
      isTicked={(id) => response.includes(id)}
      tick={(id, checked) =>
        onChange(checked ? [...response, id] : response.filter((other) => other !== id))
      }
    />
  );
}
