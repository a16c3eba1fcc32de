import { gaps } from '../../../core/question/gaps/rules.ts';
import { fieldsOf } from '../early.ts';
import type { KindView } from '../kind-view.ts';
import { Gaps } from './Gaps.tsx';

export const view: KindView<'gaps'> = {
  rules: gaps,
  Body: Gaps,
  entered(form) {
    const typed = fieldsOf(form).map(
      ({ name, value }) => [name.split(':')[1] ?? '', value] as const,
    );
    return typed.some(([, value]) => value) ? Object.fromEntries<string>(typed) : null;
  },
};
