/** Days as a sheet of paper writes them, in Paris; apart from `paris.ts`, which pages of learners load. */
import { clock, PARIS } from './paris.ts';

const shortDayOfYear = new Intl.DateTimeFormat('fr-FR', {
  timeZone: PARIS,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** "22 nov. 2026" @param at ISO 8601, or ms since 1970 */
export const dayOfYear = (at: string | number): string => shortDayOfYear.format(new Date(at));

/** "22 nov. 2026, 17 h 10" */
export const fullDate = (iso: string): string => `${dayOfYear(iso)}, ${clock(iso)}`;
