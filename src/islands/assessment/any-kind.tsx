/** A question of any kind: its kind was brought before. */
import type { VNode } from 'preact';
import type { AnyRules, Question } from '../../core/question/types.ts';
import { viewOf } from '../kinds.tsx';
import type { AnyBodyProps } from '../question/kind-view.ts';

export const rulesOf = (question: Question): AnyRules => viewOf(question).rules;

export function Body(props: AnyBodyProps): VNode {
  const { Body: KindBody } = viewOf(props.question);
  return <KindBody {...props} />;
}
