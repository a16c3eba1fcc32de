/**
 * How often something may be tried. The pure core is the generic cell rate algorithm: one number for
 * each key, the time at which its allowance would be whole again. In memory: a restart forgives.
 */
export interface Allowance {
  /** Tries in a row. */
  readonly burst: number;
  /** In which they all come back, one by one. */
  readonly periodMs: number;
}

/** @param whole when the key's allowance is whole again, ms. @returns what it becomes, or how long to wait, ms. */
export function spend(
  whole: number,
  now: number,
  { burst, periodMs }: Allowance,
): { readonly ok: true; readonly whole: number } | { readonly ok: false; readonly waitMs: number } {
  const each = periodMs / burst;
  // No allowance is longer in coming back than its period, whatever was done to a clock.
  const next = Math.min(Math.max(whole, now), now + periodMs) + each;
  const waitMs = next - now - periodMs;
  // Sums of fractions: a thousandth of a millisecond is no reason to refuse.
  return waitMs > 1e-3 ? { ok: false, waitMs } : { ok: true, whole: next };
}

export interface RateLimit {
  /** @returns 0, or how many seconds to wait. Counts the try when it is allowed. */
  readonly spend: (key: string, now: number) => number;
  /** Gives one try back. */
  readonly refund: (key: string) => void;
}

/** Keys kept: beyond, those that are whole again are forgotten first, then the oldest. */
const MOST_KEYS = 10_000;

export function rateLimit(allowance: Allowance): RateLimit {
  const whole = new Map<string, number>();
  const makeRoom = (now: number): void => {
    if (whole.size < MOST_KEYS) return;
    for (const [key, at] of whole) if (at <= now) whole.delete(key);
    for (const key of whole.keys()) {
      if (whole.size < MOST_KEYS) return;
      whole.delete(key);
    }
  };
  return {
    spend: (key, now) => {
      const verdict = spend(whole.get(key) ?? 0, now, allowance);
      if (!verdict.ok) return Math.ceil(verdict.waitMs / 1000);
      makeRoom(now);
      whole.set(key, verdict.whole);
      return 0;
    },
    refund: (key) => {
      const at = whole.get(key);
      if (at !== undefined) whole.set(key, at - allowance.periodMs / allowance.burst);
    },
  };
}
