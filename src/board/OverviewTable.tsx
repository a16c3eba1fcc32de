/** All modules of the path at once: how many lessons each learner has finished, and each evaluation. */
import type { VNode } from 'preact';
import type { LearnerRow } from '../core/api/learners.ts';
import type { OutlineModule } from '../core/api/outline.ts';
import { Go } from './navigation.tsx';
import { When } from './When.tsx';
import { bestTry, evaluationOf, finished, lessonsOf, percent } from './results.ts';
import { duration } from './times.ts';

export interface OverviewTableProps {
  readonly learners: readonly LearnerRow[];
  readonly modules: readonly OutlineModule[];
  readonly group: string;
}

export function OverviewTable({ learners, modules, group }: OverviewTableProps): VNode {
  return (
    <div
      class="grille detail defile"
      role="region"
      aria-label="Avancement dans tous les modules"
      // It scrolls sideways when the course has many modules: the keyboard must reach it.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table>
        <caption class="invisible">
          Groupe {group}&nbsp;: leçons finies et évaluation de chaque module, temps et dernière
          activité de chaque apprenant.
        </caption>
        <thead>
          <tr>
            <th scope="col">Apprenant</th>
            {modules.map(({ id, title }) => (
              <th scope="col" key={id}>
                {title}
              </th>
            ))}
            <th scope="col">Temps actif</th>
            <th scope="col" class="activite">
              Dernière activité
            </th>
          </tr>
        </thead>
        <tbody>
          {learners.map((learner) => (
            <tr key={learner.id}>
              <th scope="row">
                <Go to={{ view: 'learner', learner: learner.id }}>{learner.name}</Go>
              </th>
              {modules.map((module) => {
                const evaluation = evaluationOf(module);
                const best = bestTry(evaluation ? learner.units[evaluation.id] : undefined);
                return (
                  <td key={module.id} data-n={module.title}>
                    {finished(learner, module)} sur {lessonsOf(module).length}
                    {best ? <small> évaluation&nbsp;: {percent(best)}</small> : null}
                  </td>
                );
              })}
              <td data-n="Temps actif">{duration(learner.activeSeconds)}</td>
              <td class="activite" data-n="Dernière activité">
                {learner.lastActivity === null ? (
                  'jamais connecté'
                ) : (
                  <When at={learner.lastActivity} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
