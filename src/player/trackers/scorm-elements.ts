/** What an LMS holds of each element, as far as it said so, and as far as it can have arrived. */
import { otherThan } from '../../core/scorm/renewal.ts';
import { isLower } from '../../core/scorm/standing.ts';
import type { CmiData } from '../../core/scorm/types.ts';
import type { ScormApi } from '../scorm-api.ts';

export interface Elements {
  /** Sets one element unless the LMS holds that value already; false when it does not take it. */
  readonly set: (element: string, value: string) => boolean;
  /** @returns whether all were taken */
  readonly setAll: (data: CmiData) => boolean;
  /** Of statuses and measures those alone that are not below what the LMS held when this page came. */
  readonly setHigher: (data: CmiData) => boolean;
  readonly isBelow: (element: string, value: string) => boolean;
  /** Whether something was set since the last commit. */
  readonly isNew: () => boolean;
  readonly commit: () => boolean;
  /** @param there whether the LMS's host answered after what was committed */
  readonly prove: (there: boolean) => void;
  /** Makes the LMS send again what may not have arrived; false when it cannot now. */
  readonly renew: () => boolean;
  /** How many times it had to. */
  readonly turn: () => number;
}

export function holdElements(api: ScormApi): Elements {
  /** What the LMS already took is not said again: many ask their server at every call. */
  const taken = new Map<string, string>();
  /** Set since it was last proven that things arrive. */
  const unproven = new Map<string, string>();
  const before = new Map<string, string>();
  let isNew = false;
  let isCommitted = false;
  let isDoubtful = false;
  let turn = 0;

  function set(element: string, value: string): boolean {
    if (taken.get(element) === value) return true;
    const done = api.set(element, value);
    if (!done) return false;
    taken.set(element, value);
    unproven.set(element, value);
    isNew = true;
    return true;
  }

  const setAll = (data: CmiData): boolean =>
    data.map(([element, value]) => set(element, value)).every(Boolean);

  function isBelow(element: string, value: string): boolean {
    const held = before.get(element) ?? api.get(element);
    before.set(element, held);
    return isLower(value, held);
  }

  function doubt(): void {
    isDoubtful = unproven.size > 0;
    // It may have let go of what it had taken.
    taken.clear();
  }

  function commit(): boolean {
    isCommitted = true;
    const done = api.commit();
    if (done) isNew = false;
    else doubt();
    return done;
  }

  return {
    set,
    setAll,
    setHigher: (data) => setAll(data.filter(([element, value]) => !isBelow(element, value))),
    isBelow,
    isNew: () => isNew,
    commit,
    prove(there) {
      if (!isCommitted) return;
      isCommitted = false;
      if (!there) doubt();
      else if (!isDoubtful) unproven.clear();
    },
    renew() {
      if (!isDoubtful) return true;
      turn += 1;
      for (const [element, value] of unproven) {
        const other = otherThan(element, value);
        if (other !== null) api.set(element, other);
      }
      if (!commit()) return false;
      isDoubtful = false;
      return true;
    },
    turn: () => turn,
  };
}
