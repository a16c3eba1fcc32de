/** What is kept and cannot be read: set aside and seen, the rest goes on; never taken for nothing. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, describe, expect, it } from 'vitest';
import { apply, emptyProgress } from '../../src/core/progress/fold.ts';
import { parseProgress } from '../../src/core/progress/parse.ts';
import type { Statement } from '../../src/core/xapi/statement.ts';
import { leases } from '../../src/player/locks.ts';
import { memoryStore, openStore, type Store } from '../../src/player/store.ts';
import { allOf } from '../../src/player/stores.ts';
import { listUnreadable, unsentFile } from '../../src/player/trackers/unsent.ts';
import { deliverLeftovers } from '../../src/player/trackers/leftovers.ts';
import { legacyOf } from '../../src/player/trackers/last-word.ts';
import { sayer } from '../../src/player/trackers/say.ts';
import { sessionKey } from '../../src/player/session-record.ts';
import { choiceSample } from '../core/question/samples.ts';
import { openAu } from '../cmi5/au.ts';
import { openLms } from '../cmi5/lms.ts';
import { anAnswer, aSession, BEGAN, wordsOf } from './trackers/sessions.ts';

beforeAll(() => {
  globalThis.IDBKeyRange = IDBKeyRange;
});

const open = (factory: IDBFactory): Promise<Store> =>
  openStore('cqp-essai', emptyProgress, parseProgress, factory);

/** Written past the store, as a fault, a tool or a release to come would. */
async function write(
  factory: IDBFactory,
  name: 'values' | 'outbox',
  value: unknown,
  key?: string,
): Promise<void> {
  const opening = factory.open('cqp-essai');
  const database = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const tx = database.transaction(name, 'readwrite');
  tx.objectStore(name).put(value, key);
  await new Promise((resolve) => (tx.oncomplete = resolve));
  database.close();
}

const give = (store: Store) => {
  const event = anAnswer();
  return store.commit((known) => ({ event, progress: apply(known, event) }), [choiceSample]);
};

const ENTRIES: readonly unknown[] = [
  { event: null },
  { event: {}, questions: [] },
  { event: { ...anAnswer(), session: 1 }, questions: [] },
  { event: anAnswer() },
  { questions: [] },
  { anything: 'else' },
];

/** Says all that waits. */
async function delivered(store: Store): Promise<readonly Statement[]> {
  const stored: Statement[] = [];
  await sayer({
    id: 's1',
    store,
    session: aSession(),
    send: (statements) => {
      stored.push(...statements);
      return Promise.resolve({ kind: 'stored' });
    },
    wait: () => Promise.reject(new Error('nothing to wait for')),
    random: () => 0,
    told: () => undefined,
  }).flush();
  return stored;
}

describe('an entry that cannot be read', () => {
  it.each(ENTRIES)('holds up none of the others, and can be taken along: %j', async (entry) => {
    const factory = new IDBFactory();
    const store = await open(factory);
    await give(store);
    await write(factory, 'outbox', entry);
    await give(store);
    expect(await store.peek(null, 10)).toHaveLength(2);
    expect(wordsOf(await delivered(store))).toEqual(['initialized', 'answered', 'answered']);
    expect(await listUnreadable(store)).toMatchObject([entry]);
    expect(JSON.parse(await unsentFile(store, BEGAN))).toMatchObject({ unreadable: [entry] });
  });

  it('nor one that cannot be put into words', async () => {
    const store = memoryStore(emptyProgress);
    const broken = { ...anAnswer(), points: 'beaucoup', response: 3 } as never;
    const strange = [{ kind: 'a kind to come' }] as never;
    for (const [event, questions] of [
      [anAnswer(), [choiceSample]],
      [broken, strange],
      [anAnswer(), []],
      [anAnswer(), [choiceSample]],
    ] as const)
      await store.commit(() => ({ event, progress: emptyProgress }), questions);
    expect(wordsOf(await delivered(store))).toEqual(['initialized', 'answered', 'answered']);
    expect(await store.peek(null, 10)).toEqual([]);
    expect(await listUnreadable(store)).toMatchObject([
      { entry: { event: broken }, refusals: [] },
      { entry: { event: { type: 'answered' }, questions: [] }, refusals: [] },
    ]);
    // The worker of a page that closes leaves it where it is.
    const waiting = [{ seq: 7, event: broken, questions: strange }];
    const left = { time: BEGAN, active: 0 };
    expect(legacyOf({ id: 's1', database: 'd' }, aSession(), waiting, left)?.seqs).toEqual([]);
  });
});

