/** What shows the kinds of practice: few lessons have one, the others must not carry their names. */
import type { KindOfLook } from '../core/question/look-kinds.ts';
import type { Look } from '../core/question/types.ts';
import type { KindView } from './question/kind-view.ts';

export type Loaders<L extends Look> = {
  readonly [K in L]: () => Promise<{ readonly view: KindView<KindOfLook<K>> }>;
};

/** Every look that does not come with lessons by itself (`kinds.tsx`). */
export type Practice = Exclude<
  Look,
  'choice' | 'multiple' | 'true-false' | 'gaps' | 'number' | 'matching' | 'ordering'
>;

export const PRACTICE: Loaders<Practice> = {
  bench: () => import('./question/bench/bench.ts'),
  scenario: () => import('./question/scenario/scenario.ts'),
  cuts: () => import('./question/cuts/cuts.ts'),
  zone: () => import('./question/zone/zone.ts'),
  zones: () => import('./question/zones/zones.ts'),
  comparison: () => import('./question/comparison/comparison.ts'),
  construction: () => import('./question/construction/construction.ts'),
  series: () => import('./question/series/series.ts'),
};
