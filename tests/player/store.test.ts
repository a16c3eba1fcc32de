/** The learner's database, over an IndexedDB that does no more than it must. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { apply, emptyProgress } from '../../src/core/progress/fold.ts';
import { parseProgress } from '../../src/core/progress/parse.ts';
import { openStore, type Store } from '../../src/player/store.ts';
import { anAnswer } from './trackers/sessions.ts';

beforeAll(() => {
  globalThis.IDBKeyRange = IDBKeyRange;
});

const NAME = 'cqp-essai';

const open = (factory: IDBFactory): Promise<Store> =>
  openStore(NAME, emptyProgress, parseProgress, factory);

const give = (store: Store, session = 's1') => {
  const event = { ...anAnswer(), session };
  return store.commit((known) => ({ event, progress: apply(known, event) }), []);
};

/** Everything a store does. */
const OPERATIONS: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
  ['progress', (store) => store.progress()],
  ['commit', (store) => give(store)],
  ['a commit that comes to nothing', (store) => store.commit(() => null, [])],
  ['update', (store) => store.update((known) => known)],
  ['get', (store) => store.get('seance:s1')],
  ['set', (store) => store.set('seance:s1', { began: '' })],
  ['list', (store) => store.list('seance:')],
  ['peek', (store) => store.peek('s1', 10)],
  ['settle', (store) => store.settle([1], { a: 1 })],
  ['unreadable', (store) => store.unreadable()],
];

/**
 * As a page set aside leaves them (WebKit's back/forward cache): transactions never close by themselves.
 * Each goes on asking until `commit` is called, and so keeps the others waiting.
 */
function holding(factory: IDBFactory): IDBFactory {
  const opening = factory.open.bind(factory);
  factory.open = (name, version) => {
    const request = opening(name, version);
    request.addEventListener('success', () => {
      const database = request.result;
      const begin = database.transaction.bind(database);
      database.transaction = (names, mode, options) => {
        const tx = begin(names, mode, options);
        const commit = tx.commit.bind(tx);
        let held = true;
        tx.commit = () => {
          held = false;
          commit();
        };
        const first = tx.objectStoreNames[0] ?? '';
        const hold = (): void => {
          if (held) tx.objectStore(first).count().onsuccess = hold;
        };
        hold();
        return tx;
      };
    });
    return request;
  };
  return factory;
}

describe('the learner’s database', () => {
  it.each(OPERATIONS)('closes its transaction itself: %s', async (_, operate) => {
    const factory = holding(new IDBFactory());
    const store = await open(factory);
    await operate(store);
    // Nobody is kept waiting: neither this page nor the next one of the site.
    await give(store);
    const next = await open(factory);
    expect(await next.peek('s1', 10)).not.toEqual([]);
  });

  it('lets go of what it has not read yet when its page is set aside, and does it when that is back', async () => {
    const windows = new EventTarget();
    vi.stubGlobal('addEventListener', windows.addEventListener.bind(windows));
    vi.stubGlobal('removeEventListener', windows.removeEventListener.bind(windows));
    try {
      const factory = holding(new IDBFactory());
      const store = await open(factory);
      const given = give(store);
      windows.dispatchEvent(new Event('pagehide'));
      // The next page of the site is held up by nothing.
      const next = await open(factory);
      expect(await next.peek(null, 10)).toEqual([]);
      windows.dispatchEvent(new Event('pageshow'));
      await given;
      expect(await next.peek(null, 10)).toHaveLength(1);
      // What was on its way to the disk is let through.
      const written = store.set('seance:s1', 1);
      windows.dispatchEvent(new Event('pagehide'));
      await written;
      expect(await next.get('seance:s1')).toBe(1);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('opens its connection again when the browser has closed it', async () => {
    const factory = new IDBFactory();
    const opened: IDBDatabase[] = [];
    const opening = factory.open.bind(factory);
    factory.open = (name, version) => {
      const request = opening(name, version);
      request.addEventListener('success', () => opened.push(request.result));
      return request;
    };
    const store = await open(factory);
    await give(store);
    for (const [, operate] of OPERATIONS) {
      opened.at(-1)?.close();
      await operate(store);
    }
    expect(Object.keys((await store.progress()).lessons)).toEqual(['m/l']);
  });

  it('writes all of a commit or nothing', async () => {
    const store = await open(new IDBFactory());
    const event = anAnswer();
    const unkeepable = [{ kind: () => undefined }] as never;
    await expect(
      store.commit((known) => ({ event, progress: apply(known, event) }), unkeepable),
    ).rejects.toThrow();
    expect(await store.progress()).toEqual(emptyProgress);
    await give(store);
    expect(await store.peek(null, 10)).toHaveLength(1);
  });
});
