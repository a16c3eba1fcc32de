import { series } from '../../../core/question/series/rules.ts';
import type { Duration } from '../../../core/question/types.ts';
import { ticked } from '../early.ts';
import type { KindView } from '../kind-view.ts';
import { SeriesBody } from './SeriesBody.tsx';

export const view: KindView<'series'> = {
  rules: series,
  Body: SeriesBody,
  /** Fifteen seconds are chosen as the page is built: no more than that is no choice. */
  entered(form) {
    const [over] = ticked(form) as readonly `${Duration}`[];
    return over && over !== '15' ? { over, counted: '', rate: '' } : null;
  },
};
