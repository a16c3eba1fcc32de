/**
 * Times as a trainer reads and types them: in French, in Paris, wherever the browser thinks it is.
 * Times of the API are ISO 8601 UTC; `now` is in milliseconds since 1970.
 */
import { clock, inParis, PARIS, type Local } from '../core/text/paris.ts';
import { dayOfYear } from '../core/text/paris-date.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const shortDay = new Intl.DateTimeFormat('fr-FR', {
  timeZone: PARIS,
  day: 'numeric',
  month: 'short',
});
/**
 * The instant a clock in Paris shows this; null when it is not a date and a time. In the hour that
 * spring skips, the one after it; in the hour that autumn repeats, the first.
 */
export function fromParis({ date, time }: Local): string | null {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time) || Number.isNaN(asUtc))
    return null;
  const offset = (at: number): number => {
    const there = inParis(at);
    return Date.parse(`${there.date}T${there.time}:00Z`) - Math.floor(at / MINUTE) * MINUTE;
  };
  // The clock may change in between: one of the two is in force at that time.
  const before = asUtc - offset(asUtc - 12 * HOUR);
  const after = asUtc - offset(asUtc + 12 * HOUR);
  const found = [before, after].find((at) => {
    const shown = inParis(at);
    return shown.date === date && shown.time === time;
  });
  return new Date(found ?? before).toISOString();
}

/** "aujourd’hui", "hier", "demain", "12 nov.", "12 nov. 2025" */
export function day(iso: string | number, now: number): string {
  const { date } = inParis(millis(iso));
  const distance = daysBetween(inParis(now).date, date);
  if (distance === 0) return 'aujourd’hui';
  if (distance === -1) return 'hier';
  if (distance === 1) return 'demain';
  return date.slice(0, 4) === inParis(now).date.slice(0, 4)
    ? shortDay.format(millis(iso))
    : dayOfYear(iso);
}

/** "2026-11-22" → "22 nov. 2026" */
export const calendarDay = (date: string): string => dayOfYear(`${date}T12:00:00Z`);

/** "hier, 17 h 10" */
export const dayAndClock = (iso: string, now: number): string => `${day(iso, now)}, ${clock(iso)}`;

/** "à l’instant", "il y a 4 min", "il y a 2 h", then as `dayAndClock`, then the day alone. */
export function ago(iso: string, now: number): string {
  const elapsed = now - millis(iso);
  if (elapsed < MINUTE) return 'à l’instant';
  if (elapsed < HOUR) return `il y a ${Math.floor(elapsed / MINUTE)}\u00A0min`;
  const distance = daysBetween(inParis(now).date, inParis(millis(iso)).date);
  if (distance === 0) return `il y a ${Math.floor(elapsed / HOUR)}\u00A0h`;
  return distance === -1 ? dayAndClock(iso, now) : day(iso, now);
}

/** "à l’instant", "4 min", "2 h", "hier", "12 nov.": a column that is headed by what it counts from. */
export function since(iso: string, now: number): string {
  const elapsed = now - millis(iso);
  if (elapsed < MINUTE) return 'à l’instant';
  if (elapsed < HOUR) return `${Math.floor(elapsed / MINUTE)}\u00A0min`;
  return isToday(iso, now) ? `${Math.floor(elapsed / HOUR)}\u00A0h` : day(iso, now);
}

/** Seconds → "0 min", "50 s", "42 min", "1 h 05" */
export function duration(seconds: number): string {
  if (seconds > 0 && seconds < 60) return `${Math.ceil(seconds)}\u00A0s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}\u00A0min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}\u00A0h${rest === 0 ? '' : `\u00A0${String(rest).padStart(2, '0')}`}`;
}

/** Whole minutes from now, at least 0. */
export const minutesUntil = (iso: string, now: number): number =>
  Math.max(0, Math.ceil((millis(iso) - now) / MINUTE));

export const minutesSince = (iso: string, now: number): number =>
  Math.max(0, Math.floor((now - millis(iso)) / MINUTE));

export const isToday = (iso: string, now: number): boolean =>
  inParis(millis(iso)).date === inParis(now).date;

const millis = (iso: string | number): number => (typeof iso === 'number' ? iso : Date.parse(iso));

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * HOUR));
}
