/** Home once everything is done: when, with which scores, the document to keep, what to see again. */
import type { VNode } from 'preact';
import type { CourseStanding } from '../../core/progress/unit-standing.ts';
import { percent } from '../../core/report/percent.ts';
import { plural } from '../../core/text/numbers.ts';
import type { OnPage } from '../../page/base/live-page.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import { day } from '../parts/dates.ts';
import { PrintedIdentity } from '../parts/PrintedIdentity.tsx';
import { countWords, scoreWords, toRevise, type finish, type OutlineModule } from './outline.ts';

interface FinishedProps extends OnPage {
  readonly modules: readonly OutlineModule[];
  readonly standing: CourseStanding;
  readonly finished: NonNullable<ReturnType<typeof finish>>;
  readonly centre: string;
  readonly title: string;
}

const MOST_REVISIONS = 3;

export function Finished(props: FinishedProps): VNode {
  const { modules, standing, finished } = props;
  const { passed, at, mean } = finished;
  const revisions = toRevise(standing, modules, MOST_REVISIONS);
  return (
    <>
      <section class="arrivee" aria-labelledby="reprendre-titre">
        <p class="petit doux">Vous avez fini la partie à distance</p>
        <h2 id="reprendre-titre">
          <Icon draw={icons.juste} />
          {passed.length > 0
            ? plural(passed.length, 'module validé', 'modules validés')
            : 'Tout est terminé'}
        </h2>
        {at === null || mean === null ? null : (
          <p>
            Le {day(at)}, {percent(mean)}&nbsp;%{' '}
            {passed.length > 1 ? 'en moyenne aux évaluations' : 'à l’évaluation'}.
          </p>
        )}
        <button type="button" class="bouton" onClick={() => window.print()}>
          <Icon draw={icons.imprimer} /> Mon document à garder
        </button>
        <p class="petit doux">
          Un relevé à imprimer&nbsp;: dates et scores. La suite se passe en présence, avec votre
          centre, qui signe l’attestation.
        </p>
        {revisions.length > 0 ? (
          <>
            <h3>À revoir, si vous voulez</h3>
            <ul class="a-relire">
              {revisions.map(({ module, lesson, wrong, answered }) => (
                <li key={lesson.id} class={`encre-${module.ink}`}>
                  <a href={lesson.href}>{lesson.title}</a>
                  <small class="doux">
                    {module.title}, leçon {lesson.number}&nbsp;:{' '}
                    {plural(wrong, 'réponse fausse', 'réponses fausses')} sur {answered} au premier
                    essai
                  </small>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
      <Sheet {...props} />
    </>
  );
}

/** What is printed of home then, and nothing else (`styles/home/finish.css`). */
function Sheet({ page, modules, standing, finished, centre, title }: FinishedProps): VNode {
  const lessons = modules.flatMap((module) => module.lessons);
  const { passed, at } = finished;
  return (
    <section class="releve" aria-hidden="true">
      <h1>Relevé des modules à distance</h1>
      <p>{title}</p>
      <PrintedIdentity page={page} date={at === null ? null : day(at)} centre={centre} />
      {passed.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th>Module</th>
              <th>Évaluation réussie le</th>
              <th>Score</th>
              <th>Seuil</th>
            </tr>
          </thead>
          <tbody>
            {passed.map(({ module, best, masteryScore }) => (
              <tr key={module.id}>
                <td>{module.title}</td>
                <td>{day(best.at)}</td>
                <td>{scoreWords(best, { masteryScore })}</td>
                <td>{percent(masteryScore, masteryScore)}&nbsp;%</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p>Leçons terminées&nbsp;: {countWords(standing, lessons)}.</p>
    </section>
  );
}
