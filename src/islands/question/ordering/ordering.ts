import { ordering } from '../../../core/question/ordering/rules.ts';
import type { KindView } from '../kind-view.ts';
import { Ordering } from './Ordering.tsx';

export const view: KindView<'ordering'> = {
  rules: ordering,
  Body: Ordering,
};
