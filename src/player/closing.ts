/**
 * The service worker that ends the session of a page that closed: nothing else can tell a closed page
 * from one that is being reloaded. It waits a few seconds; if no page of the session is there then, it
 * sends what was left. It controls no page and caches nothing.
 */
import { emptyProgress } from '../core/fold.ts';
import { call, replyOf } from './http.ts';
import { openStore, type Store } from './store.ts';
import type { Legacy, Word } from './trackers/legacy.ts';
import { pageLock, registrationKey, sessionKey, type Session } from './trackers/session.ts';

/** The DOM's types are the project's; this is what a service worker adds to them. */
interface WorkerScope {
  addEventListener(type: 'message', hear: (event: WorkerMessage) => void): void;
  addEventListener(type: 'install', hear: () => void): void;
  skipWaiting(): Promise<void>;
}
interface WorkerMessage extends MessageEvent<Word> {
  waitUntil(work: Promise<unknown>): void;
}

const COMES_BACK_MS = 3_000;
const scope = self as unknown as WorkerScope;
/** Sessions left, by key; a page that reports back takes its own out. */
const left = new Map<string, Legacy>();

scope.addEventListener('install', () => void scope.skipWaiting());
scope.addEventListener('message', (event) => {
  const word = event.data;
  if (word.kind === 'here') left.delete(word.id);
  else {
    left.set(word.legacy.id, word.legacy);
    event.waitUntil(endUnlessBack(word.legacy));
  }
});

async function endUnlessBack(legacy: Legacy): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, COMES_BACK_MS));
  if (left.get(legacy.id) !== legacy) return;
  left.delete(legacy.id);
  // A reloaded or duplicated page holds the session's lock.
  await navigator.locks.request(pageLock(legacy.id), { ifAvailable: true }, async (lock) => {
    if (lock) await end(legacy);
  });
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
    if (replyOf(answer).kind !== 'stored') return;
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
