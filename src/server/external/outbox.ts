/**
 * What the LMS itself says, on its way to the external LRS: written with what brought it about, sent in
 * order, taken out once the LRS has it. Ids are made when it is written, so that twice is once.
 */
import type { Store } from '../db.ts';
import type { Log } from '../log.ts';
import type { Statement } from '../lrs/statement/types.ts';
import type { Client } from './client.ts';

type Item =
  | { readonly kind: 'statement'; readonly statement: Statement }
  | {
      readonly kind: 'document';
      readonly path: string;
      readonly params: Readonly<Record<string, string>>;
      readonly contentType: string;
      readonly text: string;
    };

export interface Outbox {
  /** In the caller's transaction. */
  readonly add: (item: Item) => void;
  readonly isEmpty: () => boolean;
  /** Resolves when it is empty. @throws Refusal 503 while the LRS is away */
  readonly flush: () => Promise<void>;
}

interface Row {
  readonly seq: number;
  readonly item: Item;
}

const BATCH = 50;

export function openOutbox({ db }: Pick<Store, 'db'>, client: Client, log: Log): Outbox {
  const add = db.prepare('INSERT INTO outbox (item) VALUES (?)');
  const first = db.prepare(
    `SELECT seq, item FROM outbox WHERE refused IS NULL ORDER BY seq LIMIT ${BATCH}`,
  );
  const any = db.prepare('SELECT 1 FROM outbox WHERE refused IS NULL LIMIT 1');
  const remove = db.prepare('DELETE FROM outbox WHERE seq = ?');
  const refuse = db.prepare('UPDATE outbox SET refused = ? WHERE seq = ?');

  const send = async (rows: readonly Row[]): Promise<void> => {
    const { status } = await client.ask(questionOf(rows.map(({ item }) => item)));
    // 409: the id is ours alone, so that what is there is what we said.
    if (status < 300 || (status === 409 && rows.length === 1)) {
      for (const { seq } of rows) remove.run(seq);
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
    flush: () =>
      (running ??= run().finally(() => {
        running = null;
      })),
  };
}

function questionOf(items: readonly Item[]): Parameters<Client['ask']>[0] {
  const [only] = items;
  if (only?.kind === 'document')
    return {
      method: 'PUT',
      path: only.path,
      params: new URLSearchParams(only.params),
      headers: { 'content-type': only.contentType },
      body: Buffer.from(only.text),
    };
  const statements = items.flatMap((item) => (item.kind === 'statement' ? [item.statement] : []));
  return {
    method: 'POST',
    path: 'statements',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(statements)),
  };
}
