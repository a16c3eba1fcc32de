/**
 * What the LMS itself says, on its way to the external LRS: written with what brought it about, sent in
 * order, taken out once the LRS has it. Ids are made when it is written, so that twice is once.
 */
import type { Store } from '../store/db.ts';
import type { Log } from '../process/log.ts';
import type { Statement } from '../lrs/statement/types.ts';
import type { Client } from './client.ts';
import { putDocument } from './document.ts';
import { openForwarded } from './forwarded.ts';
import { postStatements } from './post.ts';

type Item = { readonly kind: 'statement'; readonly statement: Statement } | DocumentItem;

interface DocumentItem {
  readonly kind: 'document';
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly text: string;
}

export interface Outbox {
  /** In the caller's transaction. */
  readonly add: (item: Item) => void;
  readonly isEmpty: () => boolean;
  /** Resolves when it is empty. @throws Refusal 503 while the LRS is away */
  readonly flush: () => Promise<void>;
  /** How many were refused for good. */
  readonly refused: () => number;
  /** Puts those back in their place, to be sent again. @returns how many */
  readonly restore: () => number;
}

interface OutboxParts {
  readonly client: Client;
  readonly log: Log;
  readonly newId: () => string;
}

interface Row {
  readonly seq: number;
  readonly item: Item;
}

const BATCH = 50;

export function openOutbox(
  { db, transaction }: Pick<Store, 'db' | 'transaction'>,
  { client, log, newId }: OutboxParts,
): Outbox {
  const forwarded = openForwarded({ db });
  const add = db.prepare('INSERT INTO outbox (item) VALUES (?)');
  const first = db.prepare(
    `SELECT seq, item FROM outbox WHERE refused IS NULL ORDER BY seq LIMIT ${BATCH}`,
  );
  const any = db.prepare('SELECT 1 FROM outbox WHERE refused IS NULL LIMIT 1');
  const remove = db.prepare('DELETE FROM outbox WHERE seq = ?');
  const refuse = db.prepare('UPDATE outbox SET refused = ? WHERE seq = ?');
  const countRefused = db.prepare('SELECT count(*) AS n FROM outbox WHERE refused IS NOT NULL');
  const restore = db.prepare('UPDATE outbox SET refused = NULL WHERE refused IS NOT NULL');

  /** @returns null once they are there, or the status they are refused with */
  const give = async (rows: readonly Row[]): Promise<number | null> => {
    const [only] = rows;
    if (only?.item.kind === 'document') {
      const { path, params, contentType, text } = only.item;
      const document = { contentType, content: Buffer.from(text) };
      return putDocument(client, path, new URLSearchParams(params), document);
    }
    const statements = rows.flatMap(({ item }) => (item.kind === 'statement' ? [item] : []));
    const receipt = await postStatements(client, {
      statements: statements.map(({ statement }) => ({ ...statement, id: statement.id ?? '' })),
      ...{ version: '1.0.3', newId, mark: null },
    });
    // A conflict of one: the id is ours alone, so that what is there is what we said.
    if (receipt.kind === 'conflict') return rows.length > 1 ? 409 : null;
    return receipt.kind === 'refused' ? receipt.status : null;
  };

  const send = async (rows: readonly Row[]): Promise<void> => {
    const status = await give(rows);
    if (status === null) {
      transaction(() => {
        for (const { seq, item } of rows) {
          remove.run(seq);
          if (item.kind === 'statement')
            forwarded.add(item.statement.id ?? '', item.statement, null);
        }
      });
      return;
    }
    if (rows.length > 1) {
      for (const row of rows) await send([row]);
      return;
    }
    // Nothing that follows may wait for what will never be taken.
    for (const { seq } of rows) refuse.run(status, seq);
    log('error', 'lrs-refused', { status });
  };

  const run = async (): Promise<void> => {
    for (;;) {
      const rows = first.all().map((row): Row => ({
        seq: row['seq'] as number,
        item: JSON.parse(row['item'] as string) as Item,
      }));
      if (rows.length === 0) return;
      // Documents go alone; statements that follow each other, together.
      const document = rows.findIndex(({ item }) => item.kind === 'document');
      await send(document < 0 ? rows : rows.slice(0, Math.max(1, document)));
    }
  };

  let running: Promise<void> | null = null;
  return {
    add: (item) => void add.run(JSON.stringify(item)),
    isEmpty: () => any.get() === undefined,
    refused: () => Number(countRefused.get()?.['n']),
    restore: () => Number(restore.run().changes),
    flush: () =>
      (running ??= run().finally(() => {
        running = null;
      })),
  };
}
