/** One at a time among the tabs of a browser. */

export interface Locks {
  /** Waits for its turn. */
  hold<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Null, without waiting, when somebody else holds it. */
  holdIfFree<T>(name: string, work: () => Promise<T>): Promise<T | null>;
}

export function browserLocks(): Locks {
  const storage = storageOf(window);
  // Web Locks exist on secure pages only: not at http://192.168.1.10 in a classroom. A browser that
  // refuses all storage refuses them too, at each request.
  // eslint-disable-next-line no-restricted-properties -- here the browser is put together: `leases` takes the time
  if (!('locks' in navigator) || storage === null) return leases(storage, () => Date.now());
  return {
    hold: (name, work) => navigator.locks.request(name, work),
    holdIfFree: (name, work) =>
      navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : null)),
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
    const [holder, until] = (storage?.getItem(key) ?? '').split(' ');
    if (holder && holder !== owner && Number(until) > now()) return false;
    storage?.setItem(key, `${owner} ${now() + LEASE_MS}`);
    return true;
  }

  async function use<T>(key: string, work: () => Promise<T>): Promise<T> {
    const renewal = setInterval(() => take(key), RENEWAL_MS);
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      storage?.removeItem(key);
    }
  }

  return {
    hold(name, work) {
      const key = `verrou:${name}`;
      const turn = (mine.get(key) ?? Promise.resolve()).then(async () => {
        while (!take(key)) await new Promise((resolve) => setTimeout(resolve, 500));
        return use(key, work);
      });
      mine.set(
        key,
        turn.catch(() => undefined),
      );
      return turn;
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
