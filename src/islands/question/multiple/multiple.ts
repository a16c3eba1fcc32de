import { multiple } from '../../../core/question/multiple/rules.ts';
import { tickedAll } from '../early.ts';
import type { KindView } from '../kind-view.ts';
import { Multiple } from './Multiple.tsx';

export const view: KindView<'multiple'> = {
  rules: multiple,
  Body: Multiple,
  entered: tickedAll,
};
