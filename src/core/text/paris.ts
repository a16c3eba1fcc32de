/**
 * Times as they are read in France, wherever the browser thinks it is. Times are ISO 8601 UTC, or in milliseconds
 * since 1970.
 */
export const PARIS = 'Europe/Paris';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: PARIS,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const weekday = new Intl.DateTimeFormat('fr-FR', {
  timeZone: PARIS,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

export interface Local {
  /** 2026-11-22 */
  readonly date: string;
  /** 14:05 */
  readonly time: string;
}

export function inParis(at: number): Local {
  const read: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of parts.formatToParts(at)) read[type] = value;
  return {
    date: `${read.year}-${read.month}-${read.day}`,
    time: `${read.hour}:${read.minute}`,
  };
}

/** "14 h", "9 h 05" */
export function clock(iso: string | number): string {
  const [hours = '', minutes = ''] = inParis(millis(iso)).time.split(':');
  return `${Number(hours)}\u00A0h${minutes === '00' ? '' : `\u00A0${minutes}`}`;
}

/** "lundi 23 novembre" */
export const longDay = (iso: string): string => weekday.format(millis(iso));

const millis = (iso: string | number): number => (typeof iso === 'number' ? iso : Date.parse(iso));
