import { cuts } from '../../../core/question/cuts/rules.ts';
import type { KindView } from '../kind-view.ts';
import { Cuts } from './Cuts.tsx';

export const view: KindView<'cuts'> = {
  rules: cuts,
  Body: Cuts,
};
