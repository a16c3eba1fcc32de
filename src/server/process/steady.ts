/**
 * Milliseconds since 1970 by a clock that nobody sets: the machine's when the server started, and what has
 * passed since. What limits time goes by it: a wall clock that is put right by an hour would lock people
 * out for that hour, or let them in for one more.
 */
export type Steady = () => number;

export function steadyClock(): Steady {
  const start = Date.now() - performance.now();
  return () => start + performance.now();
}
