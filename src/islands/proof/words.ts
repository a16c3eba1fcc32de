/** What the sheets of a proof say in a few words. */
import type {
  OpenedTime,
  ProvenActivity,
  ProvenMeeting,
  ProvenSitting,
} from '../../core/proof/model.ts';
import { isMeasured, stateWords } from '../../core/proof/states.ts';
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

/** "42 min", "42 min, 1 ouverture non mesurée", "non mesuré"; nothing where no lesson was opened */
export function activeWords(opened: OpenedTime): string {
  if (opened.sessions === 0) return '';
  if (!isMeasured(opened)) return 'non mesuré';
  const { unmeasured } = opened;
  const lost = plural(unmeasured, 'ouverture non mesurée', 'ouvertures non mesurées');
  return `${secondsWords(opened.activeSeconds)}${unmeasured === 0 ? '' : `, ${lost}`}`;
}

/** "3 ouvertures de leçon, 42 min" */
export const openedWords = (opened: OpenedTime): string =>
  opened.sessions === 0
    ? 'aucune leçon ouverte'
    : `${plural(opened.sessions, 'ouverture')} de leçon, ${activeWords(opened)}`;

/** "87 %" */
export const scoreWords = ({ scaled, mastery }: ProvenSitting): string =>
  `${percent(scaled, mastery)}\u00A0%`;

export const thresholdWords = ({ mastery }: ProvenSitting): string =>
  `${percent(mastery, mastery)}\u00A0%`;

/** "finie, le 3 nov. 2026" */
export const activityWords = (activity: ProvenActivity): string =>
  `${stateWords(activity)}${activity.at === null ? '' : `, le ${dayOfYear(activity.at)}`}`;
