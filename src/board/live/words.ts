/** What a line says of somebody. */
import type { Outline } from '../../core/api/outline.ts';
import type { GroupName, Situation, Standing } from '../../core/report/urgency.ts';
import { icons } from '../../islands/parts/icons.ts';
import { drawings } from '../../islands/parts/marks.ts';
import { placeName } from '../course.ts';
import { boardDrawings } from '../drawings.ts';
import { clock } from '../../core/text/paris.ts';
import { minutesSince, since } from '../times.ts';

export const GROUP_TITLES: Readonly<Record<GroupName, string>> = {
  help: 'À aider',
  works: 'Travaillent',
  finished: 'Ont fini',
  away: 'Pas là',
};

const ICONS: Readonly<Record<Situation, string>> = {
  calls: boardDrawings.aide,
  failed: icons.attention,
  wrong: icons.attention,
  silent: boardDrawings.pause,
  works: boardDrawings.travaille,
  finished: drawings.juste,
  left: icons.horsligne,
  absent: icons.horsligne,
};

export interface RowWords {
  readonly icon: string;
  /** "Rien depuis 6 min" */
  readonly state: string;
  /** "Leçon 5, question 1" */
  readonly place: string;
  /** "5 min" */
  readonly since: string;
}

/** @param module the one being looked at: places need not name it */
export function rowWords(one: Standing, outline: Outline, now: number, module?: string): RowWords {
  return {
    icon: ICONS[one.situation],
    state: stateWords(one, now),
    place: placeWords(one, outline, module),
    since: one.since === null ? '' : since(one.since, now),
  };
}

function stateWords({ situation, count, since: from, place }: Standing, now: number): string {
  switch (situation) {
    case 'calls':
      return 'Demande de l’aide';
    case 'failed':
      return `${count}ᵉ échec`;
    case 'wrong':
      return `${count} essais faux`;
    case 'silent':
      return place === null
        ? 'A quitté la séance'
        : `Rien depuis ${minutesSince(from ?? '', now)}\u00A0min`;
    case 'works':
      return place?.section != null && place.question === null ? 'Lit' : 'Travaille';
    case 'finished':
      return 'A fini';
    case 'left':
      return 'Hors ligne';
    case 'absent':
      return from === null ? 'Jamais connecté' : 'Pas là aujourd’hui';
  }
}

function placeWords(one: Standing, outline: Outline, module?: string): string {
  if (one.place !== null) return placeName(outline, one.place, module);
  if (one.situation === 'finished') return 'Toutes les leçons';
  return one.situation === 'left' && one.since !== null
    ? `Dernier signe à ${clock(one.since)}`
    : '';
}
