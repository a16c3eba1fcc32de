/** The group's remote sessions: to come, then the last ones with who was there. */
import type { VNode } from 'preact';
import type { GroupSummary } from '../core/api/groups.ts';
import type { LearnerRow } from '../core/api/learners.ts';
import type { Meeting } from '../core/api/meetings.ts';
import { unitList } from '../core/course/unit-list.ts';
import { capital } from '../core/text/case.ts';
import { list } from '../core/text/numbers.ts';
import { useDesk, useNow } from './desk.ts';
import { Go } from './navigation.tsx';
import { clock } from '../core/text/paris.ts';
import { dayAndClock } from './times.ts';

export interface MeetingsProps {
  readonly group: GroupSummary;
  readonly meetings: readonly Meeting[];
  readonly learners: readonly LearnerRow[];
}

const STATES = { planned: 'à venir', running: 'en cours', ended: 'terminée' } as const;

export function Meetings({ group, meetings, learners }: MeetingsProps): VNode {
  const { outline } = useDesk();
  const now = useNow();
  const nameOf = (id: string): readonly string[] =>
    learners.filter((learner) => learner.id === id).map(({ name }) => name);
  return (
    <section class="bloc" aria-labelledby="seances">
      <header class="tete">
        <h2 id="seances">Séances à distance</h2>
        <Go to={{ view: 'meeting', group: group.id, meeting: null }} class="bouton secondaire">
          Préparer une séance
        </Go>
      </header>
      {meetings.length === 0 ? (
        <p class="doux">
          Aucune séance. Une séance réunit le groupe sur des leçons, à une heure dite, avec un
          formateur.
        </p>
      ) : (
        <ul class="seances">
          {meetings.map(({ id, start, end, state, units, trainer, present, title }) => (
            <li key={id}>
              <h3 class="tabulaire">
                {capital(dayAndClock(start, now))} à {clock(end)}{' '}
                <span class="doux">{STATES[state]}</span>
              </h3>
              <p class="doux">
                {title === '' ? '' : `${title}. `}
                {unitList(outline.modules, units)}. Avec {trainer.name}.
                {state === 'planned'
                  ? ''
                  : ` Présents\u00A0: ${present.length === 0 ? 'personne' : list(present.flatMap(nameOf))}.`}
              </p>
              <Go to={{ view: 'lead', group: group.id, meeting: id }}>
                {state === 'ended' ? 'Compte rendu' : 'Animer'}
                <span class="invisible"> de la séance, {dayAndClock(start, now)}</span>
              </Go>{' '}
              {state === 'planned' ? (
                <Go to={{ view: 'meeting', group: group.id, meeting: id }}>
                  Modifier<span class="invisible"> la séance, {dayAndClock(start, now)}</span>
                </Go>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
