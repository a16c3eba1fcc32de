/** What shows each kind of question: a page fetches those it shows, each once. */
import type { VNode } from 'preact';
import { lookOf } from '../core/question/look.ts';
import type { KindOfLook } from '../core/question/look-kinds.ts';
import type { AnyRules, Look, Question } from '../core/question/types.ts';
import type { AnyBodyProps, AnyKindView, KindView } from './question/kind-view.ts';

const LOADERS: {
  readonly [L in Look]: () => Promise<{ readonly view: KindView<KindOfLook<L>> }>;
} = {
  choice: () => import('./question/choice/choice.ts'),
  multiple: () => import('./question/multiple/multiple.ts'),
  'true-false': () => import('./question/true-false/true-false.ts'),
  gaps: () => import('./question/gaps/gaps.ts'),
  number: () => import('./question/number/number.ts'),
  matching: () => import('./question/matching/matching.ts'),
  ordering: () => import('./question/ordering/ordering.ts'),
  cuts: () => import('./question/cuts/cuts.ts'),
  scenario: () => import('./question/scenario/scenario.ts'),
  zone: () => import('./question/zone/zone.ts'),
  zones: () => import('./question/zones/zones.ts'),
  comparison: () => import('./question/comparison/comparison.ts'),
  construction: () => import('./question/construction/construction.ts'),
  series: () => import('./question/series/series.ts'),
  bench: () => import('./question/bench/bench.ts'),
};

const views: { [L in Look]?: AnyKindView } = {};

/** Rejects where one cannot be had: no network. */
export async function bringKinds(looks: Iterable<Look>): Promise<void> {
  await Promise.all(
    [...new Set(looks)].map(async (look) => {
      views[look] ??= (await LOADERS[look]()).view;
    }),
  );
}

/** @throws where it was not brought */
export function viewOf(question: Pick<Question, 'look' | 'kind'>): AnyKindView {
  const look = lookOf(question);
  const view = views[look];
  if (!view) throw new Error(look);
  return view;
}

export const rulesOf = (question: Question): AnyRules => viewOf(question).rules;

export function Body(props: AnyBodyProps): VNode {
  const { Body: KindBody } = viewOf(props.question);
  return <KindBody {...props} />;
}
