/** Which row a printed line comes from, in the words that stand under it. */
import { plural } from '../text/numbers.ts';
import { dayOfYear, fullDate } from '../text/paris-date.ts';
import type {
  Correction,
  ProvenActivity,
  ProvenExchange,
  ProvenMeeting,
  ProvenSitting,
  ProvenText,
} from './model.ts';

export const meetingSource = ({ start }: Pick<ProvenMeeting, 'start'>): string =>
  `séance du ${fullDate(start)}`;

export const exchangeSource = ({ asked }: ProvenExchange): string =>
  `demande d’aide du ${fullDate(asked)}`;

export const textSource = ({ at }: ProvenText): string => `texte enregistré le ${fullDate(at)}`;

export const sittingSource = ({ module, number }: ProvenSitting): string =>
  `évaluation ${module}, essai ${number}`;

export const correctionSource = ({ at }: Correction): string =>
  `registre des connexions, ligne du ${fullDate(at)}`;

/** Null where there is no row: nothing was done. */
export function activitySource(activity: ProvenActivity): string | null {
  const { kind, state, at, answered, tries } = activity;
  const { sessions } = activity.opened;
  if (state === 'waived') return 'dispense enregistrée';
  const rows = [
    ...(at === null || kind === 'evaluation' ? [] : [`fin enregistrée le ${dayOfYear(at)}`]),
    ...(tries > 0 ? [plural(tries, 'copie')] : []),
    ...(answered > 0 ? [plural(answered, 'réponse')] : []),
    ...(sessions > 0 ? [plural(sessions, 'connexion')] : []),
  ];
  return rows.length === 0 ? null : rows.join(', ');
}
