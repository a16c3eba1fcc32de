/** Durations and dates in French; apart from numbers.ts, which every lesson loads. */
import { plural } from '../../core/text/numbers.ts';

/** 95 → "1 h 35"; 7 → "7 min". */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return `${rest}\u00A0min`;
  return rest === 0 ? `${hours}\u00A0h` : `${hours}\u00A0h\u00A0${String(rest).padStart(2, '0')}`;
}

/** "20 questions tirées au sort" */
export function drawn(count: number): string {
  return plural(count, 'question tirée au sort', 'questions tirées au sort');
}

/** "mardi à 18 h 40", "le 3 mars": when something was last done, as one says it. */
export function when(iso: string, now: Date): string {
  const date = new Date(iso);
  const days = (now.getTime() - date.getTime()) / 86_400_000;
  const hour = `${date.getHours()}\u00A0h\u00A0${String(date.getMinutes()).padStart(2, '0')}`;
  if (date.toDateString() === now.toDateString()) return `aujourd’hui à ${hour}`;
  if (days < 6) return `${date.toLocaleDateString('fr', { weekday: 'long' })} à ${hour}`;
  return `le ${date.toLocaleDateString('fr', { day: 'numeric', month: 'long' })}`;
}

/** "3 mars 2026" */
export function day(iso: string): string {
  return new Date(iso).toLocaleDateString('fr', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** "6 novembre" this year, "6 novembre 2025" of another. */
export function dayOfYear(iso: string, now = new Date()): string {
  const date = new Date(iso);
  return date.getFullYear() === now.getFullYear()
    ? date.toLocaleDateString('fr', { day: 'numeric', month: 'long' })
    : day(iso);
}
