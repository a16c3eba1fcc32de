/** What goes on by itself: what waits is sent, what is new is read, at a pace the LRS can bear. */
import type { Log } from '../process/log.ts';
import { Refusal } from '../lrs/refusal.ts';
import type { Timer } from '../process/timer.ts';
import type { Condition } from './condition.ts';
import type { Feed, Round } from './feed.ts';
import type { Outbox } from './outbox.ts';
import type { Pace } from './pace.ts';

interface RoundParts {
  readonly outbox: Pick<Outbox, 'flush'>;
  readonly feed: Feed;
  readonly pace: Pace;
  readonly condition: Condition;
  readonly log: Log;
  readonly timer: Timer;
  readonly signal: AbortSignal;
}

export interface Rounds {
  /** Somebody looks at what is read: it may come sooner. */
  readonly look: () => void;
  /** Why nothing new is read, in French; null: it is. */
  readonly sentence: () => string | null;
}

interface Halt {
  readonly status: number | null;
  readonly reason: string;
}

export function startRounds(parts: RoundParts): Rounds {
  const { outbox, feed, pace, condition, log, timer, signal } = parts;
  const { now } = timer;
  let halt: Halt | null = null;
  /** Told when it changes: it is asked again and again. */
  const note = (next: Halt | null): void => {
    if (next?.reason === halt?.reason && next?.status === halt?.status) return;
    log(next ? 'error' : 'info', 'lrs-feed', next ? { ...next } : { status: 200 });
    halt = next;
  };

  const round = async (): Promise<Round | null> => {
    try {
      await outbox.flush();
      const read = await feed.read();
      note(read.status === 200 ? null : { status: read.status, reason: 'refused' });
      return read;
    } catch (error) {
      if (!signal.aborted) note(haltBy(error, condition, now()) ?? halt);
      return null;
    }
  };

  /** Calls off the next one; null: one is under way. */
  let callOff: (() => void) | null = null;
  const plan = (milliseconds: number): void => {
    callOff?.();
    callOff = signal.aborted ? null : timer.after(milliseconds, turn);
  };
  const turn = (): void => {
    callOff = null;
    if (signal.aborted) return;
    void round().then((read) =>
      plan(Math.max(pace.after(read, condition.isLimited()), condition.restsUntil() - now())),
    );
  };
  signal.addEventListener('abort', () => callOff?.(), { once: true });
  setImmediate(turn);

  return {
    look: () => {
      if (pace.look() && callOff) plan(Math.max(0, condition.restsUntil() - now()));
    },
    sentence: () =>
      // That it is no LRS is the condition's to tell, and over when it is.
      halt === null || isOfTheCondition(halt)
        ? null
        : `les traces que d’autres outils déposent dans le LRS externe ne sont plus lues (${halt.status ?? halt.reason})`,
  };
}

const isOfTheCondition = ({ reason }: Halt): boolean => reason === 'foreign' || reason === 'key';

/** Null: it is away or asks for patience, which the condition tells, and which ends by itself. */
function haltBy(error: unknown, condition: Condition, now: number): Halt | null {
  if (!(error instanceof Refusal)) return { status: null, reason: (error as Error).name };
  const away = condition.away();
  if (away?.trouble === 'foreign' || away?.trouble === 'key')
    return { status: away.status, reason: away.trouble };
  if (away || condition.restsUntil() > now) return null;
  return { status: null, reason: error.message };
}
