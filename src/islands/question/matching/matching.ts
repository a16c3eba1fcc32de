import { matching } from '../../../core/question/matching/rules.ts';
import type { KindView } from '../kind-view.ts';
import { Matching } from './Matching.tsx';

export const view: KindView<'matching'> = {
  rules: matching,
  Body: Matching,
};
