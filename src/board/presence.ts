/** Who is where, in words and in the order a trainer needs. */
import type { HelpRequest } from '../core/api/help.ts';
import type { LearnerRow } from '../core/api/learners.ts';
import type { Outline } from '../core/api/outline.ts';
import { drawings } from '../islands/parts/marks.ts';
import { icons } from '../islands/parts/icons.ts';
import { placeName } from './course.ts';
import { boardDrawings } from './drawings.ts';
import { clock, isToday, minutesSince } from './times.ts';

export interface Seen {
  readonly id: string;
  readonly name: string;
  readonly state: 'help' | 'idle' | 'works' | 'finished' | 'away';
  readonly icon: string;
  /** "Rien depuis 6 min" */
  readonly text: string;
  /** "Leçon 5, question 1" */
  readonly place: string;
}

const ORDER: readonly Seen['state'][] = ['help', 'idle', 'works', 'finished', 'away'];

/** Those who came today: help first, then silence, work, the end, those who left. By name within each. */
export function present(
  learners: readonly LearnerRow[],
  help: readonly HelpRequest[],
  outline: Outline,
  now: number,
  /** The module being looked at: places need not name it. */
  module?: string,
): readonly Seen[] {
  const waiting = new Map(
    help.filter(({ state }) => state === 'waiting').map((request) => [request.learner.id, request]),
  );
  return learners
    .filter((learner) => waiting.has(learner.id) || cameToday(learner, now))
    .map((learner): Seen => {
      const request = waiting.get(learner.id);
      const { id, name, presence } = learner;
      const place = presence.place === null ? '' : placeName(outline, presence.place, module);
      if (request)
        return {
          ...{ id, name, state: 'help', icon: boardDrawings.aide, text: 'Demande de l’aide' },
          place: placeName(outline, request.place, module),
        };
      switch (presence.state) {
        case 'works':
          return {
            id,
            name,
            place,
            state: 'works',
            icon: boardDrawings.travaille,
            text: 'Travaille',
          };
        case 'idle': {
          const silent = `Rien depuis ${minutesSince(presence.since ?? learner.lastActivity ?? '', now)}\u00A0min`;
          return { id, name, place, state: 'idle', icon: boardDrawings.pause, text: silent };
        }
        case 'finished':
          return {
            ...{ id, name, state: 'finished', icon: drawings.juste, text: 'Terminé' },
            place: 'A fini toutes les leçons',
          };
        case 'away':
        case 'never': {
          const last = presence.since ?? learner.lastActivity;
          return {
            ...{ id, name, state: 'away', icon: icons.horsligne, text: 'Hors ligne' },
            place: last === null ? '' : `Dernier signe à ${clock(last)}`,
          };
        }
      }
    })
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || byName(a, b));
}

export function cameToday({ presence, lastActivity }: LearnerRow, now: number): boolean {
  if (presence.state === 'works' || presence.state === 'idle') return true;
  const last = presence.since ?? lastActivity;
  return presence.state !== 'never' && last !== null && isToday(last, now);
}

const collator = new Intl.Collator('fr');
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  collator.compare(a.name, b.name);
