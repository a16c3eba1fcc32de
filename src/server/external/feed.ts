/**
 * From the external LRS back to this server: what was stored there since, for the board. Noting twice is
 * once, so that it is read with an overlap.
 */
import type { Store } from '../store/db.ts';
import type { Statement } from '../lrs/statement/types.ts';
import type { Client } from './client.ts';
import { openForwarded } from './forwarded.ts';
import { eachPage } from './pages.ts';

interface FeedParts {
  readonly store: Store;
  /** Of the LRS: what was read of another one says nothing about this one. */
  readonly endpoint: string;
  readonly client: Client;
  readonly project: (statements: readonly Statement[]) => void;
  readonly pause: () => Promise<void>;
}

export interface Round {
  /** 200, or the status that ended it. */
  readonly status: number;
  /** Whether anything was read that had not come through here, nor been read before. */
  readonly isNews: boolean;
}

export interface Feed {
  /** Reads all that is new. @throws Refusal 503 while the LRS is away */
  readonly read: () => Promise<Round>;
}

const SETTING = 'external-since ';
const PAGE = '200';
const CONSISTENT = 'x-experience-api-consistent-through';
/** What an LRS says to be complete is, but for a clock that is not to the second. */
const MARGIN_MS = 5000;
/** Where it says nothing: one of several machines may show an older statement later. Also after a start. */
const OVERLAP_MS = 60_000;
/** An LRS whose word about itself does not move is not read from the beginning for ever. */
const FARTHEST_MS = 3_600_000;
/** Ids read last: enough for a minute of several groups. */
const MEMORY = 20_000;

/** Everything is read again: in the transaction that throws away what was made of it. */
export function forgetFeed({ db }: Pick<Store, 'db'>): void {
  db.prepare('DELETE FROM setting WHERE substr(name, 1, ?) = ?').run(SETTING.length, SETTING);
}

export function openFeed({ store, endpoint, client, project, pause }: FeedParts): Feed {
  const setting = SETTING + endpoint;
  const forwarded = openForwarded(store);
  const get = store.db.prepare('SELECT value FROM setting WHERE name = ?');
  const put = store.db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
  const drop = (at: string | null): void => {
    if (at !== null && at !== get.get(setting)?.['value']) put.run(setting, at);
  };
  let margin = OVERLAP_MS;
  let before: ReadonlySet<string> = new Set();

  return {
    read: async () => {
      const since = (get.get(setting)?.['value'] as string | undefined) ?? null;
      const params = new URLSearchParams({ ascending: 'true', limit: PAGE });
      if (since !== null) params.set('since', iso(Date.parse(since) - margin));
      let last = since === null ? -Infinity : Date.parse(since);
      let complete: number | null = null;
      let isNews = false;
      let first = true;
      const read = new Set<string>();
      const status = await eachPage(
        { client, endpoint, params, pause, inBackground: true },
        (statements, { headers }) => {
          if (first) complete = completeThrough(headers);
          first = false;
          for (const { id = '', stored } of statements) {
            if (stored !== undefined) last = Math.max(last, Date.parse(stored) || last);
            isNews ||= !before.has(id) && !forwarded.has(id.toLowerCase());
            if (read.size < MEMORY) read.add(id);
          }
          store.transaction(() => {
            project(statements);
            // With the page: a history of years is not begun again because the server was stopped.
            if (Number.isFinite(last)) drop(iso(last));
          });
        },
      );
      if (status !== 200) return { status, isNews };
      before = read;
      margin = complete === null ? OVERLAP_MS : MARGIN_MS;
      // TypeScript does not see that the callback has run.
      const through = complete as number | null;
      if (through !== null) drop(iso(Math.max(through, last - FARTHEST_MS)));
      return { status, isNews };
    },
  };
}

/**
 * Until when (milliseconds) everything is shown that was stored: the LRS's own word (Communication
 * 2.1.3), which cannot be later than its clock; else a minute before that. Null: it says neither.
 */
function completeThrough(headers: Headers): number | null {
  const [word, date] = [CONSISTENT, 'date'].map((name) => Date.parse(headers.get(name) ?? ''));
  if (word !== undefined && !Number.isNaN(word)) return Math.min(word, date || Date.now());
  return date ? date - OVERLAP_MS + MARGIN_MS : null;
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
