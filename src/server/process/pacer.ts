/** Long work in turns: this process has one thread for everybody. */

/** Nobody notices to wait that long. */
const TURN_MS = 5;

/** @returns to be awaited between two pieces of work: lets others in when a turn is over */
export function pacer(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await new Promise<void>((resume) => void setImmediate(resume));
    since = performance.now();
  };
}
