/** Home: the bookmark, « vous en étiez là ». Also what a newcomer starts with. */
import type { VNode } from 'preact';
import { Icon } from './Icon.tsx';
import { icons } from './icons.ts';
import { minutesLeft, toResume, type OutlineModule } from './outline.ts';
import { useProgress } from './useProgress.ts';
import { duration, when } from './figures.ts';

export function Resume({ modules }: { readonly modules: readonly OutlineModule[] }): VNode {
  const { progress, known } = useProgress();
  const found = toResume(progress, modules);
  if (!found) return <Finished modules={modules} />;
  const { module, lesson, touched } = found;
  const started = touched !== null;
  return (
    <section class={`reprendre m-${module.ink}`} aria-labelledby="reprendre-titre">
      <p class="petit doux">
        {started && known ? `Vous en étiez là, ${when(touched, new Date())}` : 'Pour commencer'}
      </p>
      <h2 id="reprendre-titre">{lesson.title}</h2>
      <p class="petit num">
        {module.title}, leçon {lesson.number} sur {module.lessons.length}.{' '}
        {started ? 'Encore' : 'Elle dure'} {duration(minutesLeft(progress, lesson))}.
      </p>
      <a class="b" href={lesson.href}>
        {started ? 'Reprendre' : 'Commencer'} <Icon draw={icons.suivant} />
      </a>
    </section>
  );
}

function Finished({ modules }: { readonly modules: readonly OutlineModule[] }): VNode {
  const evaluation = modules.find((module) => module.evaluation)?.evaluation;
  return (
    <section class="reprendre" aria-labelledby="reprendre-titre">
      <p class="petit doux">Toutes les leçons sont terminées</p>
      <h2 id="reprendre-titre">Il reste les évaluations</h2>
      {evaluation ? (
        <a class="b" href={evaluation.href}>
          Aller à l’évaluation <Icon draw={icons.suivant} />
        </a>
      ) : null}
    </section>
  );
}
