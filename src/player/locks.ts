/** One at a time among the tabs of a browser. */

export interface Locks {
  /** Waits for its turn. */
  hold<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Null, without waiting, when somebody else holds it. */
  holdIfFree<T>(name: string, work: () => Promise<T>): Promise<T | null>;
}

export function browserLocks(): Locks {
  const storage = storageOf(window);
  // eslint-disable-next-line no-restricted-properties -- here the browser is put together: `leases` takes the time
  const otherwise = leases(storage, () => Date.now());
  // Web Locks exist on secure pages only: not at http://192.168.1.10 in a classroom.
  if (!('locks' in navigator) || storage === null) return otherwise;
  return webLocks(navigator.locks, otherwise);
}

/** @param otherwise for a browser that refuses them at each request, as it does storage */
export function webLocks(locks: Pick<LockManager, 'request'>, otherwise: Locks): Locks {
  async function use<T>(
    name: string,
    options: LockOptions,
    work: (lock: Lock | null) => Promise<T>,
    instead: () => Promise<T>,
  ): Promise<T> {
    let isHeard = false;
    const heard = (lock: Lock | null): Promise<T> => {
      isHeard = true;
      return work(lock);
    };
    try {
      return await locks.request(name, options, heard);
    } catch (error) {
      if (isHeard) throw error;
      return instead();
    }
  }
  return {
    hold: (name, work) => use(name, {}, work, () => otherwise.hold(name, work)),
    holdIfFree: <T>(name: string, work: () => Promise<T>) =>
      use<T | null>(
        name,
        { ifAvailable: true },
        (lock) => (lock ? work() : Promise.resolve(null)),
        () => otherwise.holdIfFree(name, work),
      ),
  };
}

const LEASE_MS = 10_000;
const RENEWAL_MS = 3_000;

/**
 * Leases in a storage all tabs share. Two tabs may take one at the same instant: both then send the
 * same statements under the same ids, which an LRS stores once.
 *
 * @param storage null: this tab knows of no other
 */
export function leases(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
  now: () => number,
): Locks {
  // eslint-disable-next-line no-restricted-properties -- no test could want two tabs to be the same
  const owner = String(Math.random());
  const mine = new Map<string, Promise<unknown>>();

  function take(key: string): boolean {
    try {
      const [holder, until] = (storage?.getItem(key) ?? '').split(' ');
      const left = Number(until) - now();
      // One that lasts longer than any was given before the clock was set back.
      if (holder && holder !== owner && left > 0 && left < 2 * LEASE_MS) return false;
      storage?.setItem(key, `${owner} ${now() + LEASE_MS}`);
    } catch {
      // Full, or refused since: this tab knows of no other.
    }
    return true;
  }

  function release(key: string): void {
    try {
      storage?.removeItem(key);
    } catch {
      // As said; it expires.
    }
  }

  async function use<T>(key: string, work: () => Promise<T>): Promise<T> {
    const renewal = setInterval(() => take(key), RENEWAL_MS);
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      release(key);
    }
  }

  return {
    hold(name, work) {
      const key = `verrou:${name}`;
      const turn = (mine.get(key) ?? Promise.resolve()).then(async () => {
        while (!take(key)) await new Promise((resolve) => setTimeout(resolve, 500));
        return use(key, work);
      });
      const ended = turn.then(forget, forget);
      mine.set(key, ended);
      return turn;

      function forget(): void {
        if (mine.get(key) === ended) mine.delete(key);
      }
    },
    async holdIfFree(name, work) {
      const key = `verrou:${name}`;
      return !mine.has(key) && take(key) ? use(key, work) : null;
    },
  };
}

function storageOf(page: Window): Storage | null {
  try {
    return page.localStorage;
  } catch {
    return null;
  }
}
