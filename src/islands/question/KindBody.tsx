/** The one place that knows every kind's body. */
import type { VNode } from 'preact';
import type { Kind, PartState, Question, Response } from '../../core/question/types.ts';
import type { BodyProps } from './body-props.ts';
import { Gaps } from './Gaps.tsx';
import { Matching } from './Matching.tsx';
import { NumberField } from './Number.tsx';
import { Choice, Multiple, TrueFalse } from './Options.tsx';
import { Ordering } from './Ordering.tsx';

const BODIES: { readonly [K in Kind]: (props: BodyProps<K>) => VNode } = {
  choice: Choice,
  multiple: Multiple,
  'true-false': TrueFalse,
  gaps: Gaps,
  number: NumberField,
  matching: Matching,
  ordering: Ordering,
};

interface Props {
  readonly question: Question;
  readonly response: Response;
  readonly onChange: (response: Response) => void;
  readonly marks: Readonly<Record<string, PartState>> | null;
  readonly locked: boolean;
}

export function Body(props: Props): VNode {
  // TypeScript cannot see that the body and the question share their kind.
  const Kind = BODIES[props.question.kind] as unknown as (all: Props) => VNode;
  return <Kind {...props} />;
}
