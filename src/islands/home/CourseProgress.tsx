/** Home: the ruler of the path, one tick a lesson, each module in its ink. */
import type { VNode } from 'preact';
import type { OnPage } from '../../page/base/live-page.ts';
import type { PathEntry } from '../../core/course/path.ts';
import { minutesLeft, stage, type OutlineModule } from './outline.ts';
import { useModules } from './useModules.ts';
import { Ruler } from '../parts/Ruler.tsx';
import { useProgress } from '../parts/useProgress.ts';
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
  const { progress } = useProgress(page);
  const { modules, untrueFor } = useModules(course);
  const lessons = modules.flatMap((module) =>
    module.lessons.map((lesson, at) => ({
      lesson,
      class: classOf(module.ink, at),
    })),
  );
  const done = lessons.filter(({ lesson }) => stage(progress, lesson) === 'done').length;
  const left = lessons.reduce((sum, { lesson }) => sum + minutesLeft(progress, lesson), 0);
  if (lessons.length === 0) return null;
  return (
    <div class="total tabulaire" data-attente={untrueFor(modules)}>
      <p>
        <b>
          {plural(done, 'leçon')} sur {lessons.length}
        </b>
        <span class="doux">{left > 0 ? `reste ${duration(left)}` : 'leçons terminées'}</span>
      </p>
      <Ruler
        label={`${plural(done, 'leçon terminée', 'leçons terminées')} sur ${lessons.length}`}
        ticks={lessons.map(({ lesson, ...tick }) => ({ ...tick, state: stage(progress, lesson) }))}
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
