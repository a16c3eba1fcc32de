/** What is known to be in the external LRS: the id of each statement, and a hash of what it says. */
import { createHash } from 'node:crypto';
import type { Store } from '../store/db.ts';
import { unmarked } from '../lrs/statement/same.ts';
import type { Statement } from '../lrs/statement/types.ts';

export interface ForwardedItem {
  readonly has: (id: string) => boolean;
  /** @param mark a context extension of ours that is no difference */
  readonly isSame: (id: string, statement: Statement, mark: string | null) => boolean;
  readonly add: (id: string, statement: Statement, mark: string | null) => void;
}

export function openForwarded({ db }: Pick<Store, 'db'>): ForwardedItem {
  const find = db.prepare('SELECT hash FROM forwarded WHERE id = ?');
  const add = db.prepare('INSERT OR IGNORE INTO forwarded (id, hash) VALUES (?, ?)');
  return {
    has: (id) => find.get(id) !== undefined,
    isSame: (id, statement, mark) => {
      const known = find.get(id)?.['hash'] as Uint8Array | undefined;
      return known !== undefined && hashOf(statement, mark).equals(known);
    },
    add: (id, statement, mark) => void add.run(id, hashOf(statement, mark)),
  };
}

/** Who vouches for it and when it was stored is the other LRS's to say. */
export function asSent(statement: Statement): Statement {
  const { authority: _a, stored: _s, ...sent } = statement;
  return sent;
}

function hashOf(statement: Statement, mark: string | null): Buffer {
  const { version: _v, ...said } = asSent(mark === null ? statement : unmarked(statement, mark));
  return createHash('sha256').update(JSON.stringify(said)).digest().subarray(0, 16);
}
