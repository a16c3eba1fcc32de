/** Browsers signed in as a trainer or an administrator. */
import type { DatabaseSync } from 'node:sqlite';
import type { Me, Role } from '../../core/api/accounts.ts';
import { hashOf, newSecret } from '../access/secrets.ts';
import type { Steady } from '../process/steady.ts';

export interface SignIns {
  /** @returns the cookie. */
  readonly open: (account: string) => string;
  /** Whom a cookie stands for; null when it is unknown or over, or the account closed. */
  readonly find: (cookie: string) => Me | null;
  readonly close: (cookie: string) => void;
  /** Everywhere, but where that cookie is. */
  readonly closeAll: (account: string, but?: string) => void;
}

/** A working day, whatever is done; and four hours without a sign of life. */
export const LIFE_MS = 12 * 3600_000;
const IDLE_MS = 4 * 3600_000;
/** How precisely the last sign of life is noted: a board that refreshes itself must not write each time. */
const NOTED_MS = 60_000;

export function openSignIns(db: DatabaseSync, steady: Steady): SignIns {
  const iso = (ms: number): string => new Date(ms).toISOString();
  // Kept by a clock that was ahead before this start: from now on they last no longer than any other.
  db.prepare(
    'UPDATE account_cookie SET created = min(created, ?1), seen = min(seen, ?1) WHERE created > ?1 OR seen > ?1',
  ).run(iso(steady()));
  const add = db.prepare(
    'INSERT INTO account_cookie (hash, account, csrf, created, seen) VALUES (?, ?, ?, ?, ?)',
  );
  const find = db.prepare(
    'SELECT a.id, a.name, a.role, c.csrf, c.seen FROM account_cookie c JOIN account a ON a.id = c.account WHERE c.hash = ? AND c.created > ? AND c.seen > ? AND a.closed = 0',
  );
  const see = db.prepare('UPDATE account_cookie SET seen = ? WHERE hash = ?');
  const close = db.prepare('DELETE FROM account_cookie WHERE hash = ?');
  const closeAll = db.prepare('DELETE FROM account_cookie WHERE account = ? AND hash <> ?');
  const closeOld = db.prepare('DELETE FROM account_cookie WHERE created <= ? OR seen <= ?');

  return {
    open: (account) => {
      const now = steady();
      closeOld.run(iso(now - LIFE_MS), iso(now - IDLE_MS));
      const cookie = newSecret();
      add.run(hashOf(cookie), account, newSecret(), iso(now), iso(now));
      return cookie;
    },
    find: (cookie) => {
      const now = steady();
      const hash = hashOf(cookie);
      const row = find.get(hash, iso(now - LIFE_MS), iso(now - IDLE_MS));
      if (!row) return null;
      if ((row['seen'] as string) < iso(now - NOTED_MS)) see.run(iso(now), hash);
      return {
        id: row['id'] as string,
        name: row['name'] as string,
        role: row['role'] as Role,
        csrf: row['csrf'] as string,
      };
    },
    close: (cookie) => void close.run(hashOf(cookie)),
    closeAll: (account, but = '') => void closeAll.run(account, hashOf(but)),
  };
}
