/** Home: the ruler of the path, one tick a lesson, each module in its ink. */
import type { VNode } from 'preact';
import type { OnPage } from '../../page/base/live-page.ts';
import type { PathEntry } from '../../core/course/path.ts';
import { countWords, minutesLeft, stage, tickOf, type OutlineModule } from './outline.ts';
import { useModules } from './useModules.ts';
import { useStanding } from './useStanding.ts';
import { Ruler } from '../parts/Ruler.tsx';
import { duration } from '../parts/dates.ts';
import { plural } from '../../core/text/numbers.ts';

/** Share of the ruler that a module's name needs, to stand under its ticks. */
const ROOM = 1 / 10;

const classOf = (ink: string, at: number): string => `encre-${ink} ${at === 0 ? 'debut' : ''}`;

/** Nothing where there is no lesson: an evaluation packed alone. */
export function CourseProgress({
  page,
  ...course
}: OnPage & {
  readonly modules: readonly OutlineModule[];
  readonly paths: readonly PathEntry[];
}): VNode | null {
  const { standing, known } = useStanding(page);
  const { modules, untrueFor } = useModules(course);
  const lessons = modules.flatMap((module) =>
    module.lessons.map((lesson, at) => ({
      lesson,
      class: classOf(module.ink, at),
    })),
  );
  if (lessons.length === 0) return null;
  const all = lessons.map(({ lesson }) => lesson);
  const left = all.reduce((sum, lesson) => sum + minutesLeft(standing, lesson), 0);
  const isBegun = all.some((lesson) => stage(standing, lesson) !== 'todo');
  const counted = countWords(standing, all) ?? (isBegun ? `0\u00A0leçon sur ${all.length}` : null);
  const words = counted ?? plural(all.length, 'leçon');
  return (
    <div
      class="total tabulaire"
      data-attente={untrueFor(modules)}
      data-inconnu={known ? undefined : ''}
    >
      <p>
        <b>{words}</b>
        <span class="doux">
          {left === 0
            ? 'leçons terminées'
            : counted
              ? `reste ${duration(left)}`
              : `${duration(left)} en tout`}
        </span>
      </p>
      <Ruler
        label={counted ?? `${words}, aucune commencée`}
        ticks={lessons.map(({ lesson, ...tick }) => ({
          ...tick,
          state: tickOf(stage(standing, lesson)),
        }))}
      />
      <div class="gradue" aria-hidden="true">
        {modules.map((module) => (
          <span key={module.id} style={{ flexGrow: module.lessons.length }}>
            {module.lessons.length >= lessons.length * ROOM ? module.short : ''}
          </span>
        ))}
      </div>
    </div>
  );
}
