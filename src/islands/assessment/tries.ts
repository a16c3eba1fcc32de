/** What is said of tries: how many, how many are left, who may open more. */
import type { Terms } from '../../page/base/live-page.ts';
import { plural } from '../../core/text/numbers.ts';

type More = Pick<Terms, 'opensMore'> | null;

/** @param left null until it is known */
export function triesWords(tries: number, left: number | null, terms: More): string {
  if (tries === 0) return 'Vous pouvez recommencer autant de fois que vous voulez.';
  const most = `${plural(tries, 'essai', 'essais')} au plus`;
  if (terms?.opensMore === 'platform')
    return left === null
      ? `${most} par tentative de votre plateforme.`
      : `${most} par tentative de votre plateforme. Il vous en reste ${left} dans celle-ci.`;
  return left === null ? `${most}.` : `${most}. Il vous en reste ${left}.`;
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
