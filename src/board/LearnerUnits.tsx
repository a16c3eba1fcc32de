/** One learner, lesson by lesson: the modules of their path, then what they did beside it. */
import type { VNode } from 'preact';
import type { LearnerRow } from '../core/api/learners.ts';
import type { OutlineUnit } from '../core/api/outline.ts';
import type { UnitState } from '../core/report/report.ts';
import { KIND_NAMES, type UnitKind } from '../core/course/unit.ts';
import { fullUnitName } from './course.ts';
import { useDesk } from './desk.ts';
import { modulesOff, outlineOn } from './path.ts';
import { Waive } from './Waive.tsx';
import { MarkSign, markText } from './Marks.tsx';
import { When } from './When.tsx';
import { markOf, percent, positioningWords } from './results.ts';
import { dayAndClock, duration } from './times.ts';

export interface LearnerUnitsProps {
  readonly learner: LearnerRow;
  /** Of their group (GroupSummary.path). */
  readonly path: string | null;
  readonly onChange: () => void;
}

export function LearnerUnits({ learner, path, onChange }: LearnerUnitsProps): VNode {
  const { outline } = useDesk();
  const beside = modulesOff(outline, path)
    .flatMap(({ units }) => units)
    .filter(({ id }) => learner.units[id]);
  return (
    <>
      {outlineOn(outline, path).modules.map((module) => (
        <section class={`bloc encre-${module.ink}`} key={module.id}>
          <h2>{module.title}</h2>
          <UnitTable
            learner={learner}
            title={module.title}
            units={module.units}
            nameOf={({ kind, number, title }) =>
              number === null ? KIND_NAMES[kind] : `${number}. ${title}`
            }
          />
          <Waive learner={learner} module={module} onChange={onChange} />
        </section>
      ))}
      {beside.length > 0 ? (
        <section class="bloc">
          <h2>Hors du parcours</h2>
          <UnitTable
            learner={learner}
            title="Hors du parcours"
            units={beside}
            nameOf={({ id }) => fullUnitName(outline, id)}
          />
        </section>
      ) : null}
    </>
  );
}

interface UnitTableProps extends Pick<LearnerUnitsProps, 'learner'> {
  readonly title: string;
  readonly units: readonly OutlineUnit[];
  readonly nameOf: (unit: OutlineUnit) => string;
}

function UnitTable({ learner, title, units, nameOf }: UnitTableProps): VNode {
  return (
    <div class="grille detail">
      <table>
        <caption class="invisible">
          {title}, {learner.name}&nbsp;: état, résultats et temps de chaque leçon.
        </caption>
        <thead>
          <tr>
            <th scope="col">Leçon</th>
            <th scope="col">État</th>
            <th scope="col">Résultats</th>
            <th scope="col">Connexion</th>
            <th scope="col">Actif</th>
            <th scope="col">Dernière activité</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => {
            const { id, kind, questions } = unit;
            const state = learner.units[id];
            const mark = markOf(learner, id);
            return (
              <tr key={id}>
                <th scope="row">{nameOf(unit)}</th>
                <td class="etat" data-n="État">
                  <span aria-hidden="true">
                    <MarkSign mark={mark} />
                  </span>
                  {markText(mark)}
                </td>
                <td data-n="Résultats">
                  {state ? <Results state={state} kind={kind} questions={questions} /> : ''}
                </td>
                <td class="tabulaire" data-n="Connexion">
                  {state ? duration(state.sessionSeconds) : ''}
                </td>
                <td class="tabulaire" data-n="Actif">
                  {state ? duration(state.activeSeconds) : ''}
                </td>
                <td data-n="Dernière activité">{state ? <When at={state.lastActivity} /> : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Results({
  state,
  kind,
  questions,
}: {
  readonly state: UnitState;
  readonly kind: UnitKind;
  readonly questions: number;
}): VNode {
  const { now } = useDesk();
  if (kind === 'lesson')
    return (
      <>
        {state.answered === 0
          ? 'aucune réponse'
          : `${state.rightFirst} sur ${state.answered} juste${state.rightFirst > 1 ? 's' : ''} du premier coup`}
      </>
    );
  if (kind === 'positioning') return <>{positioningWords(state, questions)}</>;
  return (
    <ol class="essais">
      {state.tries.map((one) => (
        <li key={one.at}>
          <b>{percent(one)}</b>
          {one.raw === null || one.max === null ? '' : ` (${one.raw} sur ${one.max})`},{' '}
          {one.passed ? 'réussie' : 'à repasser'}, {dayAndClock(one.at, now())}
        </li>
      ))}
    </ol>
  );
}
