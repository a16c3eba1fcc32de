/** Pairs that were graded: each with its verdict and its reason. */
import type { VNode } from 'preact';
import { Text } from '../../parts/inline.tsx';
import type { BodyProps } from '../kind-view.ts';
import { Mark, markClass } from '../Mark.tsx';
import { Reason } from '../Reason.tsx';

export function Rows(props: BodyProps<'matching'>): VNode {
  const { question, response, marks } = props;
  return (
    <ul class="paires">
      {question.items.map(({ id, text }) => (
        <li key={id} class={markClass(marks?.[id])}>
          <span>
            <b>
              <Text of={text} />
            </b>
            {' → '}
            <Text
              of={question.targets.find((target) => target.id === response[id])?.text ?? ['…']}
            />
          </span>{' '}
          <Mark state={marks?.[id]} />
          <Reason of={props} part={id} />
        </li>
      ))}
    </ul>
  );
}
