/** Units as learners type them: « 37,8° », "16/min", « 120 mm de mercure » are read. */
import { fold, withoutEnd } from '../../text/text.ts';
import type { Spellings } from '../types.ts';

/**
 * Whether what was typed after a number is that unit, in one of its spellings. A rate may be typed
 * without what is counted ("16/min" for « cycles par minute »).
 */
export function isUnit(typed: string, unit: string, spellings: Spellings): boolean {
  const [given, asked] = [canonical(typed, spellings), canonical(unit, spellings)];
  return (
    given === asked || (/^\/./.test(given) && /^[a-z]{3,}\//.test(asked) && asked.endsWith(given))
  );
}

/** "Battements par minute." → "battement/min", where these spellings are known. */
export function canonical(written: string, spellings: Spellings): string {
  const word = (text: string): string => spellings[bareOf(text)] ?? bareOf(text);
  const text = withoutEnd(fold(written.replace(/º/g, '°').replace(/µ/g, 'μ')), ' .,;!?…');
  // `fold` leaves one space between words.
  return word(text.replaceAll('^', '').replace(/ ?(?:\/|\bpar\b) ?/g, '/'))
    .split('/')
    .map(word)
    .join('/');
}

export const bareOf = (folded: string): string =>
  folded.replace(/([a-z]{2})s(?![a-z])/g, '$1').replaceAll(' ', '');
