/**
 * Where a learner's work lies in the browser: the only file that knows IndexedDB.
 *
 * One database a person. An event and the snapshot that contains it are written in one transaction,
 * so that an answer shown as saved is saved, and two tabs never overwrite each other.
 */
import { PROFILE_VERSION } from '../core/profile-version.ts';
import type { Event, Progress } from '../core/progress.ts';
import { hash } from '../core/random.ts';
import type { Question } from '../core/question/types.ts';

/** An event that waits to be translated and delivered, with its questions as they stood on the page. */
export interface Waiting {
  readonly seq: number;
  readonly event: Event;
  readonly questions: readonly Question[];
  /** Version of the profile it was made under, and is sent under whenever that is; absent: the first one. */
  readonly profile?: string;
  /** Given before the LMS had said in which mode: not in the snapshot yet. */
  readonly held?: true;
}

export interface Store {
  /** False when the browser refuses storage: everything then lives as long as the page. */
  readonly durable: boolean;
  /** Nothing that is done here is kept: an LMS's browse and review modes. */
  readonly trial?: true;
  progress(): Promise<Progress>;
  /**
   * Reads the snapshot, lets `make` decide the event from it, writes both.
   * `outbox`: the event must be delivered, together with these questions; null: nobody receives it.
   * `progress: null`: the event is held in the outbox alone.
   * @throws DOMException when the browser cannot write (quota, closed database).
   */
  commit(
    make: (progress: Progress) => { event: Event; progress: Progress | null } | null,
    outbox: readonly Question[] | null,
  ): Promise<Event | null>;
  /** Replaces the snapshot by a function of it (import, merge of another device). */
  update(change: (progress: Progress) => Progress): Promise<Progress>;
  /** Small values beside the progress: drafts, sessions, refusals. Undefined when absent. */
  get(key: string): Promise<unknown>;
  /** `undefined` deletes. */
  set(key: string, value: unknown): Promise<void>;
  /** Values whose key starts with `prefix`, by key. */
  list(prefix: string): Promise<Readonly<Record<string, unknown>>>;
  /** Oldest first, as far as they can be read; of every session when none is named. */
  peek(session: string | null, count: number): Promise<readonly Waiting[]>;
  /** Takes entries out of the queue and writes what that changes, in one transaction. */
  settle(seqs: readonly number[], values?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Deletes every value whose key starts with `prefix`. */
  forget(prefix: string): Promise<void>;
  /** What is kept and cannot be read, as it lies there: entries, a snapshot, what was set aside. */
  unreadable(): Promise<readonly unknown[]>;
}

/** What could not be read is moved under such a key, never written over. */
export const UNREADABLE = 'illisible:';

const VERSION = 1;

/** @throws DOMException when storage is refused. */
export async function openStore(
  name: string,
  empty: Progress,
  parse: (value: unknown) => Progress | null,
  // eslint-disable-next-line no-restricted-globals -- the default of a parameter: tests give theirs
  factory: IDBFactory = indexedDB,
): Promise<Store> {
  let database = await open(name, factory);
  const read = (value: unknown): Progress => parse(value) ?? empty;

  const isUnreadable = (snapshot: unknown): boolean =>
    snapshot !== undefined && parse(snapshot) === null;

  function setAside(tx: IDBTransaction, snapshot: unknown): void {
    if (isUnreadable(snapshot))
      tx.objectStore('values').put(snapshot, UNREADABLE + hash(JSON.stringify(snapshot)));
  }

  /** A phone that sleeps, or a newer release, may have closed the connection: it is opened again. */
  function transact<Found, Result = Found>(
    stores: readonly ('values' | 'outbox')[],
    mode: IDBTransactionMode,
    ask: (tx: IDBTransaction) => Promise<Found>,
    write?: (tx: IDBTransaction, found: Found) => Result,
  ): Promise<Result> {
    const begin = (): IDBTransaction => database.transaction(stores, mode);
    let tx: IDBTransaction;
    try {
      // The default durability outlives a killed browser; "strict" waits for the disk itself, 10 ms
      // and more before the learner sees the verdict, for the sake of a power cut alone.
      tx = begin();
    } catch {
      return open(name, factory).then((again) => {
        database = again;
        return carryOut(begin(), ask, write);
      });
    }
    return carryOut(tx, ask, write);
  }

  return {
    durable: true,
    progress: () =>
      transact(['values'], 'readonly', async (tx) =>
        read(await done(tx.objectStore('values').get('progress'))),
      ),
    commit: (make, outbox) =>
      transact(
        outbox ? ['values', 'outbox'] : ['values'],
        'readwrite',
        (tx) => done(tx.objectStore('values').get('progress')),
        (tx, found) => {
          const made = make(read(found));
          if (!made) return null;
          setAside(tx, found);
          if (made.progress) tx.objectStore('values').put(made.progress, 'progress');
          if (outbox) tx.objectStore('outbox').add(entryOf(made, outbox));
          return made.event;
        },
      ),
    update: (change) =>
      transact(
        ['values'],
        'readwrite',
        (tx) => done(tx.objectStore('values').get('progress')),
        (tx, found) => {
          const next = change(read(found));
          setAside(tx, found);
          tx.objectStore('values').put(next, 'progress');
          return next;
        },
      ),
    get: (key) =>
      transact(['values'], 'readonly', (tx) => done<unknown>(tx.objectStore('values').get(key))),
    set: (key, value) =>
      transact(['values'], 'readwrite', (tx) => {
        const values = tx.objectStore('values');
        if (value === undefined) values.delete(key);
        else values.put(value, key);
        return nothing;
      }),
    list: (prefix) =>
      transact(['values'], 'readonly', async (tx) => {
        const values = tx.objectStore('values');
        const [keys, found] = await Promise.all([
          done(values.getAllKeys(within(prefix))),
          done(values.getAll(within(prefix))),
        ]);
        return Object.fromEntries(
          keys.map((key, at): [string, unknown] => [key as string, found[at]]),
        );
      }),
    peek: (session, count) =>
      transact(['outbox'], 'readonly', async (tx) =>
        of(session, await done<unknown[]>(tx.objectStore('outbox').getAll()), count),
      ),
    settle: (seqs, changes = {}) =>
      transact(['values', 'outbox'], 'readwrite', (tx) => {
        for (const seq of seqs) tx.objectStore('outbox').delete(seq);
        for (const [key, value] of Object.entries(changes))
          tx.objectStore('values').put(value, key);
        return nothing;
      }),
    forget: (prefix) =>
      transact(['values'], 'readwrite', (tx) => {
        tx.objectStore('values').delete(within(prefix));
        return nothing;
      }),
    unreadable: () =>
      transact(['values', 'outbox'], 'readonly', async (tx) => {
        const values = tx.objectStore('values');
        const [entries, aside, snapshot] = await Promise.all([
          done<unknown[]>(tx.objectStore('outbox').getAll()),
          done<unknown[]>(values.getAll(within(UNREADABLE))),
          done<unknown>(values.get('progress')),
        ]);
        return [
          ...entries.filter((entry) => !isWaiting(entry)),
          ...aside,
          ...(isUnreadable(snapshot) ? [snapshot] : []),
        ];
      }),
  };
}

const nothing = Promise.resolve();

/**
 * Closes the transaction with its last request: one that is left to close by itself stays open in a page
 * set aside (WebKit's back/forward cache), and every page of the site then waits for it. It is sooner,
 * too: the browser need not report each write before it ends.
 *
 * @param write what to write once `ask` has been answered
 */
function carryOut<Found, Result>(
  tx: IDBTransaction,
  ask: (tx: IDBTransaction) => Promise<Found>,
  write?: (tx: IDBTransaction, found: Found) => Result,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    tx.onabort = () => reject(tx.error ?? new DOMException('aborted', 'AbortError'));
    const fail = (reason: Error): void => {
      reject(reason);
      try {
        tx.abort();
      } catch {
        // It is over already.
      }
    };
    try {
      const asked = ask(tx);
      if (!write) tx.commit();
      const result = asked.then((found) => {
        if (!write) return found as unknown as Result;
        const written = write(tx, found);
        tx.commit();
        return written;
      });
      tx.oncomplete = () => resolve(result);
      result.catch(fail);
    } catch (error) {
      fail(error as Error);
    }
  });
}

