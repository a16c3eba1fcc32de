/** One line of the table of figures: what was measured, what it must be, and how it was measured. */

export interface Check {
  /** The measured value with its unit. */
  readonly text: string;
  readonly must: string;
  readonly ok: boolean;
}

export interface Figure {
  readonly name: string;
  readonly checks: readonly Check[];
  /** The same on one hand-written static page; "" where that has no meaning. */
  readonly floor: string;
  /** The best of CourseCode, H5P, Adapt, LiaScript, Starlight, Pagefind on the same lesson. */
  readonly peer: string;
  readonly how: readonly string[];
}

/** Thousands of bytes, as the budgets count them. */
export const kB = (bytes: number): string => `${(bytes / 1000).toFixed(2)} kB`;
export const ms = (value: number): string => `${Math.round(value)} ms`;
export const seconds = (value: number): string => `${(value / 1000).toFixed(2)} s`;
export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const plain = (value: number): string => String(Math.round(value * 1000) / 1000);

export function atMost(value: number, limit: number, show: (value: number) => string): Check {
  // A value that could not be measured is a missed must, not a silent pass.
  return { text: show(value), must: `≤ ${show(limit)}`, ok: value <= limit };
}

export function atLeast(value: number, limit: number, show: (value: number) => string): Check {
  return { text: show(value), must: `≥ ${show(limit)}`, ok: value >= limit };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

export const worst = (values: readonly number[]): number => Math.max(...values);

export function rows({ name, checks, floor, peer, how }: Figure): string {
  const ok = checks.every((check) => check.ok);
  const measured = checks.map(({ text }) => text).join(' / ');
  const must = checks.map((check) => check.must).join(' / ');
  return [
    `${ok ? 'ok  ' : 'over'}  ${name}`,
    `      measured ${measured} | must ${must} | floor ${floor || '–'} | best peer ${peer}`,
    ...how.map((line) => `      · ${line}`),
  ].join('\n');
}
