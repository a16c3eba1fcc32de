/** When a series beats: the same moments each time it begins, so that it can be scheduled ahead and graded. */
import type { Series } from '../types.ts';

/** @returns milliseconds from the start to each beat (or breath) that begins before `seconds` are over */
export function beatsIn({ first, intervals }: Series, seconds: number): readonly number[] {
  const beats: number[] = [];
  for (let at = first, next = 0; at < seconds * 1000; next += 1) {
    beats.push(at);
    at += intervals[next % intervals.length] ?? Infinity;
  }
  return beats;
}

/** Full flashes in any second (WCAG 2.3.1): more could harm somebody. */
const MOST_FLASHES = 3;

/** Whether some second of it holds more flashes than may be shown. */
export function isTooFast({ intervals }: Series): boolean {
  return intervals.some((_, at) => {
    const next = Array.from(
      { length: MOST_FLASHES },
      (__, more) => intervals[(at + more) % intervals.length] ?? 0,
    );
    return next.reduce((sum, one) => sum + one, 0) < 1000;
  });
}

/** How far a breath moves the chest at most, however long until the next: the rest is a pause. */
const LONGEST_BREATH = 3600;
/** Share of that movement that is breathing in. */
const IN = 0.4;

/** Milliseconds in and out of a breath that comes `interval` before the next. A convention of the drawing. */
export function breathOf(interval: number): readonly [inMs: number, outMs: number] {
  const moved = Math.min(0.85 * interval, LONGEST_BREATH);
  return [IN * moved, (1 - IN) * moved];
}
