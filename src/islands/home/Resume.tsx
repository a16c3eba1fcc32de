/** Home: the bookmark, « vous en étiez là ». Also what a newcomer starts with. */
import type { VNode } from 'preact';
import type { OnPage } from '../../page/base/live-page.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import type { Progress } from '../../core/progress/progress.ts';
import type { PathEntry } from '../../core/course/path.ts';
import { minutesLeft, toPass, toResume, type OutlineModule } from './outline.ts';
import { useModules } from './useModules.ts';
import { useStanding } from '../parts/useStanding.ts';
import { duration, when } from '../parts/dates.ts';

export function Resume({
  page,
  ...course
}: OnPage & {
  readonly modules: readonly OutlineModule[];
  readonly paths: readonly PathEntry[];
}): VNode {
  const { progress, known } = useStanding(page);
  const { modules, untrueFor } = useModules(course);
  const found = toResume(progress, modules);
  if (!found) return <Finished progress={progress} modules={modules} />;
  const { module, lesson, touched } = found;
  const started = touched !== null;
  return (
    <section
      class={`reprendre encre-${module.ink}`}
      aria-labelledby="reprendre-titre"
      data-attente={untrueFor([module])}
    >
      <p class="petit doux">
        {started && known ? `Vous en étiez là, ${when(touched, new Date())}` : 'Pour commencer'}
      </p>
      <h2 id="reprendre-titre">{lesson.title}</h2>
      <p class="petit tabulaire">
        {module.title}, leçon {lesson.number} sur {module.total}. {started ? 'Encore' : 'Elle dure'}{' '}
        {duration(minutesLeft(progress, lesson))}.
      </p>
      <a class="bouton" href={lesson.href}>
        {started ? 'Reprendre' : 'Commencer'} <Icon draw={icons.suivant} />
      </a>
    </section>
  );
}

/** No lesson is left to do, or there is none: an evaluation packed alone. */
function Finished(props: {
  readonly progress: Progress;
  readonly modules: readonly OutlineModule[];
}): VNode {
  const left = toPass(props.progress, props.modules);
  const hasLessons = props.modules.some(({ lessons }) => lessons.length > 0);
  const [first] = left;
  return (
    <section class="reprendre" aria-labelledby="reprendre-titre">
      <p class="petit doux">
        {hasLessons ? 'Toutes les leçons sont terminées' : first ? 'Pour commencer' : ''}
      </p>
      <h2 id="reprendre-titre">
        {!first
          ? 'Tout est terminé'
          : !hasLessons
            ? `Évaluation : ${first.title}`
            : left.length > 1
              ? 'Il reste les évaluations'
              : 'Il reste l’évaluation'}
      </h2>
      {first ? (
        <a class="bouton" href={first.href}>
          Aller à l’évaluation <Icon draw={icons.suivant} />
        </a>
      ) : null}
    </section>
  );
}
