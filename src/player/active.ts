/** Active time: the page is visible and was used within the last two minutes. */

const IDLE_SECONDS = 120;

export interface ActiveClock {
  /** Something was pressed, typed or scrolled. */
  used(): void;
  shown(visible: boolean): void;
  seconds(): number;
}

/** @param now monotonic seconds: a wall clock set back or forward changes nothing */
export function activeClock(now: () => number, visible: boolean): ActiveClock {
  let total = 0;
  let since: number | null = visible ? now() : null;
  const pending = (): number => (since === null ? 0 : Math.min(now() - since, IDLE_SECONDS));
  function bank(next: number | null): void {
    total += pending();
    since = next;
  }
  return {
    used: () => {
      if (since !== null) bank(now());
    },
    shown: (is) => bank(is ? now() : null),
    seconds: () => total + pending(),
  };
}
