import { multiple } from '../../../core/question/multiple/rules.ts';
import { tickedAll } from '../early.ts';
import type { KindView } from '../kind-view.ts';
import { Zones } from './Zones.tsx';

export const view: KindView<'multiple'> = {
  rules: multiple,
  Body: Zones,
  entered: tickedAll,
};
