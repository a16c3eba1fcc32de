/** A call for help from the result of an assessment, which has no question to attach it to. */
import type { Caller } from '../../page/base/live-page.ts';
import { openDesk, show } from './offer.tsx';

/** @returns false when nobody can be called from here. */
export async function askAboutResult(
  caller: Caller,
  title: string,
  opener: HTMLElement,
): Promise<boolean> {
  const desk = await openDesk(caller);
  if (!desk) return false;
  const { unit } = caller;
  show(desk, { unit, section: null, question: null, label: 'résultat', text: '' }, title, opener);
  return true;
}
