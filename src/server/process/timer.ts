/** Time that passes and waits that end, by a clock that nobody sets: a test makes both shorter. */
export interface Timer {
  /** Monotonic, milliseconds. */
  readonly now: () => number;
  /** Runs it once, so many milliseconds from now. @returns what calls it off */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** The machine's. What it waits for keeps no process alive. */
export const machineTimer: Timer = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timeout = setTimeout(run, milliseconds);
    timeout.unref();
    return () => clearTimeout(timeout);
  },
};

export const pause = (timer: Timer, milliseconds: number): Promise<void> =>
  new Promise((resolve) => void timer.after(milliseconds, resolve));
