/** A machine on which waits are shorter: what takes a minute takes a minute divided. */
import { machineTimer, type Timer } from '../../../src/server/process/timer.ts';

export interface Hurried extends Timer {
  /** What was waited for, in order, as it would be on a clock: milliseconds. */
  readonly waits: readonly number[];
}

/** @param times how many times as fast as the clock */
export function hurried(times: number): Hurried {
  const waits: number[] = [];
  return {
    waits,
    now: () => machineTimer.now() * times,
    after: (milliseconds, run) => {
      waits.push(milliseconds);
      return machineTimer.after(milliseconds / times, run);
    },
  };
}
