/**
 * The service worker that ends the session of a page that closed: nothing else can tell a closed page
 * from one that is being reloaded. It waits a few seconds; if no page of the session is there then, it
 * sends what was left. It controls no page and caches nothing.
 */
import { emptyProgress } from '../core/progress/fold.ts';
import { call, replyOf } from './http.ts';
import { openStore, type Store } from './store.ts';
import type { Legacy, Word } from './trackers/last-word.ts';
import { sessionKey } from './session-record.ts';
import { pageLock, registrationKey, type Session } from './trackers/session.ts';

/** The DOM's types are the project's; this is what a service worker adds to them. */
interface WorkerScope {
  addEventListener(type: 'message', hear: (event: WorkerMessage) => void): void;
  addEventListener(type: 'install', hear: () => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: {
    matchAll(of: {
      readonly type: 'window';
      readonly includeUncontrolled: true;
    }): Promise<readonly { readonly url: string }[]>;
  };
}
interface WorkerMessage extends MessageEvent<Word> {
  waitUntil(work: Promise<unknown>): void;
}

const COMES_BACK_MS = 3_000;
/** On a weak network the scripts of a reloaded page, which take the session's lock, come long after it. */
const MOST_TIMES = 10;
const scope = self as unknown as WorkerScope;
/** Sessions left, by key; a page that reports back takes its own out. */
const left = new Map<string, Legacy>();

scope.addEventListener('install', () => void scope.skipWaiting());
scope.addEventListener('message', (event) => {
  const word = event.data;
  if (word.kind === 'here') left.delete(word.id);
  else {
    left.set(word.legacy.id, word.legacy);
    event.waitUntil(endUnlessBack(word.legacy, word.page));
  }
});

async function endUnlessBack(legacy: Legacy, page: string): Promise<void> {
  for (let times = 1; times <= MOST_TIMES; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, COMES_BACK_MS));
    if (left.get(legacy.id) !== legacy || (await isHeld(legacy.id))) return;
    if (!(await isShown(page))) break;
  }
  left.delete(legacy.id);
  await navigator.locks.request(pageLock(legacy.id), { ifAvailable: true }, async (lock) => {
    if (lock) await end(legacy);
  });
}

/** A reloaded or duplicated page holds the session's lock. */
async function isHeld(id: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === pageLock(id));
}

/** Whether a window shows that page, perhaps still without its scripts. */
async function isShown(page: string): Promise<boolean> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.some(({ url }) => url.split(/[?#]/)[0] === page);
}

async function end({ database, id, endpoint, authorization, ...rest }: Legacy): Promise<void> {
  const { batches, seqs, after } = rest;
  const store = await openStore(database, emptyProgress, () => null).catch(() => null);
  // Something was kept in the page's last moment: the next visit says it all, in order.
  const waiting = (await store?.peek(id, Infinity)) ?? [];
  if (waiting.some(({ seq }) => !seqs.includes(seq))) return;
  if (store && (await isFurther(store, id, after))) return;
  const headers = {
    authorization,
    'content-type': 'application/json',
    'x-experience-api-version': '1.0.3',
  };
  for (const batch of batches) {
    const body = JSON.stringify(batch);
    const url = `${endpoint}statements`;
    const answer = await call(url, { method: 'POST', headers, body });
    // Later, or apart: the next visit knows how.
    if (replyOf(answer, batch).kind !== 'stored') return;
  }
  await store?.settle(seqs, {
    [sessionKey(id)]: after,
    [registrationKey(after.launch)]: after.ledger.registration,
  });
}

/** Whether the page itself said its last word after all. */
async function isFurther(store: Store, id: string, after: Session): Promise<boolean> {
  const kept = (await store.get(sessionKey(id))) as Session | undefined;
  return kept !== undefined && kept.ledger.session.length >= after.ledger.session.length;
}
