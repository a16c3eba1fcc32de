import { trueFalse } from '../../../core/question/true-false/rules.ts';
import { ticked } from '../early.ts';
import type { KindView } from '../kind-view.ts';
import { TrueFalse } from './TrueFalse.tsx';

export const view: KindView<'true-false'> = {
  rules: trueFalse,
  Body: TrueFalse,
  entered(form) {
    const [first] = ticked(form);
    return first === undefined ? null : first === 'true';
  },
};
