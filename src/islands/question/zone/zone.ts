import { choice } from '../../../core/question/choice/rules.ts';
import { ticked } from '../early.ts';
import type { KindView } from '../kind-view.ts';
import { Zone } from '../zones/Zones.tsx';

export const view: KindView<'choice'> = {
  rules: choice,
  Body: Zone,
  entered: (form) => ticked(form)[0] ?? null,
};