describe('a snapshot that cannot be read', () => {
  it.each([{ version: 2, epoch: 0 }, [], 'x', null])(
    'is kept beside what is done from then on: %j',
    async (snapshot) => {
      const factory = new IDBFactory();
      const first = await open(factory);
      await first.update((known) => known);
      await write(factory, 'values', snapshot, 'progress');
      const store = await open(factory);
      expect(await store.progress()).toEqual(emptyProgress);
      expect(await store.unreadable()).toEqual([snapshot]);
      await give(store);
      await store.update((known) => known);
      expect(Object.keys((await store.progress()).lessons)).toEqual(['m/l']);
      expect(await store.unreadable()).toEqual([snapshot]);
    },
  );
});

describe('records that cannot be read', () => {
  it('leave the sessions beside them to be finished', async () => {
    const store = memoryStore(emptyProgress);
    const event = anAnswer();
    await store.commit(() => ({ event, progress: emptyProgress }), [choiceSample]);
    await store.set(sessionKey('a'), null);
    await store.set(sessionKey('b'), { launch: {}, unit: {}, ledger: {}, began: 0 });
    await store.set('draft:ouvert:c', { href: 3 });
    await store.set('draft:ouvert:s1', ['no address', '{}']);
    await store.set('depart:s1', 'yesterday');
    await store.set('refus:1', null);
    await store.set('refus:2', { refusals: [null] });
    const lms = await openLms();
    const { endpoint, actor, activityId, registration } = lms;
    const session = aSession();
    const launch = { ...session.launch, endpoint, actor, activityId, registration };
    await store.set(sessionKey('s1'), { ...session, launch });
    await deliverLeftovers({
      store,
      locks: leases(null, () => 0),
      fetch,
      origin: 'https://site.example',
      now: Date.parse(BEGAN),
      except: null,
    });
    expect(wordsOf(lms.stored())).toEqual(['initialized', 'answered', 'terminated']);
    expect(await listUnreadable(store)).toHaveLength(4);
  });

  it('of this page’s own session are set aside, and the page says what to do', async () => {
    const store = memoryStore(emptyProgress);
    await store.set(sessionKey('s1'), { launch: 1 });
    const au = openAu(await openLms(), { store, id: 's1', query: null });
    await new Promise<void>((resolve) =>
      au.tracker.status.subscribe(({ kind }) => kind === 'unusable' && resolve()),
    );
    expect(await store.unreadable()).toEqual([{ launch: 1 }]);
  });
});

describe('a database that cannot be read', () => {
  const closed = (): Promise<never> => Promise.reject(new DOMException('', 'InvalidStateError'));
  const dead: Store = { ...memoryStore(emptyProgress), peek: closed, get: closed };

  it('is not empty', async () => {
    await expect(allOf([dead]).peek(null, 10)).rejects.toThrow();
    await expect(allOf([dead]).get('seance:s1')).rejects.toThrow();
  });

  it('keeps nothing back of what the page holds', async () => {
    const memory = memoryStore(emptyProgress);
    await give(memory);
    await memory.set('seance:s1', 1);
    const both = allOf([dead, memory]);
    const [first] = await both.peek(null, 10);
    expect(first?.event.type).toBe('answered');
    expect(await both.get('seance:s1')).toBe(1);
    await both.settle([first?.seq ?? 0]);
    await expect(both.peek(null, 10)).rejects.toThrow();
  });

  it('is never told as « all is sent »', async () => {
    const store = memoryStore(emptyProgress);
    const lms = await openLms();
    let readable = true;
    const au = openAu(lms, {
      store: { ...store, peek: (...asked) => (readable ? store.peek(...asked) : closed()) },
    });
    await au.answer();
    await au.settled();
    readable = false;
    au.tracker.kick();
    await new Promise<void>((resolve) =>
      au.tracker.status.subscribe(({ kind }) => kind === 'unreadable' && resolve()),
    );
  });
});
