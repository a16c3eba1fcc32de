/** The head of « En ce moment »: the remote session that runs, or the one that comes next. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { GroupBoard } from '../../core/api/groups.ts';
import type { Meeting } from '../../core/api/meetings.ts';
import { unitList } from '../../core/course/unit-list.ts';
import { Confirm } from '../Confirm.tsx';
import { useDesk } from '../desk.ts';
import { ProblemLine } from '../fields.tsx';
import { Go } from '../navigation.tsx';
import { clock, longDay } from '../../core/text/paris.ts';
import { dayAndClock, isToday, minutesUntil } from '../times.ts';
import { useAction } from '../useAction.ts';

export interface MeetingNowProps {
  readonly board: GroupBoard;
  readonly now: number;
  readonly onChange: () => void;
}

export function MeetingNow({ board, now, onChange }: MeetingNowProps): VNode {
  const { group, learners, meetings } = board;
  const running = meetings.find(({ state }) => state === 'running');
  const next = meetings
    .filter(({ state }) => state === 'planned')
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))[0];
  if (running)
    return <Running meeting={running} of={learners.length} now={now} onChange={onChange} />;
  return (
    <header>
      <div>
        <h2 id="direct" tabIndex={-1}>
          En ce moment
        </h2>
        {next ? <NextMeeting meeting={next} now={now} /> : null}
      </div>
      <Go to={{ view: 'meeting', group: group.id, meeting: null }} class="bouton secondaire">
        Préparer une séance
      </Go>
    </header>
  );
}

function NextMeeting({ meeting, now }: { readonly meeting: Meeting; readonly now: number }): VNode {
  const { outline } = useDesk();
  const { start, end, units } = meeting;
  const when = isToday(start, now) ? dayAndClock(start, now) : `${longDay(start)}, ${clock(start)}`;
  return (
    <p class="tabulaire doux">
      Prochaine séance&nbsp;: {when} à {clock(end)}. {unitList(outline.modules, units)}.
    </p>
  );
}

interface RunningProps {
  readonly meeting: Meeting;
  readonly of: number;
  readonly now: number;
  readonly onChange: () => void;
}

function Running({ meeting, of, now, onChange }: RunningProps): VNode {
  const { api, outline } = useDesk();
  const title = useRef<HTMLHeadingElement>(null);
  const action = useAction(api.endMeeting, () => {
    title.current?.focus();
    onChange();
  });
  const left = minutesUntil(meeting.end, now);
  return (
    <header>
      <div>
        <h2 id="direct" tabIndex={-1} ref={title}>
          Séance d’aujourd’hui, {clock(meeting.start)} à {clock(meeting.end)}
        </h2>
        <p class="tabulaire doux">
          {unitList(outline.modules, meeting.units)}. Présents&nbsp;: {meeting.present.length} sur{' '}
          {of}. {left > 0 ? `Reste ${left}\u00A0min.` : 'L’heure est passée.'}
        </p>
        <ProblemLine text={action.problem} />
      </div>
      <Go to={{ view: 'lead', group: meeting.group, meeting: meeting.id }} class="bouton">
        Animer la séance
      </Go>
      <Confirm
        question="Terminer la séance maintenant ? Les réponses sont gardées, chacun peut continuer à son rythme."
        yes="Terminer"
        busy={action.busy}
        onYes={() => void action.run(meeting.id)}
      >
        Terminer la séance
      </Confirm>
    </header>
  );
}
