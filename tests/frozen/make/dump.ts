/** What a browser holds of this site: every database, and the two storages. */
import type { Page } from '@playwright/test';

export interface Dump {
  readonly origin: string;
  /** JSON: what is written there is nothing else. */
  readonly databases: readonly DatabaseDump[];
  readonly localStorage: Readonly<Record<string, string>>;
  /** Of the first page. */
  readonly sessionStorage: Readonly<Record<string, string>>;
}

export interface DatabaseDump {
  readonly name: string;
  readonly version: number;
  readonly stores: readonly {
    readonly name: string;
    readonly keyPath: string | null;
    readonly autoIncrement: boolean;
    readonly records: readonly { readonly key: string | number; readonly value: unknown }[];
  }[];
}

export function dumpOf(page: Page): Promise<Dump> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.message));
      });
    const databases: DatabaseDump[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      const stores: DatabaseDump['stores'][number][] = [];
      for (const of of [...database.objectStoreNames]) {
        const store = database.transaction(of).objectStore(of);
        const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        stores.push({
          name: of,
          keyPath: store.keyPath as string | null,
          autoIncrement: store.autoIncrement,
          records: keys.map((key, at) => ({
            key: key as string,
            value: JSON.parse(JSON.stringify(values[at])) as unknown,
          })),
        });
      }
      databases.push({ name, version: database.version, stores });
      database.close();
    }
    return {
      origin: location.origin,
      databases,
      localStorage: { ...localStorage },
      sessionStorage: { ...sessionStorage },
    };
  });
}
