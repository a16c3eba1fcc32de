import { ordering } from '../../../core/question/ordering/rules.ts';
import type { KindView } from '../kind-view.ts';
import { Construction } from './Construction.tsx';

export const view: KindView<'ordering'> = {
  rules: ordering,
  Body: Construction,
};
