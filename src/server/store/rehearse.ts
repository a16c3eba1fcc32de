/** Work done to see what comes of it, and taken back. */
import type { Store } from './db.ts';

class TakenBack extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super();
    this.outcome = outcome;
  }
}

/** @returns what the work returned; nothing it wrote stays. @throws what it throws */
export function rehearse<T>({ transaction }: Pick<Store, 'transaction'>, work: () => T): T {
  try {
    return transaction((): T => {
      throw new TakenBack(work());
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome as T;
    throw error;
  }
}
