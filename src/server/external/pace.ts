/**
 * How often what nobody waits for is asked: at once where there is news, more and more rarely where there
 * is none, so that a quiet LRS is left alone and a limited one has room for learners.
 */
import { pause, type Timer } from '../process/timer.ts';
import type { Round } from './feed.ts';

export interface Pace {
  /** Milliseconds until the next round. @param round null: it was not to be had */
  readonly after: (round: Round | null, isLimited: boolean) => number;
  /** Somebody looks at what comes of it. @returns whether a round should come sooner than planned */
  readonly look: () => boolean;
  /** Between two pages. */
  readonly pause: () => Promise<void>;
  /** A learner's request. */
  readonly learner: () => void;
}

const SOONEST_MS = 3000;
const LATEST_MS = 60_000;
/** While a board is open. */
const WATCHED_MS = 10_000;
/** While it is away: how soon it is noticed to be back. */
const AWAY_MS = 15_000;
/** Pages a second: one while learners work, four while nobody does. */
const GAP_MS = { busy: 1000, quiet: 250 } as const;
const BUSY_MS = 10_000;

export function openPace(timer: Timer): Pace {
  const { now } = timer;
  let every = SOONEST_MS;
  let watched = -Infinity;
  let heard = -Infinity;
  let asked = -Infinity;
  return {
    after: (round, isLimited) => {
      asked = now();
      if (isLimited) every = LATEST_MS;
      else if (round?.isNews) every = SOONEST_MS;
      else every = Math.min(every * 2, round === null ? AWAY_MS : LATEST_MS);
      return !isLimited && now() - watched < WATCHED_MS ? Math.min(every, WATCHED_MS) : every;
    },
    look: () => {
      watched = now();
      return now() - asked > WATCHED_MS;
    },
    pause: () => pause(timer, now() - heard < BUSY_MS ? GAP_MS.busy : GAP_MS.quiet),
    learner: () => void (heard = now()),
  };
}
