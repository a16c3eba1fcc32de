/** Numbers and dates in French sentences, at build time. */
import type { Term } from '../core/course/course.ts';

export { percent } from '../core/report/percent.ts';
export { drawn, duration } from '../islands/parts/dates.ts';
export { plural } from '../core/text/numbers.ts';

const DATE = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' });

/** "2026-11-22" → "22 novembre 2026" */
export function day(iso: string): string {
  return DATE.format(new Date(`${iso}T00:00:00Z`)).replace(/^1 /, '1er ');
}

/** How a word is said and what it becomes: "Prononcez é-ri-tèm. Au pluriel : érythèmes."; empty when neither is known. */
export function heard({ pronunciation, plural }: Pick<Term, 'pronunciation' | 'plural'>): string {
  return [pronunciation && `Prononcez ${pronunciation}.`, plural && `Au pluriel\u00A0: ${plural}.`]
    .filter(Boolean)
    .join(' ');
}

/** "a ; b ; c." from texts without their own end. */
export function listEnd(at: number, count: number): string {
  return at === count - 1 ? '.' : '\u202F;';
}
