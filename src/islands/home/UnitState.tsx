/** State of one lesson, or of the evaluation, in the module's page: an icon and a word. */
import type { ComponentChildren, VNode } from 'preact';
import { isUnderWay, standingAt } from '../../core/progress/unit-standing.ts';
import type { OnPage } from '../../page/base/live-page.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons, type IconName } from '../parts/icons.ts';
import { scoreWords, stage, type OutlineEvaluation, type OutlineLesson } from './outline.ts';
import { useStanding } from './useStanding.ts';

interface StateProps {
  readonly known: boolean;
  readonly look: string;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}

const State = ({ known, look, icon, children }: StateProps): VNode => (
  <span class={`etat ${look}`.trim()} data-inconnu={known ? undefined : ''}>
    {icon ? <Icon draw={icons[icon]} /> : null}
    {children}
  </span>
);

export function LessonState({ lesson, page }: OnPage & { readonly lesson: OutlineLesson }): VNode {
  const { standing, known } = useStanding(page);
  const answered = standingAt(standing, lesson.id)?.answered ?? 0;
  switch (stage(standing, lesson)) {
    case 'done':
      return (
        <State known={known} look="fait" icon="juste">
          Terminée
        </State>
      );
    case 'waived':
      return (
        <State known={known} look="fait" icon="juste">
          Dispensée
        </State>
      );
    case 'current':
      return (
        <State known={known} look="" icon="signet">
          En cours
          {lesson.required > 0
            ? `, ${Math.min(answered, lesson.required)} sur ${lesson.required}`
            : ''}
        </State>
      );
    case 'todo':
      return (
        <State known={known} look="doux">
          À faire
        </State>
      );
  }
}

export function EvaluationState({
  evaluation,
  page,
}: OnPage & { readonly evaluation: OutlineEvaluation }): VNode {
  const { standing, known } = useStanding(page);
  const record = standingAt(standing, evaluation.id);
  const best = record?.best;
  if (best?.passed)
    return (
      <State known={known} look="fait" icon="juste">
        Validé, {scoreWords(best, evaluation)}
      </State>
    );
  if (record?.state === 'waived')
    return (
      <State known={known} look="fait" icon="juste">
        Dispensée
      </State>
    );
  if (best)
    return (
      <State known={known} look="" icon="partiel">
        Pas encore validé, {scoreWords(best, evaluation)}
      </State>
    );
  return (
    <State known={known} look="doux">
      {record && isUnderWay(record) ? 'En cours' : 'À passer'}
    </State>
  );
}
