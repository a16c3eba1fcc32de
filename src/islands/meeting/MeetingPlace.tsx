/**
 * Under the header of a page of a learner: the line of the meeting that runs, « Je suis là », and the question
 * to the group. Nothing of it takes the focus by itself.
 */
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LearnerMeeting } from '../../core/api/meetings.ts';
import { plural } from '../../core/text/numbers.ts';
import { clock, longDay } from '../../core/text/paris.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import { Ruler } from '../parts/Ruler.tsx';
import { keptFor, type MeetingDesk, type MeetingState } from './desk.ts';
import { camera } from './drawings.ts';
import { GroupQuestion, PLACE } from './GroupQuestion.tsx';
import { ownIn, recordAddress, sentence } from './words.ts';

export function MeetingPlace({ desk }: { readonly desk: MeetingDesk }): VNode {
  const [state, setState] = useState<MeetingState>(desk.state.value);
  useEffect(() => desk.state.subscribe(setState), [desk]);
  const place = useRef<HTMLDivElement>(null);
  useStill(place);
  const now = state.meetings?.now ?? null;
  const question = now?.question ?? null;
  const kept = question && keptFor(state, question);
  return (
    <>
      <News state={state} />
      <div ref={place}>
        {now ? (
          <Line
            key={now.id}
            meeting={now}
            name={state.meetings?.name ?? ''}
            state={state}
            desk={desk}
          />
        ) : state.over ? (
          <aside class="seance-en-cours terminee" aria-label="Séance terminée">
            <div class="cadre">
              <Icon draw={icons.juste} />
              <p>
                La séance est terminée.{' '}
                {state.kept.length === 0
                  ? 'Vos réponses sont enregistrées.'
                  : 'Une réponse attend encore le réseau, gardée ici.'}{' '}
                <a href={recordAddress(state.over)}>Revoir les questions et ma présence</a>
              </p>
              <button type="button" class="bouton simple" onClick={() => desk.dismiss()}>
                Continuer à mon rythme
              </button>
            </div>
          </aside>
        ) : null}
        {now?.writing ? (
          <p class="cadre ecrit-groupe">
            Écrit du groupe&nbsp;: {now.writing.title}.{' '}
            <a href={import.meta.env.BASE_URL + now.writing.url.slice(1)}>Écrire mon texte</a>
          </p>
        ) : null}
        {now && question ? (
          <div class="cadre">
            <GroupQuestion
              question={question}
              trainer={now.trainer}
              kept={kept}
              onAnswer={(options) => desk.answer(question, options)}
            />
          </div>
        ) : null}
      </div>
    </>
  );
}

interface LineProps {
  readonly meeting: LearnerMeeting;
  readonly name: string;
  readonly state: MeetingState;
  readonly desk: MeetingDesk;
}

