/** Tries at a password, counted before they are looked at: a hundred sent at once must not all pass. */
import type { Steady } from '../process/steady.ts';
import { rateLimit } from '../access/rate-limit.ts';
import { PeopleRefusal } from './refusal.ts';

const PERIOD_MS = 15 * 60_000;

export interface Tries {
  /** @throws PeopleRefusal 429 */
  readonly spend: (key: string) => void;
  /** That one was right. */
  readonly refund: (key: string) => void;
}

/** @param most in a quarter of an hour, for each key */
export function triesLimit(most: number, steady: Steady): Tries {
  const limit = rateLimit({ burst: most, periodMs: PERIOD_MS });
  return {
    spend: (key) => {
      const wait = limit.spend(key, steady());
      if (wait === 0) return;
      const minutes = Math.ceil(wait / 60);
      throw new PeopleRefusal(
        429,
        `Trop d’essais : attendez ${minutes} minute${minutes > 1 ? 's' : ''}, puis réessayez.`,
        { 'retry-after': String(wait) },
      );
    },
    refund: (key) => limit.refund(key),
  };
}
