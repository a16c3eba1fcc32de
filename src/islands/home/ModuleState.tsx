/** One module's ruler and state, in the table of contents. */
import type { VNode } from 'preact';
import type { OnPage } from '../../page/base/live-page.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import {
  countWords,
  minutesLeft,
  moduleWords,
  stage,
  tickOf,
  type OutlineModule,
} from './outline.ts';
import { useStanding } from './useStanding.ts';
import { Ruler } from '../parts/Ruler.tsx';
import { duration } from '../parts/dates.ts';

export function ModuleState({ module, page }: OnPage & { readonly module: OutlineModule }): VNode {
  const { standing, known } = useStanding(page);
  const { lessons } = module;
  const stages = lessons.map((lesson) => stage(standing, lesson));
  const left = lessons.reduce((sum, lesson) => sum + minutesLeft(standing, lesson), 0);
  const isBegun = stages.some((one) => one !== 'todo');
  const { mark, text, aside } = moduleWords(standing, module);
  return (
    <div class="progression" data-inconnu={known ? undefined : ''}>
      {stages.length > 0 ? (
        <Ruler
          ticks={stages.map((one) => ({ state: tickOf(one) }))}
          label={countWords(standing, lessons) ?? `0\u00A0leçon terminée sur ${lessons.length}`}
        />
      ) : null}
      <p class="tabulaire">
        <span class="etat">
          {mark ? <Icon draw={icons[mark]} /> : null}
          {text}
        </span>
        <span class="doux">
          {aside ?? (left > 0 ? `${isBegun ? 'reste ' : ''}${duration(left)} de leçons` : '')}
        </span>
      </p>
    </div>
  );
}