function Line({ meeting, name, state, desk }: LineProps): VNode {
  const { trainer, units, start, end, call, arrived, confirmed, present } = meeting;
  const [isOpen, setOpen] = useState(false);
  const panel = useRef<HTMLHeadingElement>(null);
  const line = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (isOpen) panel.current?.focus();
  }, [isOpen]);
  const isThere = arrived !== null;
  return (
    <aside class="seance-en-cours" aria-label="Séance à distance" tabIndex={-1} ref={line}>
      <div class="cadre">
        <Icon draw={camera} />
        <p>
          {sentence(meeting)}{' '}
          <small class="doux">
            {isThere
              ? `Vous êtes là depuis ${clock(arrived)}${confirmed ? `, ${trainer} l’a confirmé` : ''}.`
              : meeting.title}
            {present > 0 ? ` ${plural(present, 'personne présente', 'personnes présentes')}.` : ''}
          </small>
          {state.network === 'lost' ? (
            <small class="doux"> Le serveur ne répond pas, nouvel essai dans un instant.</small>
          ) : null}
        </p>
        {isThere ? (
          <Call address={call} />
        ) : (
          <button
            type="button"
            class={isOpen || meeting.question ? 'bouton secondaire' : 'bouton'}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            Rejoindre
          </button>
        )}
      </div>
      <Minutes start={start} end={end} now={desk.now()} />
      {isOpen && !isThere ? (
        <section class="presence cadre" aria-labelledby="_presence">
          <h2 id="_presence" tabIndex={-1} ref={panel}>
            Dites que vous êtes là
          </h2>
          <p>{trainer} le voit et le confirme. L’heure est celle du serveur.</p>
          <p>
            <button
              type="button"
              class="bouton"
              onClick={() => {
                void desk.arrive().then(() => line.current?.focus());
              }}
            >
              <Icon draw={icons.juste} />
              Je suis là
            </button>{' '}
            <Call address={call} />
          </p>
          <p role="alert">{state.refusal}</p>
          <dl>
            <dt>Séance</dt>
            <dd>
              {longDay(start)}, {clock(start)}
              {units === '' ? '' : `, ${units}`}
            </dd>
            <dt>Compte</dt>
            <dd>{name}</dd>
            <dt>Gardé</dt>
            <dd>l’heure de votre appui, et sa confirmation</dd>
          </dl>
          <p class="petit doux">
            La visio reste dans votre logiciel habituel. Gardez cette page à côté&nbsp;: les
            questions posées au groupe y arrivent.
          </p>
        </section>
      ) : null}
    </aside>
  );
}

function Call({ address }: { readonly address: string | null }): VNode | null {
  return address === null ? null : (
    <a class="visio" href={address} target="_blank" rel="noopener noreferrer">
      Ouvrir la visio <Icon draw={icons.externe} />
      <span class="invisible">, dans un nouvel onglet</span>
    </a>
  );
}

const TICK_MS = 5 * 60_000;

/** How far the meeting is: five minutes a tick. */
function Minutes(props: {
  readonly start: string;
  readonly end: string;
  readonly now: number;
}): VNode {
  const [from, to] = [Date.parse(props.start), Date.parse(props.end)];
  const count = Math.min(72, Math.max(1, Math.round((to - from) / TICK_MS)));
  const done = Math.max(0, Math.min(1, (props.now - from) / (to - from)));
  const left = Math.max(0, Math.ceil((to - props.now) / 60_000));
  return (
    <Ruler
      label={done === 0 ? 'La séance n’a pas commencé' : `Reste ${plural(left, 'minute')}`}
      ticks={Array.from({ length: count }, (_, at) => ({
        state: at < Math.floor(done * count) ? 'done' : 'todo',
      }))}
    />
  );
}

/** Said once each, politely: that a meeting is there, that it is over, that a question waits. */
function News({ state }: { readonly state: MeetingState }): VNode {
  const now = state.meetings?.now ?? null;
  const question = now?.question ?? null;
  const waits =
    question?.phase === 'open' &&
    !ownIn(question, question.round) &&
    keptFor(state, question) === null;
  const said = now ? `${sentence(now)}.` : state.over ? 'La séance est terminée.' : '';
  return (
    <>
      <p class="invisible" role="status">
        {said}
      </p>
      <p class="seance-dit" role="status">
        {waits ? (
          <>
            {question.round === 2 ? 'Second vote du groupe' : 'Nouvelle question du groupe'}
            &nbsp;: <a href={`#${PLACE}`}>répondre</a>
          </>
        ) : null}
      </p>
    </>
  );
}

/** What is read below does not move when this place grows: browsers that do not see to it are helped. */
function useStill(place: { readonly current: HTMLElement | null }): void {
  const height = useRef(0);
  useLayoutEffect(() => {
    const box = place.current?.getBoundingClientRect();
    if (!box) return;
    const grown = box.height - height.current;
    height.current = box.height;
    if (box.bottom - grown < 0 && !CSS.supports('overflow-anchor', 'auto')) scrollBy(0, grown);
  });
}
