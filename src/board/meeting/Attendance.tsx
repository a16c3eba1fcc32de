/** Who said « Je suis là », when, and the trainer's confirmation. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { MeetingDesk } from '../../core/api/meetings.ts';
import { list, plural } from '../../core/text/numbers.ts';
import { clock } from '../../core/text/paris.ts';
import { useDesk } from '../desk.ts';
import { ProblemLine } from '../fields.tsx';
import { useAction } from '../useAction.ts';

export interface AttendanceProps {
  readonly desk: MeetingDesk;
  readonly onChange: () => void;
}

export function Attendance({ desk, onChange }: AttendanceProps): VNode {
  const { api } = useDesk();
  const { meeting, arrivals, absent } = desk;
  const title = useRef<HTMLHeadingElement>(null);
  const action = useAction(api.confirmPresence, () => {
    // The button just used goes away.
    title.current?.focus();
    onChange();
  });
  const open = arrivals.filter(({ confirmed }) => confirmed === null);
  const confirm = (learners: readonly string[]): void => void action.run(meeting.id, learners);
  return (
    <section class="presences" aria-labelledby="presences">
      <h2 id="presences" tabIndex={-1} ref={title}>
        Présence
      </h2>
      {arrivals.length === 0 ? (
        <p class="petit doux">
          Personne n’a encore dit «&nbsp;Je suis là&nbsp;». Le bouton est sur la page d’accueil et
          dans les leçons de chacun.
        </p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Nom</th>
              <th scope="col">Je suis là</th>
              <th scope="col">Confirmé</th>
            </tr>
          </thead>
          <tbody>
            {arrivals.map(({ learner, at, confirmed }) => (
              <tr key={learner.id}>
                <th scope="row">{learner.name}</th>
                <td class="tabulaire">{clock(at)}</td>
                <td class="tabulaire">
                  {confirmed === null ? (
                    <button
                      type="button"
                      class="bouton simple"
                      aria-disabled={action.busy}
                      onClick={() => confirm([learner.id])}
                    >
                      Confirmer<span class="invisible"> la présence de {learner.name}</span>
                    </button>
                  ) : (
                    clock(confirmed)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ProblemLine text={action.problem} />
      {open.length > 1 ? (
        <button
          type="button"
          class="bouton secondaire"
          aria-disabled={action.busy}
          onClick={() => confirm(open.map(({ learner }) => learner.id))}
        >
          Confirmer les {plural(open.length, 'présence')}
        </button>
      ) : null}
      <p class="petit doux">Heures du serveur, pas du téléphone.</p>
      {absent.length > 0 ? (
        <p class="petit">
          <b>N’ont pas dit être là&nbsp;:</b> {list(absent.map(({ name }) => name))}.
        </p>
      ) : null}
    </section>
  );
}
