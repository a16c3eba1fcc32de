/** Home: when the group meets next, and a file for one's own calendar. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LearnerAddress } from '../../core/api/learner-calls.ts';
import { capital } from '../../core/text/case.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import type { MeetingDesk } from './desk.ts';
import { dateWords } from './words.ts';

const FILE: LearnerAddress<'GET seances.ics'> = '/apprenant/seances.ics';

export function Coming({ desk }: { readonly desk: MeetingDesk }): VNode | null {
  const [state, setState] = useState(desk.state.value);
  useEffect(() => desk.state.subscribe(setState), [desk]);
  const coming = state.meetings?.coming ?? [];
  if (coming.length === 0) return null;
  return (
    <section class="seances-a-venir" aria-labelledby="_seances">
      <h2 id="_seances">
        {coming.length > 1 ? 'Vos prochaines séances' : 'Votre prochaine séance'}
      </h2>
      <ul>
        {coming.map((meeting) => (
          <li key={meeting.id}>
            <b class="tabulaire">{capital(dateWords(meeting))}</b>
            <span class="petit doux">
              {[meeting.title, `avec ${meeting.trainer}`, meeting.units]
                .filter((word) => word !== '')
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <a href={FILE} download="seances.ics">
        <Icon draw={icons.enregistrer} />
        {coming.length > 1 ? 'Les mettre' : 'La mettre'} dans mon agenda
      </a>
    </section>
  );
}
