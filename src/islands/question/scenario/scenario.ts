import { h } from 'preact';
import { scenario } from '../../../core/question/scenario/rules.ts';
import type { KindView } from '../kind-view.ts';
import { Scenario } from './Scenario.tsx';

export const view: KindView<'scenario'> = {
  rules: scenario,
  // It stands in lessons alone, whole.
  Body: () => h('div', {}),
  Whole: Scenario,
};
