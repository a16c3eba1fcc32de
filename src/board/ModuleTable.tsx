/** A row a learner, a column a lesson; on a phone, a strip a learner. */
import type { VNode } from 'preact';
import type { LearnerRow } from '../core/api/learners.ts';
import type { OutlineModule } from '../core/api/outline.ts';
import type { UnitState } from '../core/report/report.ts';
import { MarkSign } from './Marks.tsx';
import { Go } from './navigation.tsx';
import { When } from './When.tsx';
import {
  bestTry,
  evaluationOf,
  isFinished,
  lessonsOf,
  markOf,
  percent,
  positioningOf,
  positioningWords,
} from './results.ts';

export interface ModuleTableProps {
  readonly learners: readonly LearnerRow[];
  /** How many the group has: totals of a part of it would be read as the group’s. */
  readonly of: number;
  readonly module: OutlineModule;
  readonly group: string;
}

export function ModuleTable({ learners, of, module, group }: ModuleTableProps): VNode {
  const lessons = lessonsOf(module);
  const positioning = positioningOf(module);
  const evaluation = evaluationOf(module);
  return (
    <div class="grille">
      <table>
        <caption class="invisible">
          {module.title}, groupe {group}&nbsp;: positionnement, état de chaque leçon, évaluation et
          dernière activité de chaque apprenant.
        </caption>
        <thead>
          <tr>
            <th scope="col">Apprenant</th>
            {positioning ? (
              <th scope="col">
                <a href={positioning.url} title={positioning.title}>
                  Positionnement
                </a>
              </th>
            ) : null}
            {lessons.map(({ id, number, title, url }) => (
              <th scope="col" class="etat-lecon" key={id}>
                <a href={url} title={title}>
                  <span class="invisible">Leçon </span>
                  {number}
                  <span class="invisible">&nbsp;: {title}</span>
                </a>
              </th>
            ))}
            {evaluation ? (
              <th scope="col" class="reussite">
                Évaluation
              </th>
            ) : null}
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
              {positioning ? (
                <td class="tabulaire">
                  <span class="precision">Positionnement&nbsp;: </span>
                  {positioningWords(learner.units[positioning.id], positioning.questions)}
                </td>
              ) : null}
              {lessons.map(({ id, number }) => (
                <td class="etat-lecon" key={id} data-n={number}>
                  <MarkSign mark={markOf(learner, id)} />
                </td>
              ))}
              {evaluation ? (
                <td class="reussite">
                  <span class="precision">Évaluation&nbsp;: </span>
                  <Evaluation unit={learner.units[evaluation.id]} />
                </td>
              ) : null}
              <td class="activite">
                {learner.lastActivity === null ? (
                  'jamais connecté'
                ) : (
                  <When at={learner.lastActivity} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
        {learners.length > 1 && learners.length === of ? (
          <tfoot>
            <tr>
              <th scope="row">Leçon finie par</th>
              {positioning ? <td /> : null}
              {lessons.map(({ id, number }) => (
                <td class="etat-lecon tabulaire" key={id} data-n={number}>
                  {learners.filter(({ units }) => isFinished(units[id])).length}
                </td>
              ))}
              {evaluation ? (
                <td class="reussite">
                  <span class="precision">Évaluation réussie par </span>
                  {
                    learners.filter(({ units }) => bestTry(units[evaluation.id])?.passed).length
                  } sur {learners.length}
                </td>
              ) : null}
              <td class="activite" />
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

/** "87 %, réussie (2 essais)" */
export function Evaluation({ unit }: { readonly unit: UnitState | undefined }): VNode {
  const best = bestTry(unit);
  const tries = unit?.tries.length ?? 0;
  if (unit?.state === 'waived') return <>dispensée</>;
  if (best === null) return <>{unit ? 'commencée' : 'pas passée'}</>;
  return (
    <>
      <b>{percent(best)}</b>, {best.passed ? 'réussie' : 'à repasser'}
      {tries > 1 ? <span class="essais"> ({tries}&nbsp;essais)</span> : null}
    </>
  );
}
