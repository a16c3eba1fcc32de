/** What a learner is told of a text they write, in French. */
import type { LearnerProduction } from '../../core/api/productions.ts';
import { LONGEST_TEXT, lengthOf } from '../../core/production/production.ts';
import { cleanLines } from '../../core/text/lines.ts';
import { list, plural } from '../../core/text/numbers.ts';
import { when } from '../parts/dates.ts';
import type { WritingState } from './desk.ts';

/** « 1 500 » */
export const MOST = '1\u00A0500';

/** Why a text cannot be saved as it is; null: it can. */
export function problemIn(text: string): string | null {
  const length = lengthOf(cleanLines(text));
  if (length === 0) return 'Écrivez d’abord votre texte.';
  if (length <= LONGEST_TEXT) return null;
  return `Votre texte a ${plural(length - LONGEST_TEXT, 'caractère')} de trop\u00A0: ${MOST} au plus. Raccourcissez-le.`;
}

/** « 214 caractères sur 1 500 » */
export const lengthWords = (text: string): string =>
  `${plural(lengthOf(text), 'caractère')} sur ${MOST}`;

/** From there on, how much is left is said aloud, a hundred at a time. */
const SAID_FROM = 300;

export function leftWords(text: string): string {
  const left = LONGEST_TEXT - lengthOf(text);
  if (left > SAID_FROM) return '';
  if (left < 0) return 'Le texte est trop long.';
  return left < 100
    ? 'Moins de 100 caractères restent.'
    : `Reste environ ${Math.floor(left / 100) * 100}\u00A0caractères.`;
}

/** « C. Le Goff voit », « C. Le Goff et D. Roy voient » */
export const readersSee = (trainers: readonly string[]): string =>
  `${readers(trainers)} ${trainers.length > 1 ? 'voient' : 'voit'}`;

export const readers = (trainers: readonly string[]): string =>
  trainers.length === 0 ? 'Votre centre' : list(trainers);

/** Where what is in the field is: « enregistré » is the server's word alone. */
export function statusWords(
  { memory, network, refusals }: WritingState,
  work: LearnerProduction,
  isLasting: boolean,
  now: Date,
): string {
  const { production, own } = work;
  const lost = network === 'lost' ? ' Le serveur ne répond pas, nouvel essai dans un instant.' : '';
  const refusal = refusals[production];
  if (memory.texts[production])
    return network === 'lost'
      ? 'Gardé ici, pas encore enregistré. Il partira au retour du réseau.'
      : 'Envoi en cours.';
  if (memory.drafts[production]) {
    const draft = isLasting
      ? own
        ? 'Vos changements ne sont pas enregistrés\u00A0: ce navigateur les garde.'
        : 'Brouillon gardé dans ce navigateur, pas encore enregistré.'
      : 'Ce navigateur refuse de garder votre brouillon\u00A0: enregistrez-le avant de quitter la page.';
    return `${refusal === undefined ? '' : `${refusal} `}${draft}${lost}`;
  }
  if (!own) return lost.trim();
  const after = work.phase === 'open' ? ' Vous pouvez le changer jusqu’au partage.' : '';
  return `Enregistré ${when(own.at, now)}.${after}${lost}`;
}

/** The same, of who writes alone. */
export const aloneWords = (text: string, isLasting: boolean): string =>
  text === ''
    ? ''
    : isLasting
      ? 'Brouillon gardé dans ce navigateur.'
      : 'Ce navigateur refuse de garder votre texte\u00A0: copiez-le avant de quitter la page.';

/** How far the group is; said when it changes. */
export function stageWords(
  { phase, own, names }: LearnerProduction,
  trainers: readonly string[],
): string {
  if (phase === 'open') return 'Ouvert pour votre groupe.';
  if (phase === 'closed')
    return names === null
      ? 'Clos. Les textes n’ont pas été partagés.'
      : own
        ? 'Clos. Les textes du groupe restent à lire ici.'
        : 'Clos sans votre texte. Ceux du groupe restent à lire ici.';
  return own
    ? `Partagé\u00A0: lisez les textes du groupe. Le vôtre ne change plus.`
    : `Les textes sont partagés. Enregistrez le vôtre pour lire ceux du groupe\u00A0: ${readersSee(trainers)} qu’il arrive après, et il ne changera plus.`;
}

/** Who can still tell who wrote what. */
export const namesWords = (
  { names }: Pick<LearnerProduction, 'names'>,
  trainers: readonly string[],
): string =>
  names === 'first'
    ? 'Avec les prénoms. Le vôtre est affiché de même aux autres.'
    : `Sans noms\u00A0: le groupe ne voit pas qui a écrit. ${readersSee(trainers)} encore qui a écrit quoi.`;
