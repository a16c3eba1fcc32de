import { number } from '../../../core/question/number/rules.ts';
import { fieldsOf } from '../early.ts';
import type { KindView } from '../kind-view.ts';
import { NumberField } from './NumberField.tsx';

export const view: KindView<'number'> = {
  rules: number,
  Body: NumberField,
  entered: (form) => fieldsOf(form)[0]?.value || null,
};
