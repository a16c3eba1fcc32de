/** A meeting while it is led: who is there, the question to the group, what was asked; its record once it is over. */
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { MeetingDesk } from '../../core/api/meetings.ts';
import { unitList } from '../../core/course/unit-list.ts';
import { clock, longDay } from '../../core/text/paris.ts';
import { Icon } from '../../islands/parts/Icon.tsx';
import { icons } from '../../islands/parts/icons.ts';
import { write } from '../../page/base/who-reads.ts';
import { Confirm } from '../Confirm.tsx';
import { useDesk, useNow } from '../desk.ts';
import { ProblemLine } from '../fields.tsx';
import { LateLine } from '../LateLine.tsx';
import { Crumbs, Title } from '../navigation.tsx';
import { GroupProductions } from '../production/GroupProductions.tsx';
import { queryOf } from '../route.ts';
import { minutesUntil } from '../times.ts';
import { useAction } from '../useAction.ts';
import { usePolled } from '../usePolled.ts';
import { AskGroup } from './AskGroup.tsx';
import { Attendance } from './Attendance.tsx';
import { AskedOfGroup } from './AskedOfGroup.tsx';
import { QuestionNow } from './QuestionNow.tsx';
import { ToRevisit } from './ToRevisit.tsx';

export interface LeadProps {
  readonly group: string;
  readonly meeting: string;
}

const LIVE_MS = 2_000;

export function Lead({ group, meeting }: LeadProps): VNode {
  const { api, now } = useDesk();
  const ask = useMemo(
    () => (etag: string | null) => api.meetingDesk(meeting, etag),
    [api, meeting],
  );
  const { value: desk, problem, late, refresh } = usePolled(ask, now, LIVE_MS);
  if (!desk)
    return (
      <>
        <Title>Séance à distance</Title>
        {problem === null ? <p role="status">Chargement…</p> : <ProblemLine text={problem} />}
      </>
    );
  return (
    <div>
      <LateLine late={late} onRetry={refresh} />
      <Crumbs
        trail={[{ text: desk.group.name, to: { view: 'group', group, module: null } }]}
        here="Séance"
      />
      {desk.meeting.state === 'ended' ? (
        <Record desk={desk} refresh={refresh} />
      ) : (
        <Running desk={desk} refresh={refresh} />
      )}
    </div>
  );
}

interface DeskProps {
  readonly desk: MeetingDesk;
  readonly refresh: () => void;
}

function Running({ desk, refresh }: DeskProps): VNode {
  const { api, outline } = useDesk();
  const { meeting, group, arrivals, absent, questions } = desk;
  const now = useNow();
  const end = useAction(api.endMeeting, refresh);
  const asked = questions.filter(({ phase }) => phase !== 'cancelled');
  const current = asked.at(-1) ?? null;
  /** The question whose successor is being chosen. */
  const [after, setAfter] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const isAsking = current === null || current.id === after;
  const there = arrivals.length;
  const left = minutesUntil(meeting.end, now);

  useEffect(() => {
    write(`Groupe ${group.name}`, 'vous voyez qui est là et combien ont répondu. Chacun le sait.');
  }, [group.name]);
  // What was pressed goes away once the server has answered: the focus then goes to what came in its place.
  const pressed = useRef(false);
  useLayoutEffect(() => {
    if (pressed.current) place.current?.querySelector<HTMLElement>('h2[tabindex]')?.focus();
    pressed.current = false;
  }, [isAsking, current?.id, current?.phase, current?.round]);
  const change = (): void => {
    pressed.current = true;
    refresh();
  };

  return (
    <>
      <header class="tete">
        <div>
          <Title>{meeting.title === '' ? 'Animer la séance' : meeting.title}</Title>
          <p class="doux tabulaire">
            {unitList(outline.modules, meeting.units)}, {clock(meeting.start)} à{' '}
            {clock(meeting.end)}. Présents&nbsp;: {there} sur {there + absent.length}.{' '}
            {meeting.state === 'planned'
              ? 'La séance n’a pas commencé.'
              : left > 0
                ? `Reste ${left}\u00A0min.`
                : ''}
          </p>
        </div>
        <div class="rang">
          <a
            class="bouton secondaire"
            href={queryOf({ view: 'projected', group: group.id, meeting: meeting.id })}
            target="_blank"
          >
            <Icon draw={icons.ecran} />
            Ouvrir la vue à partager
            <span class="invisible">, dans un nouvel onglet</span>
          </a>
          {meeting.state === 'running' ? (
            <Confirm
              question="Terminer la séance maintenant ? Les réponses sont gardées, chacun peut continuer à son rythme."
              yes="Terminer"
              busy={end.busy}
              onYes={() => void end.run(meeting.id)}
            >
              Terminer la séance
            </Confirm>
          ) : null}
        </div>
      </header>
      <ProblemLine text={end.problem} />
      <div class="conduite">
        <div ref={place}>
          {meeting.state === 'planned' ? (
            <p>
              Les questions se posent à partir de {clock(meeting.start)}. Vos apprenants peuvent
              déjà dire qu’ils sont là.
            </p>
          ) : isAsking ? (
            <AskGroup
              desk={desk}
              onAsked={() => {
                setAfter(null);
                change();
              }}
            />
          ) : (
            <QuestionNow
              key={current.id}
              meeting={meeting.id}
              question={current}
              onChange={change}
              onNext={() => {
                pressed.current = true;
                setAfter(current.id);
              }}
            />
          )}
        </div>
        <aside class="cote" aria-label="La séance">
          <AskedOfGroup questions={asked} title="Le fil de la séance" />
          <Attendance desk={desk} onChange={refresh} />
          <GroupProductions group={group.id} path={group.path} units={meeting.units} />
        </aside>
      </div>
    </>
  );
}

function Record({ desk, refresh }: DeskProps): VNode {
  const { outline } = useDesk();
  const { meeting, group, arrivals, absent, questions } = desk;
  const asked = questions.filter(({ phase }) => phase !== 'cancelled');
  const there = arrivals.length;
  return (
    <>
      <header class="tete">
        <div>
          <p class="petit doux">{group.name}, séance à distance</p>
          <Title>
            Séance du {longDay(meeting.start)}, {clock(meeting.start)} à {clock(meeting.end)}
          </Title>
          <p class="doux tabulaire">
            {meeting.title === '' ? '' : `${meeting.title}. `}
            {unitList(outline.modules, meeting.units)}. Avec {meeting.trainer.name}. Ont dit être
            là&nbsp;: {there} sur {there + absent.length}.
          </p>
        </div>
        <div class="rang">
          <button type="button" class="bouton secondaire" onClick={() => print()}>
            <Icon draw={icons.imprimer} />
            Imprimer
          </button>
        </div>
      </header>
      <div class="conduite">
        <div>
          <AskedOfGroup questions={asked} title="Questions posées" isOpen />
          <ToRevisit questions={asked} />
        </div>
        <Attendance desk={desk} onChange={refresh} />
      </div>
    </>
  );
}
