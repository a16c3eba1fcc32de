/** The key of a machine, and how often a wrong one may be tried. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Credentials } from '../../process/config.ts';
import { rateLimit } from '../../access/rate-limit.ts';
import type { Steady } from '../../process/steady.ts';
import { Refusal } from '../refusal.ts';

/** What HTTP Basic carries. */
export interface Basic {
  readonly user: string;
  readonly password: string;
}

/** From one address: twenty wrong ones in a row, then one each half minute. */
const WRONG = { burst: 20, periodMs: 10 * 60_000 };
/** Addresses the right key has come from, at most. */
const MOST_KNOWN = 1000;

/** @returns whether it is the administrator's. @throws Refusal 429 */
export function openKeys(
  admin: Credentials | null,
  steady: Steady,
): (given: Basic, peer: string) => boolean {
  const tries = rateLimit(WRONG);
  const known = new Set<string>();
  const isRight = ({ user, password }: Basic): boolean =>
    admin !== null && equal(user, admin.key) && equal(password, admin.secret);
  return (given, peer) => {
    // Whoever tries keys where the right one has come from before must not lock its owner out.
    if (known.has(peer) && isRight(given)) return true;
    // Counted before it is looked at: a hundred sent at once must not all pass.
    const wait = tries.spend(peer, steady());
    if (wait > 0)
      throw new Refusal(429, 'too many unknown credentials', { 'retry-after': String(wait) });
    if (!isRight(given)) return false;
    tries.refund(peer);
    if (known.size < MOST_KNOWN) known.add(peer);
    return true;
  };
}

/** In a time that tells nothing of where they differ, nor of their lengths. */
function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
