/** Who holds what: the LRS, and the browser's own stores, read from outside the code under test. */
import type { Page } from '@playwright/test';
import { MACHINE_AUTHORIZATION } from '../server/support/process.ts';

/** An answer, an evaluation handed in: whatever must not disappear, under the name the test gave it. */
export interface Held {
  /** Id of the event, or of the statement (the same for an answer in a lesson). */
  readonly id: string;
  /** What the learner typed: every answer of a test is another number. */
  readonly answer: string;
}

export interface StoredStatement {
  readonly id: string;
  readonly actor: { readonly account?: { readonly name: string } };
  readonly verb: { readonly id: string };
  readonly object: { readonly id: string };
  readonly result?: { readonly response?: string };
  readonly context?: {
    readonly registration?: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
  readonly timestamp: string;
}

/** Everything the LRS holds, oldest first. */
export async function storedIn(server: string): Promise<readonly StoredStatement[]> {
  const all: StoredStatement[] = [];
  let next = '/xapi/statements?ascending=true&limit=500';
  while (next !== '') {
    const answer = await fetch(`${server}${next}`, {
      headers: { authorization: MACHINE_AUTHORIZATION, 'x-experience-api-version': '1.0.3' },
    });
    if (!answer.ok) throw new Error(`The LRS answered ${answer.status}`);
    const page = (await answer.json()) as { statements: StoredStatement[]; more: string };
    all.push(...page.statements);
    next = page.more;
  }
  return all;
}

export interface BrowserHoldings {
  readonly waiting: readonly Held[];
  readonly parked: readonly Held[];
}

/**
 * Answers in IndexedDB. Read by shape, so that the player may arrange its stores as it likes: a record
 * with an `answered` event waits when it lies in a store named "outbox", is parked anywhere else (as
 * the entry itself, or as the `entry` of what was refused).
 */
export async function heldBy(page: Page): Promise<BrowserHoldings> {
  const found = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.message));
      });
    const records: { store: string; id: string; answer: string }[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('cqp-')) continue;
      const database = await done(indexedDB.open(name));
      for (const store of [...database.objectStoreNames])
        for (const value of await done(
          database.transaction(store).objectStore(store).getAll() as IDBRequest<unknown[]>,
        )) {
          type Entry = { event?: { id: string; type: string; response: unknown } } | null;
          const record = (value ?? {}) as Entry & { entry?: Entry };
          const event = record.event ?? record.entry?.event;
          if (event?.type === 'answered' && typeof event.response === 'string')
            records.push({ store, id: event.id, answer: event.response });
        }
      database.close();
    }
    return records;
  });
  const held = (waits: boolean) =>
    found
      .filter(({ store }) => (store === 'outbox') === waits)
      .map(({ id, answer }) => ({ id, answer }));
  return { waiting: held(true), parked: held(false) };
}
