/** What a list shows while somebody holds it still: rows stay where they are, whatever happens (pure). */
import type { Standing } from '../../core/report/urgency.ts';

export interface HeldList {
  readonly rows: readonly Standing[];
  /** How many people came, left, or stand elsewhere than shown. */
  readonly changes: number;
}

/** Whoever stands where they stood is shown as they are now, at their place; the others as they were. */
export function held(shown: readonly Standing[], latest: readonly Standing[]): HeldList {
  const now = new Map(latest.map((one) => [one.id, one]));
  let changes = latest.length;
  const rows = shown.map((was) => {
    const is = now.get(was.id);
    if (is === undefined) changes += 1;
    if (is?.situation !== was.situation) return was;
    changes -= 1;
    return is;
  });
  return { rows, changes };
}
