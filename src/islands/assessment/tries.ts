/** What is said of tries: how many, what beginning one costs, who may open more. */
import type { Terms } from '../../page/base/live-page.ts';
import { plural } from '../../core/text/numbers.ts';

type More = Pick<Terms, 'opensMore'> | null;

export function triesWords(tries: number, terms: More): string {
  if (tries === 0) return 'Vous pouvez recommencer autant de fois que vous voulez.';
  const most = `${plural(tries, 'essai', 'essais')} au plus`;
  return terms?.opensMore === 'platform'
    ? `${most} par tentative de votre plateforme.`
    : `${most}.`;
}

/** Before a try is begun: what it costs. Null where it costs nothing, or it is not known yet. */
export function costWords({ tries, left, isOpen, terms }: Cost): string | null {
  if (tries === 0 || left === null || left === 0) return null;
  if (isOpen)
    return left > 1
      ? `Un essai est en cours : le reprendre n’en utilise pas d’autre. Il vous en restera ${left - 1}.`
      : 'Votre dernier essai est en cours.';
  const where = terms?.opensMore === 'platform' ? ' dans cette tentative' : '';
  return `Il vous reste ${plural(left, 'essai', 'essais')} sur ${tries}${where}. Commencer ${left > 1 ? 'en utilise un' : 'l’utilise'}.`;
}

interface Cost {
  readonly tries: number;
  /** Those that may still be handed in, the one under way included; null until it is known. */
  readonly left: number | null;
  /** One is under way. */
  readonly isOpen: boolean;
  readonly terms: More;
}

export function noTryLeft(terms: More): string {
  if (terms?.opensMore === 'platform')
    return 'Vous avez utilisé les essais de cette tentative. Si votre plateforme le permet, commencez-y une nouvelle tentative ; sinon, parlez-en à votre formatrice ou à votre formateur.';
  const used =
    'Vous avez utilisé tous vos essais. Parlez-en à votre formatrice ou à votre formateur';
  return terms?.opensMore === 'trainer'
    ? `${used} : un essai de plus peut vous être ouvert.`
    : `${used}.`;
}
