/**
 * From the external LRS back to this server: what was stored there since, for the board. Read with an
 * overlap, because an LRS of several machines may show an older statement later; noting twice is once.
 */
import type { Store } from '../db.ts';
import type { Statement } from '../lrs/statement/types.ts';
import type { Client } from './client.ts';

interface FeedParts {
  readonly store: Store;
  readonly client: Client;
  readonly project: (statements: readonly Statement[]) => void;
}

const SETTING = 'external-since';
const OVERLAP_MS = 60_000;
const PAGE = '200';

/** Everything is read again. */
export function forgetFeed({ db }: Pick<Store, 'db'>): void {
  db.prepare('DELETE FROM setting WHERE name = ?').run(SETTING);
}

/** Reads all that is new. @throws Refusal 503 while the LRS is away */
export async function readFeed({ store, client, project }: FeedParts): Promise<void> {
  const { db } = store;
  const before =
    (db.prepare('SELECT value FROM setting WHERE name = ?').get(SETTING)?.['value'] as
      string | undefined) ?? null;
  const params = new URLSearchParams({ ascending: 'true', limit: PAGE });
  if (before !== null) params.set('since', new Date(Date.parse(before) - OVERLAP_MS).toISOString());
  let last = before;
  for (let path = 'statements', first = true; path !== ''; first = false) {
    const answer = await client.ask({ method: 'GET', path, ...(first ? { params } : {}) });
    if (answer.status !== 200) return;
    const page = JSON.parse(Buffer.from(answer.body).toString()) as {
      readonly statements: readonly Statement[];
      readonly more?: string;
    };
    for (const { stored } of page.statements)
      if (stored !== undefined && (last === null || Date.parse(stored) > Date.parse(last)))
        last = stored;
    const until = last;
    store.transaction(() => {
      project(page.statements);
      // With the page: a history of years is not begun again because the server was stopped.
      if (until !== null)
        db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run(
          SETTING,
          until,
        );
    });
    path = page.more ?? '';
  }
}
