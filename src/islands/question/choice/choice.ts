import { choice } from '../../../core/question/choice/rules.ts';
import { ticked } from '../early.ts';
import type { KindView } from '../kind-view.ts';
import { Choice } from './Choice.tsx';

export const view: KindView<'choice'> = {
  rules: choice,
  Body: Choice,
  entered: (form) => ticked(form)[0] ?? null,
};
