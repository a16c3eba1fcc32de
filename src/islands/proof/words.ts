/** What the sheets of a proof say in a few words. */
import type {
  OpenedTime,
  ProvenActivity,
  ProvenMeeting,
  ProvenSitting,
} from '../../core/proof/model.ts';
import { percent } from '../../core/report/percent.ts';
import { plural } from '../../core/text/numbers.ts';
import { clock } from '../../core/text/paris.ts';
import { dayOfYear, fullDate } from '../../core/text/paris-date.ts';
import { duration } from '../parts/dates.ts';

/** What a learner presses. */
export const HERE = '«\u00A0Je suis là\u00A0»';

/** "1 h 30" */
export const secondsWords = (seconds: number): string => duration(Math.round(seconds / 60));

/** "18 h 30 à 20 h" */
export const hoursWords = ({ start, end }: Pick<ProvenMeeting, 'start' | 'end'>): string =>
  `${clock(start)} à ${clock(end)}`;

/** The clock alone where the day is that of the meeting, which stands beside it. */
export const momentWords = (at: string, { start }: Pick<ProvenMeeting, 'start'>): string =>
  dayOfYear(at) === dayOfYear(start) ? clock(at) : fullDate(at);

/** "42 min, 3 leçons ouvertes, dont 1 non mesurée" */
export function openedWords({ sessions, activeSeconds, unmeasured }: OpenedTime): string {
  if (sessions === 0) return 'aucune leçon ouverte';
  const opened = plural(sessions, 'ouverture');
  const lost =
    unmeasured === 0 ? '' : `, dont ${unmeasured} non mesurée${unmeasured > 1 ? 's' : ''}`;
  return `${secondsWords(activeSeconds)}, ${opened} de leçon${lost}`;
}

/** "87 %" */
export const scoreWords = ({ scaled, mastery }: ProvenSitting): string =>
  `${percent(scaled, mastery)}\u00A0%`;

export const thresholdWords = ({ mastery }: ProvenSitting): string =>
  `${percent(mastery, mastery)}\u00A0%`;

/** "fait le 3 nov. 2026" */
export function activityWords({ kind, state, at }: ProvenActivity): string {
  const isEvaluation = kind === 'evaluation';
  if (state === 'none') return isEvaluation ? 'non passée' : 'non commencé';
  if (state === 'waived') return 'dispensé';
  if (state === 'begun') return isEvaluation ? 'non réussie' : 'commencé';
  const done = isEvaluation ? 'réussie' : 'fini';
  return at === null ? done : `${done} le ${dayOfYear(at)}`;
}
