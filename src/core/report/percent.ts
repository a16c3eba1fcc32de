/**
 * How a score is rounded, wherever it is read: pages, print, the board, its files, an LMS's raw score.
 * Rounded down, since what is not reached must not read as if it were: 0.7996 is 79 %.
 */

/**
 * Rounding never changes the verdict: what is rounded reaches the threshold exactly when the score does.
 *
 * @param share 0 to 1, as an LMS receives it (`scaledScore`)
 * @param threshold what it is read against: one with decimals (0.795) gives its own precision
 * @returns in percent, at most two decimals
 */
export function percentOf(share: number, threshold = 0): number {
  const step = 10 ** (2 - decimalsOf(threshold));
  return (Math.floor(hundredths(share) / step) * step) / 100;
}

/** The same in French: "79", "79,5". */
export function percent(share: number, threshold = 0): string {
  return percentOf(share, threshold).toFixed(decimalsOf(threshold)).replace('.', ',');
}

/** 0.29 × 10,000 is 2,900.0000000000005, and others fall short by as little. */
const hundredths = (share: number): number => Math.floor(share * 10_000 + 1e-6);

function decimalsOf(threshold: number): number {
  return (String(hundredths(threshold) / 100).split('.')[1] ?? '').length;
}
