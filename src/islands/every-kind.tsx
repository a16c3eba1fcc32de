/**
 * Every kind. One that stands in a file of its own costs 0.4 kB more than in the lesson's, and most lessons
 * show five or more: all of them come with every lesson.
 */
import type { VNode } from 'preact';
import type { Kind } from '../core/question/types.ts';
import type { AnyBodyProps, AnyKindView, KindView } from './question/kind-view.ts';
import { view as choice } from './question/choice/choice.ts';
import { view as gaps } from './question/gaps/gaps.ts';
import { view as matching } from './question/matching/matching.ts';
import { view as multiple } from './question/multiple/multiple.ts';
import { view as number } from './question/number/number.ts';
import { view as ordering } from './question/ordering/ordering.ts';
import { view as trueFalse } from './question/true-false/true-false.ts';

const VIEWS: { readonly [K in Kind]: KindView<K> } = {
  choice,
  multiple,
  'true-false': trueFalse,
  gaps,
  number,
  matching,
  ordering,
};

export const viewOf = (kind: Kind): AnyKindView => VIEWS[kind];

export function Body(props: AnyBodyProps): VNode {
  const { Body: KindBody } = viewOf(props.question.kind);
  return <KindBody {...props} />;
}
