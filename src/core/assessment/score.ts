/** What a try is worth, and which of two is the better: the same for pages, LMSs and the trainer's board. */
import { round4 } from '../question/grading.ts';

/** points ÷ max within 0 … 1, four decimals; 0 when there was nothing to earn. */
export function scaledScore(points: number, max: number): number {
  return max > 0 ? round4(Math.min(1, Math.max(0, points / max))) : 0;
}

/** Passed before failed (a mastery score may have moved since), then by score: above 0 when `a` is better. */
export function compareScores(a: Judged, b: Judged): number {
  return Number(a.passed) - Number(b.passed) || a.scaled - b.scaled;
}

interface Judged {
  readonly passed: boolean;
  /** 0 to 1 */
  readonly scaled: number;
}

/** The best try, the earlier of two equal ones; null before the first. @param tries oldest first */
export function bestOf<T extends Judged>(tries: readonly T[]): T | null {
  return tries.reduce<T | null>(
    (best, one) => (best === null || compareScores(one, best) > 0 ? one : best),
    null,
  );
}
