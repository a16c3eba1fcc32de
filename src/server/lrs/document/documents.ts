/** State, activity profile and agent profile documents: one table, one set of rules (Communication 2.2). */
import { createHash } from 'node:crypto';
import type { Store } from '../../store/db.ts';

export type Resource = 'state' | 'activity-profile' | 'agent-profile';

/** '' where the resource has no such part. */
export interface Place {
  readonly resource: Resource;
  readonly activity: string;
  /** Key of identity.ts. */
  readonly agent: string;
  readonly registration: string;
}

export interface Document {
  readonly contentType: string;
  readonly content: Uint8Array;
  /** SHA-1 in hexadecimal, without quotes. */
  readonly etag: string;
  /** ISO 8601. */
  readonly updated: string;
}

export interface Documents {
  readonly get: (place: Place, name: string) => Document | null;
  /** Names of documents updated strictly after `since` (ISO 8601, null = all). */
  readonly names: (place: Place, since: string | null) => string[];
  /** How many there are at a place, and their bytes. */
  readonly use: (place: Place) => { readonly count: number; readonly bytes: number };
  /** Date of the last change among them, null without any. */
  readonly lastUpdate: (place: Place) => string | null;
  /** Atomic: `change` sees what is there and gives what to keep; null deletes; it may throw. */
  readonly change: (
    place: Place,
    name: string,
    change: (current: Document | null) => Pick<Document, 'contentType' | 'content'> | null,
  ) => void;
  readonly removeAll: (place: Place) => void;
}

export function openDocuments(store: Store, clock: () => Date): Documents {
  const where = 'resource = ? AND activity = ? AND agent = ? AND registration = ?';
  const { db } = store;
  const select = db.prepare(
    `SELECT content_type AS contentType, content, etag, updated FROM document WHERE ${where} AND name = ?`,
  );
  const list = db.prepare(
    `SELECT name FROM document WHERE ${where} AND updated > ? ORDER BY updated, name`,
  );
  const last = db.prepare(`SELECT max(updated) AS updated FROM document WHERE ${where}`);
  const use = db.prepare(
    `SELECT count(*) AS count, coalesce(sum(length(content)), 0) AS bytes FROM document WHERE ${where}`,
  );
  const put = db.prepare(
    'INSERT OR REPLACE INTO document (resource, activity, agent, registration, name, content_type, content, etag, updated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const remove = db.prepare(`DELETE FROM document WHERE ${where} AND name = ?`);
  const removeAll = db.prepare(`DELETE FROM document WHERE ${where}`);
  const keys = ({ resource, activity, agent, registration }: Place) =>
    [resource, activity, agent, registration] as const;
  const get = (place: Place, name: string) =>
    (select.get(...keys(place), name) as unknown as Document | undefined) ?? null;

  return {
    get,
    names: (place, since) =>
      list.all(...keys(place), since ?? '').map((row) => row['name'] as string),
    use: (place) => use.get(...keys(place)) as { count: number; bytes: number },
    lastUpdate: (place) => (last.get(...keys(place))?.['updated'] as string | null) ?? null,
    change: (place, name, change) =>
      store.transaction(() => {
        const next = change(get(place, name));
        if (next === null) {
          remove.run(...keys(place), name);
          return;
        }
        const etag = createHash('sha1').update(next.content).digest('hex');
        const updated = clock().toISOString();
        put.run(...keys(place), name, next.contentType, next.content, etag, updated);
      }),
    removeAll: (place) => store.transaction(() => removeAll.run(...keys(place))),
  };
}
