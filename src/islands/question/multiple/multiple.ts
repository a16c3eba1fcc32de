import { multiple } from '../../../core/question/multiple/rules.ts';
import { ticked } from '../early.ts';
import type { KindView } from '../kind-view.ts';
import { Multiple } from './Multiple.tsx';

export const view: KindView<'multiple'> = {
  rules: multiple,
  Body: Multiple,
  entered(form) {
    const all = ticked(form);
    return all.length > 0 ? all : null;
  },
};
