/**
 * Where a learner's work lies in the browser: the only file that knows IndexedDB.
 *
 * One database a person. An event and the snapshot that contains it are written in one transaction,
 * so that an answer shown as saved is saved, and two tabs never overwrite each other.
 */
import { PROFILE_VERSION } from '../core/xapi/profile-version.ts';
import type { Event, Progress } from '../core/progress/progress.ts';
import { hash } from '../core/text/hash.ts';
import type { Question } from '../core/question/types.ts';

/** An event that waits to be translated and delivered, with its questions as they stood on the page. */
export interface OutboxEntry {
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
  peek(session: string | null, count: number): Promise<readonly OutboxEntry[]>;
  /** Takes entries out of the queue and writes what that changes, in one transaction; `undefined` deletes. */
  settle(seqs: readonly number[], values?: Readonly<Record<string, unknown>>): Promise<void>;
  /** What is kept and cannot be read, as it lies there: entries, a snapshot, what was set aside. */
  unreadable(): Promise<readonly unknown[]>;
}

/** What could not be read is moved under such a key, never written over. */
export const UNREADABLE = 'illisible:';

const VERSION = 1;

/** Keys from one to another, both included. */
type Keys = readonly [from: string, to: string];
const one = (key: string): Keys => [key, key];
const within = (prefix: string): Keys => [prefix, `${prefix}\uffff`];

interface Found {
  readonly values: Readonly<Record<string, unknown>>;
  /** Of the outbox, where it is only read. */
  readonly entries: readonly unknown[];
}

interface Change {
  /** `undefined` deletes. */
  readonly put?: Readonly<Record<string, unknown>>;
  readonly add?: Omit<OutboxEntry, 'seq'>;
  /** Numbers of entries. */
  readonly remove?: readonly number[];
}

interface Ask {
  readonly keys?: Keys;
  /** Read, or written to. */
  readonly outbox?: boolean;
  /** Whether something may be written. */
  readonly writes?: boolean;
}

/** Reads, decides and writes in one go that nobody comes between. */
type Shelf = <T>(
  ask: Ask,
  work: (found: Found, write: (change: Change) => void) => T,
) => Promise<T>;

/** A page, or where there is none nothing that could be set aside. */
const page: Partial<Pick<typeof globalThis, 'addEventListener' | 'removeEventListener'>> =
  globalThis;

/** @throws DOMException when storage is refused. */
export async function openStore(
  name: string,
  empty: Progress,
  parse: (value: unknown) => Progress | null,
  // eslint-disable-next-line no-restricted-globals -- the default of a parameter: tests give theirs
  factory: IDBFactory = indexedDB,
): Promise<Store> {
  let database = await open(name, factory);
  /** A phone that sleeps, or a newer release, may have closed the connection: it is opened again. */
  const shelf: Shelf = async (ask, work) => {
    const stores = ask.outbox ? ['values', 'outbox'] : ['values'];
    for (;;) {
      // The default durability outlives a killed browser; "strict" waits for the disk itself, 10 ms
      // and more before the learner sees the verdict, for the sake of a power cut alone.
      const begin = (): IDBTransaction =>
        database.transaction(stores, ask.writes ? 'readwrite' : 'readonly');
      let tx: IDBTransaction;
      try {
        tx = begin();
      } catch {
        database = await open(name, factory);
        tx = begin();
      }
      // Set aside before it has read what it waits for, a page never would: it begins anew when it is back.
      let back: Promise<unknown> | undefined;
      const setAside = (): void => {
        try {
          tx.abort();
          back = new Promise((shown) => page.addEventListener?.('pageshow', shown));
        } catch {
          // It has read, and is on its way to the disk.
        }
      };
      page.addEventListener?.('pagehide', setAside);
      try {
        return await carryOut(tx, ask, work);
      } catch (error) {
        if (!back) throw error;
        await back;
      } finally {
        page.removeEventListener?.('pagehide', setAside);
      }
    }
  };
  return storeOn(shelf, true, (value) => (value === undefined ? empty : parse(value)), empty);
}

/** The same without a disk, for browsers that refuse storage. */
export function memoryStore(start: Progress): Store {
  const kept = new Map<string, unknown>([['progress', start]]);
  let outbox: readonly OutboxEntry[] = [];
  let next = 1;
  const write = ({ put = {}, add, remove = [] }: Change): void => {
    for (const [key, value] of Object.entries(put)) kept.set(key, value);
    outbox = outbox.filter(({ seq }) => !remove.includes(seq));
    if (add) outbox = [...outbox, { seq: next++, ...add }];
  };
  const shelf: Shelf = ({ keys: [from, to] = ['', ''] }, work) => {
    const values = [...kept].filter(
      ([key, value]) => key >= from && key <= to && value !== undefined,
    );
    return Promise.resolve(work({ values: Object.fromEntries(values), entries: outbox }, write));
  };
  return storeOn(shelf, false, (value) => value as Progress, start);
}

