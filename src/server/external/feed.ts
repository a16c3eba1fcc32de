/**
 * From the external LRS back to this server: what was stored there since, for the board. Read with an
 * overlap, because an LRS of several machines may show an older statement later; noting twice is once.
 */
import type { Store } from '../db.ts';
import type { Statement } from '../lrs/statement/types.ts';
import type { Client } from './client.ts';
import { eachPage } from './pages.ts';

interface FeedParts {
  readonly store: Store;
  /** Of the LRS: what was read of another one says nothing about this one. */
  readonly endpoint: string;
  readonly client: Client;
  readonly project: (statements: readonly Statement[]) => void;
}

const SETTING = 'external-since ';
const OVERLAP_MS = 60_000;
const PAGE = '200';

/** Everything is read again: in the transaction that throws away what was made of it. */
export function forgetFeed({ db }: Pick<Store, 'db'>): void {
  db.prepare('DELETE FROM setting WHERE substr(name, 1, ?) = ?').run(SETTING.length, SETTING);
}

/** Reads all that is new. @returns 200, or the status that ended it. @throws Refusal 503 while the LRS is away */
export function readFeed({ store, endpoint, client, project }: FeedParts): Promise<number> {
  const setting = SETTING + endpoint;
  const { db } = store;
  const before =
    (db.prepare('SELECT value FROM setting WHERE name = ?').get(setting)?.['value'] as
      string | undefined) ?? null;
  const params = new URLSearchParams({ ascending: 'true', limit: PAGE });
  if (before !== null) params.set('since', new Date(Date.parse(before) - OVERLAP_MS).toISOString());
  let last = before;
  return eachPage(client, params, (statements) => {
    for (const { stored } of statements)
      if (stored !== undefined && (last === null || Date.parse(stored) > Date.parse(last)))
        last = stored;
    const until = last;
    store.transaction(() => {
      project(statements);
      // With the page: a history of years is not begun again because the server was stopped.
      if (until !== null)
        db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run(
          setting,
          until,
        );
    });
  });
}
