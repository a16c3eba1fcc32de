/** Meetings with the learner's presence: pressed, confirmed, each with its time. */
import type { VNode } from 'preact';
import { plannedSeconds } from '../../core/proof/meetings.ts';
import type { ProvenMeeting, Sums } from '../../core/proof/model.ts';
import { meetingSource } from '../../core/proof/sources.ts';
import { capital } from '../../core/text/case.ts';
import { plural } from '../../core/text/numbers.ts';
import { dayOfYear } from '../../core/text/paris-date.ts';
import { Source } from './parts.tsx';
import { HERE, hoursWords, momentWords, secondsWords } from './words.ts';

interface MeetingTableProps {
  readonly meetings: readonly ProvenMeeting[];
  readonly sums: Pick<Sums, 'planned' | 'pressed' | 'confirmed'>;
  /** Room for what a person writes: the duration that counts, and signatures. */
  readonly toSign?: boolean;
}

export function MeetingTable({ meetings, sums, toSign = false }: MeetingTableProps): VNode {
  if (meetings.length === 0) return <p>Aucune séance n’a eu lieu.</p>;
  const { planned, pressed, confirmed } = sums;
  return (
    <table class={toSign ? 'a-emarger' : undefined}>
      <caption class="invisible">Séances, de la première à la dernière. Heures de Paris.</caption>
      <thead>
        <tr>
          <th scope="col">Séance</th>
          <th scope="col">Leçons</th>
          <th scope="col">Prévu</th>
          <th scope="col">{HERE}</th>
          <th scope="col">Confirmé</th>
          {toSign ? (
            <>
              <th scope="col">Durée retenue</th>
              <th scope="col">Signature de la personne</th>
              <th scope="col">Signature de la formatrice ou du formateur</th>
            </>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {meetings.map((meeting) => (
          <tr key={meeting.id}>
            <th scope="row">
              {dayOfYear(meeting.start)}, {hoursWords(meeting)}
              <Source of={meetingSource(meeting)} />
            </th>
            <td data-n="Leçons">
              {meeting.title === '' ? '' : `${meeting.title}. `}
              {capital(meeting.lessons)}, avec {meeting.trainer}
            </td>
            <td data-n="Prévu">{secondsWords(plannedSeconds(meeting))}</td>
            <td data-n={HERE}>
              {meeting.pressed === null ? 'non pressé' : momentWords(meeting.pressed, meeting)}
            </td>
            <td data-n="Confirmé">
              {meeting.confirmed === null
                ? 'non'
                : `${momentWords(meeting.confirmed.at, meeting)}, ${meeting.confirmed.by}`}
            </td>
            {toSign ? (
              <>
                <td class="a-signer" />
                <td class="a-signer" />
                <td class="a-signer" />
              </>
            ) : null}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {plural(planned.meetings, 'séance')}
          </th>
          <td data-n="Prévu">{secondsWords(planned.seconds)}</td>
          <td data-n={HERE}>{plural(pressed.meetings, 'présence')}</td>
          <td data-n="Confirmé">{plural(confirmed.meetings, 'présence')}</td>
          {toSign ? <td colSpan={3} /> : null}
        </tr>
      </tfoot>
    </table>
  );
}
