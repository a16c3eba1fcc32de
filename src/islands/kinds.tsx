/** What shows each kind of question: a page fetches those it shows, each once. */
import { lookOf } from '../core/question/look.ts';
import type { Look, Question } from '../core/question/types.ts';
import { view as choice } from './question/choice/choice.ts';
import type { Loaders, Practice } from './practice.ts';
import type { AnyKindView } from './question/kind-view.ts';
import { view as multiple } from './question/multiple/multiple.ts';
import { view as trueFalse } from './question/true-false/true-false.ts';

/** Nearly every lesson shows one of them, and nearly all they are is in what it shares. */
const HERE = { choice, multiple, 'true-false': trueFalse };

const LOADERS: Loaders<Exclude<Look, keyof typeof HERE | Practice>> = {
  gaps: () => import('./question/gaps/gaps.ts'),
  number: () => import('./question/number/number.ts'),
  matching: () => import('./question/matching/matching.ts'),
  ordering: () => import('./question/ordering/ordering.ts'),
};

const views: { [L in Look]?: AnyKindView } = HERE;

/** Rejects where one cannot be had: no network. */
export async function bringKinds(looks: Iterable<Look>): Promise<void> {
  await Promise.all(
    [...new Set(looks)].map(async (look) => {
      if (views[look]) return;
      const here: Partial<Loaders<Look>> = LOADERS;
      const load = here[look] ?? (await import('./practice.ts')).PRACTICE[look as Practice];
      views[look] = (await load()).view;
    }),
  );
}

/** One that was brought. */
export const viewOf = (question: Pick<Question, 'look' | 'kind'>): AnyKindView =>
  views[lookOf(question)] as AnyKindView;
