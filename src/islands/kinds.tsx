/** What shows each kind of question: a page fetches those it shows, each once. */
import type { VNode } from 'preact';
import type { AnyRules, Kind, Question } from '../core/question/types.ts';
import type { AnyBodyProps, AnyKindView, KindView } from './question/kind-view.ts';

const LOADERS: { readonly [K in Kind]: () => Promise<{ readonly view: KindView<K> }> } = {
  choice: () => import('./question/choice/choice.ts'),
  multiple: () => import('./question/multiple/multiple.ts'),
  'true-false': () => import('./question/true-false/true-false.ts'),
  gaps: () => import('./question/gaps/gaps.ts'),
  number: () => import('./question/number/number.ts'),
  matching: () => import('./question/matching/matching.ts'),
  ordering: () => import('./question/ordering/ordering.ts'),
};

const views: { [K in Kind]?: AnyKindView } = {};

/** Rejects where one cannot be had: no network. */
export async function bringKinds(kinds: Iterable<Kind>): Promise<void> {
  await Promise.all(
    [...new Set(kinds)].map(async (kind) => {
      views[kind] ??= (await LOADERS[kind]()).view;
    }),
  );
}

/** @throws where it was not brought */
export function viewOf(kind: Kind): AnyKindView {
  const view = views[kind];
  if (!view) throw new Error(kind);
  return view;
}

export const rulesOf = ({ kind }: Pick<Question, 'kind'>): AnyRules => viewOf(kind).rules;

export function Body(props: AnyBodyProps): VNode {
  const { Body: KindBody } = viewOf(props.question.kind);
  return <KindBody {...props} />;
}
