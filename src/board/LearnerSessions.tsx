import type { VNode } from 'preact';
import type { SessionRow } from '../core/report/session.ts';
import { plural } from '../core/text/numbers.ts';
import { fullUnitName } from './course.ts';
import { useDesk } from './desk.ts';
import { clock } from '../core/text/paris.ts';
import { calendarDay, duration } from './times.ts';

const ENDINGS = {
  terminated: 'quittée',
  abandoned: 'interrompue',
  open: 'en cours',
} as const;

/** Each time a lesson was opened: the evidence of attendance, latest first. */
export function LearnerSessions({
  sessions,
}: {
  readonly sessions: readonly SessionRow[];
}): VNode | null {
  const { outline } = useDesk();
  if (sessions.length === 0) return null;
  const latest = [...sessions].sort((a, b) => Date.parse(b.start) - Date.parse(a.start));
  return (
    <details class="replie">
      <summary>{plural(sessions.length, 'connexion')}</summary>
      <div class="grille detail">
        <table>
          <caption class="invisible">Connexions, la plus récente d’abord. Heures de Paris.</caption>
          <thead>
            <tr>
              <th scope="col">Jour</th>
              <th scope="col">De</th>
              <th scope="col">À</th>
              <th scope="col">Leçon</th>
              <th scope="col">Connexion</th>
              <th scope="col">Actif</th>
              <th scope="col">Fin</th>
            </tr>
          </thead>
          <tbody>
            {latest.map(
              ({ id, day, start, end, unit, sessionSeconds, activeSeconds, ending, late }) => (
                <tr key={id}>
                  <th scope="row">{calendarDay(day)}</th>
                  <td class="tabulaire" data-n="De">
                    {clock(start)}
                  </td>
                  <td class="tabulaire" data-n="À">
                    {end === null ? '' : clock(end)}
                  </td>
                  <td data-n="Leçon">{fullUnitName(outline, unit)}</td>
                  <td class="tabulaire" data-n="Connexion">
                    {duration(sessionSeconds)}
                  </td>
                  <td class="tabulaire" data-n="Actif">
                    {activeSeconds === null ? 'non mesuré' : duration(activeSeconds)}
                  </td>
                  <td data-n="Fin">
                    {ENDINGS[ending]}
                    {late ? ', en retard' : ''}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      {latest.some(({ late }) => late) ? (
        <p class="petit doux">
          En retard&nbsp;: des réponses sont arrivées après la fin, quand le réseau est revenu.
          Elles comptent, à l’heure où elles ont été données.
        </p>
      ) : null}
    </details>
  );
}
