/** One learner, lesson by lesson. */
import type { VNode } from 'preact';
import type { LearnerRow } from '../core/api/learners.ts';
import type { OutlineModule } from '../core/api/outline.ts';
import type { UnitState } from '../core/report/report.ts';
import { KIND_NAMES, type UnitKind } from '../core/course/unit.ts';
import { useDesk } from './desk.ts';
import { Waive } from './Waive.tsx';
import { MarkSign, markText } from './Marks.tsx';
import { When } from './When.tsx';
import { markOf, percent, positioningWords } from './results.ts';
import { dayAndClock, duration } from './times.ts';

export interface LearnerUnitsProps {
  readonly learner: LearnerRow;
  readonly onChange: () => void;
}

export function LearnerUnits({ learner, onChange }: LearnerUnitsProps): VNode {
  const { outline } = useDesk();
  return (
    <>
      {outline.modules.map((module) => (
        <ModuleUnits key={module.id} module={module} learner={learner} onChange={onChange} />
      ))}
    </>
  );
}

interface ModuleUnitsProps extends LearnerUnitsProps {
  readonly module: OutlineModule;
}

function ModuleUnits({ module, learner, onChange }: ModuleUnitsProps): VNode {
  return (
    <section class={`bloc m-${module.ink}`}>
      <h2>{module.title}</h2>
      <div class="grille detail">
        <table>
          <caption class="sr">
            {module.title}, {learner.name}&nbsp;: état, résultats et temps de chaque leçon.
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
            {module.units.map(({ id, kind, number, title, questions }) => {
              const state = learner.units[id];
              const mark = markOf(learner, id);
              return (
                <tr key={id}>
                  <th scope="row">{number === null ? KIND_NAMES[kind] : `${number}. ${title}`}</th>
                  <td class="etat" data-n="État">
                    <span aria-hidden="true">
                      <MarkSign mark={mark} />
                    </span>
                    {markText(mark)}
                  </td>
                  <td data-n="Résultats">
                    {state ? <Results state={state} kind={kind} questions={questions} /> : ''}
                  </td>
                  <td class="num" data-n="Connexion">
                    {state ? duration(state.sessionSeconds) : ''}
                  </td>
                  <td class="num" data-n="Actif">
                    {state ? duration(state.activeSeconds) : ''}
                  </td>
                  <td data-n="Dernière activité">
                    {state ? <When at={state.lastActivity} /> : ''}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Waive learner={learner} module={module} onChange={onChange} />
    </section>
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
