/** A module at a glance: a mark a lesson, then the evaluation and the time in words. */
import type { VNode } from 'preact';
import type { LearnerRow } from '../../core/api/learners.ts';
import { findUnit } from '../course.ts';
import { useDesk } from '../desk.ts';
import { MarkSign } from '../Marks.tsx';
import { bestTry, evaluationOf, lessonsOf, markOf, percent } from '../results.ts';
import { duration } from '../times.ts';

export interface LessonStripProps {
  readonly learner: LearnerRow;
  /** Where they are, or were: its module is shown. */
  readonly unit: string | undefined;
  /** Else the one being looked at. */
  readonly module: string | undefined;
}

export function LessonStrip({ learner, unit, module }: LessonStripProps): VNode | null {
  const { outline } = useDesk();
  const shown =
    findUnit(outline, unit ?? '')?.module ??
    outline.modules.find(({ id }) => id === module) ??
    outline.modules[0];
  if (!shown) return null;
  const evaluation = evaluationOf(shown);
  const best = evaluation && bestTry(learner.units[evaluation.id]);
  return (
    <section class={`encre-${shown.ink}`}>
      <h3>{shown.title}</h3>
      <ol class="bande">
        {lessonsOf(shown).map(({ id, number }) => (
          <li key={id}>
            <MarkSign mark={markOf(learner, id)} />
            <span class="tabulaire">
              <span class="invisible">, leçon </span>
              {number}
            </span>
          </li>
        ))}
      </ol>
      <p class="petit doux">
        {evaluation === null
          ? ''
          : best === null
            ? 'Évaluation pas passée. '
            : `Évaluation\u00A0: ${percent(best)}, ${best.passed ? 'réussie' : 'pas encore réussie'}. `}
        {duration(learner.sessionSeconds)} de connexion en tout.
      </p>
    </section>
  );
}