export const DRAFTS = 'draft:';

/** Where work under way that is no answer yet lies. */
export const draftKey = (of: string): string => `${DRAFTS}${of}`;

function storeOn(
  shelf: Shelf,
  durable: boolean,
  parse: (value: unknown) => Progress | null,
  empty: Progress,
): Store {
  const read = (value: unknown): Progress => parse(value) ?? empty;
  const progress = one('progress');
  /** Before it is written over. */
  const aside = (snapshot: unknown): Readonly<Record<string, unknown>> =>
    parse(snapshot) ? {} : { [UNREADABLE + hash(JSON.stringify(snapshot))]: snapshot };

  return {
    durable,
    progress: () => shelf({ keys: progress }, ({ values }) => read(values['progress'])),
    commit: (make, questions) =>
      shelf(
        { keys: progress, outbox: questions !== null, writes: true },
        ({ values: { progress: before } }, write) => {
          const made = make(read(before));
          if (!made) return null;
          const { event, progress: after } = made;
          write({
            put: {
              ...(after && { ...aside(before), progress: after }),
              // A page that closes at once must not find again what was being answered.
              ...(event.type === 'answered' && { [draftKey(event.question)]: undefined }),
            },
            ...(questions && {
              add: { event, questions, profile: PROFILE_VERSION, ...(after ? {} : { held: true }) },
            }),
          });
          return event;
        },
      ),
    update: (change) =>
      shelf({ keys: progress, writes: true }, ({ values: { progress: before } }, write) => {
        const after = change(read(before));
        write({ put: { ...aside(before), progress: after } });
        return after;
      }),
    get: (key) => shelf({ keys: one(key) }, ({ values }) => values[key]),
    set: (key, value) => shelf({ writes: true }, (_, write) => write({ put: { [key]: value } })),
    list: (prefix) => shelf({ keys: within(prefix) }, ({ values }) => values),
    peek: (session, count) =>
      shelf({ outbox: true }, ({ entries }) =>
        entries
          .filter(isWaiting)
          .filter(({ event }) => session === null || event.session === session)
          .slice(0, count),
      ),
    settle: (remove, put = {}) =>
      shelf({ outbox: true, writes: true }, (_, write) => write({ remove, put })),
    unreadable: () =>
      shelf({ keys: within(''), outbox: true }, ({ values, entries }) => [
        ...entries.filter((entry) => !isWaiting(entry)),
        ...Object.entries({ ...values, ...aside(values['progress']) }).flatMap(([key, value]) =>
          key.startsWith(UNREADABLE) ? [value] : [],
        ),
      ]),
  };
}

/**
 * Closes the transaction with its last request: one that is left to close by itself stays open in a page
 * set aside (WebKit's back/forward cache), and every page of the site then waits for it. It is sooner,
 * too: the browser need not report each write before it ends.
 */
function carryOut<T>(
  tx: IDBTransaction,
  { keys, outbox, writes }: Ask,
  work: (found: Found, write: (change: Change) => void) => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    tx.onabort = () => reject(tx.error ?? new DOMException('aborted', 'AbortError'));
    const values = tx.objectStore('values');
    const range = keys && IDBKeyRange.bound(...keys);
    const names = range && values.getAllKeys(range);
    const contents: IDBRequest<unknown[]> | undefined = range && values.getAll(range);
    const entries: IDBRequest<unknown[]> | undefined =
      outbox && !writes ? tx.objectStore('outbox').getAll() : undefined;

    const write = ({ put = {}, add, remove = [] }: Change): void => {
      for (const [key, value] of Object.entries(put))
        if (value === undefined) values.delete(key);
        else values.put(value, key);
      for (const seq of remove) tx.objectStore('outbox').delete(seq);
      if (add) tx.objectStore('outbox').add(add);
    };
    const fail = (reason: Error): void => {
      reject(reason);
      tx.abort();
    };
    const decide = (): void => {
      try {
        const found = (names?.result ?? []).map((key, at): [string, unknown] => [
          key as string,
          contents?.result[at],
        ]);
        const result = work(
          { values: Object.fromEntries(found), entries: entries?.result ?? [] },
          write,
        );
        if (writes) tx.commit();
        tx.oncomplete = () => resolve(result);
      } catch (error) {
        fail(error as Error);
      }
    };
    // Requests are answered in their order.
    const last = entries ?? contents;
    if (last) last.onsuccess = decide;
    else decide();
    if (!writes) tx.commit();
  });
}

/** One entry that cannot be read holds up nobody, and stays where it is. */
function isWaiting(entry: unknown): entry is OutboxEntry {
  const { event, questions } = (entry ?? {}) as Partial<OutboxEntry>;
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
    request.onerror = () => reject(request.error ?? new Error());
    request.onblocked = () => reject(new Error());
  });
}
