/** One module's ruler and state, in the table of contents. */
import type { VNode } from 'preact';
import type { OnPage } from '../../page/base/live-page.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import { minutesLeft, moduleWords, stage, type OutlineModule } from './outline.ts';
import { Ruler } from '../parts/Ruler.tsx';
import { useStanding } from '../parts/useStanding.ts';
import { duration } from '../parts/dates.ts';
import { scaledScore } from '../../core/assessment/score.ts';
import { percent } from '../../core/report/percent.ts';
import { plural } from '../../core/text/numbers.ts';

export function ModuleState({ module, page }: OnPage & { readonly module: OutlineModule }): VNode {
  const { progress } = useStanding(page);
  const stages = module.lessons.map((lesson) => stage(progress, lesson));
  const done = stages.filter((one) => one === 'done').length;
  const { evaluation } = module;
  const best = evaluation ? progress.evaluations[evaluation.id]?.best : null;
  const left = module.lessons.reduce((sum, lesson) => sum + minutesLeft(progress, lesson), 0);
  const begun = stages.some((one) => one !== 'todo');
  const { mark, text } = moduleWords(progress, module);
  return (
    <div class="progression">
      {stages.length > 0 ? (
        <Ruler
          ticks={stages.map((state) => ({ state }))}
          label={`${plural(done, 'leçon terminée', 'leçons terminées')} sur ${stages.length}`}
        />
      ) : null}
      <p class="tabulaire">
        <span class="etat">
          {mark ? <Icon draw={icons[mark]} /> : null}
          {text}
        </span>
        <span class="doux">
          {best?.passed
            ? `${percent(scaledScore(best.points, best.max), evaluation?.masteryScore)} %`
            : left > 0
              ? `${begun ? 'reste ' : ''}${duration(left)} de leçons`
              : ''}
        </span>
      </p>
    </div>
  );
}
