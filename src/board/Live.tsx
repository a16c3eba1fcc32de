/** Who is where now, and the remote session that runs or comes next. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { GroupBoard } from '../core/api/groups.ts';
import type { Meeting } from '../core/api/meetings.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { list, plural } from '../core/text/numbers.ts';
import { unitList } from './course.ts';
import { useDesk, useNow } from './desk.ts';
import { Confirm } from './Confirm.tsx';
import { Go } from './navigation.tsx';
import { ProblemLine } from './fields.tsx';
import { byName, cameToday, present, type Seen } from './presence.ts';
import { clock, dayAndClock, isToday, longDay, minutesUntil } from './times.ts';
import { useAction } from './useAction.ts';
import { useSteady } from './useSteady.ts';

export interface LiveProps {
  readonly board: GroupBoard;
  /** Id of the module being looked at. */
  readonly module: string | undefined;
  readonly onChange: () => void;
}

/** Past that many people, one line each instead of two. */
const ROOMY = 12;

export function Live({ board, module, onChange }: LiveProps): VNode {
  const { outline } = useDesk();
  const now = useNow();
  const section = useRef<HTMLElement>(null);
  const { learners, help, meetings } = board;
  const seen = useSteady(present(learners, help, outline, now, module), section);
  const running = meetings.find(({ state }) => state === 'running');
  const next = meetings
    .filter(({ state }) => state === 'planned')
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))[0];
  const absent = learners
    .filter((learner) => !cameToday(learner, now) && !seen.some(({ id }) => id === learner.id))
    .sort(byName);
  const nobodyEver = learners.every(({ presence }) => presence.state === 'never');
  return (
    <section class="direct" ref={section} aria-labelledby="direct">
      {running ? (
        <Running meeting={running} of={learners.length} now={now} onChange={onChange} />
      ) : (
        <header>
          <div>
            <h2 id="direct">En ce moment</h2>
            {next ? <NextMeeting meeting={next} now={now} /> : null}
          </div>
          <Go
            to={{ view: 'meeting', group: board.group.id, meeting: null }}
            class="bouton secondaire"
          >
            Préparer une séance
          </Go>
        </header>
      )}
      {seen.length > ROOMY ? <p class="bilan">{summary(seen)}</p> : null}
      <ul class={seen.length > ROOMY ? 'presents dense' : 'presents'}>
        {seen.map(({ id, name, state, icon, text, place }) => (
          <li class="present" key={id}>
            <Go to={{ view: 'learner', learner: id }}>{name}</Go>
            <span class={state === 'help' ? 'situation aide' : 'situation'}>
              <Icon draw={icon} />
              {text}
            </span>
            <span class="lieu tabulaire">{place}</span>
          </li>
        ))}
      </ul>
      <p class="absents">
        {nobodyEver
          ? 'Personne n’est encore connecté. Donnez à chacun son lien personnel.'
          : absent.length === 0
            ? 'Tout le groupe est venu aujourd’hui.'
            : `Pas venus aujourd’hui\u00A0: ${list(absent.map(({ name }) => name))}.`}
      </p>
    </section>
  );
}

function summary(seen: readonly Seen[]): string {
  const of = (state: Seen['state']): number => seen.filter((one) => one.state === state).length;
  return (
    list(
      [
        [of('help'), 'demande de l’aide', 'demandent de l’aide'] as const,
        [of('works'), 'travaille', 'travaillent'] as const,
        [of('idle'), 'sans activité', 'sans activité'] as const,
        [of('finished'), 'a terminé', 'ont terminé'] as const,
        [of('away'), 'hors ligne', 'hors ligne'] as const,
      ].flatMap(([count, one, many]) => (count === 0 ? [] : [plural(count, one, many)])),
    ) + '.'
  );
}

function NextMeeting({ meeting, now }: { readonly meeting: Meeting; readonly now: number }): VNode {
  const { outline } = useDesk();
  const { start, end, units } = meeting;
  const when = isToday(start, now) ? dayAndClock(start, now) : `${longDay(start)}, ${clock(start)}`;
  return (
    <p class="tabulaire doux">
      Prochaine séance&nbsp;: {when} à {clock(end)}. {unitList(outline, units)}.
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
          {unitList(outline, meeting.units)}. Présents&nbsp;: {meeting.present.length} sur {of}.{' '}
          {left > 0 ? `Reste ${left}\u00A0min.` : 'L’heure est passée.'}
        </p>
        <ProblemLine text={action.problem} />
      </div>
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
