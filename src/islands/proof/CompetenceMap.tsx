/** Bloc → theme → lessons, evaluation, rows. */
import type { VNode } from 'preact';
import type { ProvenBloc, RemoteTheme } from '../../core/proof/model.ts';
import { list, plural } from '../../core/text/numbers.ts';
import { dayOfYear } from '../../core/text/paris-date.ts';
import { Ruler } from '../parts/Ruler.tsx';
import { Part } from './parts.tsx';
import { scoreWords, thresholdWords } from './words.ts';

export const MAP_WORTH =
  'Cette carte ne vaut ni validation de bloc ni attestation. Intitulés à vérifier sur le référentiel en vigueur de la branche.';

export function CompetenceMap({ blocs }: { readonly blocs: readonly ProvenBloc[] }): VNode {
  return (
    <>
      {blocs.map(({ number, title, themes }) => (
        <Part key={title} title={number === null ? title : `Bloc ${number}. ${title}`}>
          {themes.length === 0 ? (
            <p>Aucun thème n’est décrit pour ce bloc.</p>
          ) : (
            <table class="carte">
              <caption class="invisible">{title}</caption>
              <thead>
                <tr>
                  <th scope="col">Thème</th>
                  <th scope="col">Leçons à distance</th>
                  <th scope="col">Évaluation à distance</th>
                  <th scope="col">Preuves gardées</th>
                </tr>
              </thead>
              <tbody>
                {themes.map(({ title: theme, remote }) =>
                  remote === null ? (
                    <tr key={theme}>
                      <th scope="row">{theme}</th>
                      <td data-n="Leçons à distance" class="doux">
                        pas enseigné à distance
                      </td>
                      <td data-n="Évaluation à distance" class="doux">
                        aucune
                      </td>
                      <td data-n="Preuves gardées" class="doux">
                        à joindre par le centre
                      </td>
                    </tr>
                  ) : (
                    <RemoteRow key={theme} theme={theme} remote={remote} />
                  ),
                )}
              </tbody>
            </table>
          )}
        </Part>
      ))}
    </>
  );
}

function RemoteRow({
  theme,
  remote,
}: {
  readonly theme: string;
  readonly remote: RemoteTheme;
}): VNode {
  const { ink, isOnPath, lessons } = remote;
  const over = lessons.done + lessons.waived;
  const waived = lessons.waived === 0 ? '' : `, dont ${plural(lessons.waived, 'dispensée')}`;
  const counted = `${over} sur ${lessons.of}${waived}`;
  return (
    <tr class={`encre-${ink}`}>
      <th scope="row">
        {theme}
        {isOnPath ? null : <small>hors du parcours</small>}
      </th>
      <td data-n="Leçons à distance">
        <Ruler
          label={counted}
          ticks={Array.from({ length: lessons.of }, (_, at) => ({
            state: at < over ? 'done' : 'todo',
          }))}
        />
        {counted}
      </td>
      <td data-n="Évaluation à distance">{evaluationWords(remote)}</td>
      <td data-n="Preuves gardées">{evidenceWords(remote)}</td>
    </tr>
  );
}

function evaluationWords({ evaluation }: RemoteTheme): string {
  if (evaluation === 'none') return 'aucune';
  if (evaluation === 'waived') return 'dispensée';
  if (evaluation === 'not-taken') return 'non passée';
  const { at, number, passed } = evaluation;
  return `${scoreWords(evaluation)}, le ${dayOfYear(at)}, essai ${number} (seuil ${thresholdWords(evaluation)}${passed ? '' : ', non atteint'})`;
}

function evidenceWords({ answers, sittings, exchanges, meetings }: RemoteTheme): string {
  const rows = [
    ...(answers === 0 ? [] : [plural(answers, 'réponse')]),
    ...(sittings === 0 ? [] : [plural(sittings, 'copie')]),
    ...(exchanges === 0 ? [] : [plural(exchanges, 'échange')]),
    ...(meetings === 0 ? [] : [plural(meetings, 'séance')]),
  ];
  return rows.length === 0 ? 'aucune pour l’instant' : list(rows);
}