const entryOf = (
  { event, progress }: { event: Event; progress: Progress | null },
  questions: readonly Question[],
): Omit<Waiting, 'seq'> => ({
  event,
  questions,
  profile: PROFILE_VERSION,
  ...(progress ? {} : { held: true }),
});

const within = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

const of = (session: string | null, all: readonly unknown[], count: number): readonly Waiting[] =>
  all
    .filter(isWaiting)
    .filter(({ event }) => session === null || event.session === session)
    .slice(0, count);

/** One entry that cannot be read holds up nobody, and stays where it is. */
function isWaiting(entry: unknown): entry is Waiting {
  const { event, questions } = (entry ?? {}) as Partial<Waiting>;
  return (
    Array.isArray(questions) &&
    [event?.id, event?.type, event?.time, event?.session].every((one) => typeof one === 'string')
  );
}

function open(name: string, factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('values');
      request.result.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
    };
    request.onsuccess = () => {
      // A newer release in another tab must be able to upgrade: never block it.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new DOMException('refused', 'UnknownError'));
    request.onblocked = () => reject(new DOMException('blocked', 'InvalidStateError'));
  });
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('failed', 'UnknownError'));
  });
}

/** The same promises without a disk, for browsers that refuse storage. */
export function memoryStore(start: Progress): Store {
  let snapshot = start;
  let next = 1;
  const values = new Map<string, unknown>();
  let outbox: Waiting[] = [];
  return {
    durable: false,
    progress: () => Promise.resolve(snapshot),
    commit: (make, keep) => {
      const made = make(snapshot);
      if (!made) return Promise.resolve(null);
      snapshot = made.progress ?? snapshot;
      if (keep) outbox.push({ seq: next++, ...entryOf(made, keep) });
      return Promise.resolve(made.event);
    },
    update: (change) => Promise.resolve((snapshot = change(snapshot))),
    get: (key) => Promise.resolve(values.get(key)),
    set: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      return Promise.resolve();
    },
    list: (prefix) =>
      Promise.resolve(Object.fromEntries([...values].filter(([key]) => key.startsWith(prefix)))),
    peek: (session, count) => Promise.resolve(of(session, outbox, count)),
    settle: (seqs, changes = {}) => {
      outbox = outbox.filter(({ seq }) => !seqs.includes(seq));
      for (const [key, value] of Object.entries(changes)) values.set(key, value);
      return Promise.resolve();
    },
    forget: (prefix) => {
      for (const key of [...values.keys()]) if (key.startsWith(prefix)) values.delete(key);
      return Promise.resolve();
    },
    unreadable: () =>
      Promise.resolve(
        [...values].filter(([key]) => key.startsWith(UNREADABLE)).map(([, value]) => value),
      ),
  };
}
