/** What a reload needs to go on with its session; lives in sessionStorage, so one tab only. */
import { readStored } from './read-stored.ts';

export interface SessionKey {
  readonly session: string;
  /** Key of the learner. */
  readonly learner: string;
  /** The session belongs to one assignable unit, so to one page. */
  readonly path: string;
  /** The address the LMS opened, parameters included. */
  readonly href: string;
}

export const KEY = 'cqp-seance';

export const readSessionKey = (): SessionKey | null => readStored(() => sessionStorage, KEY);

/** Null forgets. Refused storage: the session lasts as long as the page. */
export function keepSessionKey(key: SessionKey | null): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(key));
  } catch {
    // As said.
  }
}
