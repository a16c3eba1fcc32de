/** State of one lesson, or of the evaluation, in the module's page: an icon and a word. */
import type { VNode } from 'preact';
import type { OnPage } from '../../page/base/live-page.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import { stage, type OutlineEvaluation, type OutlineLesson } from './outline.ts';
import { useStanding } from '../parts/useStanding.ts';
import { scaledScore } from '../../core/assessment/score.ts';
import { percent } from '../../core/report/percent.ts';

export function LessonState({ lesson, page }: OnPage & { readonly lesson: OutlineLesson }): VNode {
  const { progress } = useStanding(page);
  const answered = Object.keys(progress.lessons[lesson.id]?.questions ?? {}).length;
  switch (stage(progress, lesson)) {
    case 'done':
      return (
        <span class="etat fait">
          <Icon draw={icons.juste} />
          Terminée
        </span>
      );
    case 'current':
      return (
        <span class="etat">
          <Icon draw={icons.signet} />
          En cours{lesson.required > 0 ? `, ${answered} sur ${lesson.required}` : ''}
        </span>
      );
    case 'todo':
      return <span class="etat doux">À faire</span>;
  }
}

export function EvaluationState({
  evaluation,
  page,
}: OnPage & { readonly evaluation: OutlineEvaluation }): VNode {
  const { progress } = useStanding(page);
  const record = progress.evaluations[evaluation.id];
  const best = record?.best;
  const share = best && percent(scaledScore(best.points, best.max), evaluation.masteryScore);
  if (best?.passed)
    return (
      <span class="etat fait">
        <Icon draw={icons.juste} />
        Validé, {share} %
      </span>
    );
  if (best)
    return (
      <span class="etat">
        <Icon draw={icons.partiel} />
        Pas encore validé, {share} %
      </span>
    );
  return <span class="etat doux">{record?.started ? 'En cours' : 'À passer'}</span>;
}
