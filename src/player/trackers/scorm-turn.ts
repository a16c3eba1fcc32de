/** Which of the pages of one lesson reports: two that did would write over each other. */
import type { Locks } from '../locks.ts';

/** A page that was reloaded may hold its turn a moment longer. */
const TRIES = 10;
const WAIT_MS = 200;

/** @returns what to call to give the turn up; null when another page has it */
export async function takeTurn(
  locks: Locks,
  name: string,
  wait: (ms: number) => Promise<void>,
): Promise<(() => void) | null> {
  for (let tried = 0; tried < TRIES; tried++) {
    if (tried > 0) await wait(WAIT_MS);
    const giveUp = await new Promise<(() => void) | null>((resolve) => {
      const held = locks.holdIfFree(
        name,
        () => new Promise<true>((end) => resolve(() => end(true))),
      );
      void held.then((had) => had ?? resolve(null));
    });
    if (giveUp) return giveUp;
  }
  return null;
}
