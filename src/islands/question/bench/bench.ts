import { bench } from '../../../core/question/bench/rules.ts';
import type { KindView } from '../kind-view.ts';
import { BenchBody } from './BenchBody.tsx';

export const view: KindView<'bench'> = {
  rules: bench,
  Body: BenchBody,
};
