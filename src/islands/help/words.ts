/** Places and dates of an exchange, in French. */
import type { Place } from '../../core/report/presence.ts';

/** « Leçon 5, question 1 »; the end of the lesson has no question. @param lesson « Leçon 5 » */
export function placeWords(lesson: string, { label }: Pick<Place, 'label'>): string {
  return `${lesson}, ${label ?? 'en fin de leçon'}`;
}

/** « aujourd’hui à 10 h 04 », « le 21 novembre à 10 h 04 ». @param at and @param now ISO 8601 */
export function when(at: string, now: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', ...zone });
  const hour = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', ...zone });
  const date = new Date(at);
  const time = hour.format(date).replace(':', '\u00a0h\u00a0');
  const today = day.format(date) === day.format(new Date(now));
  return `${today ? 'aujourd’hui' : `le ${day.format(date)}`} à ${time}`;
}
