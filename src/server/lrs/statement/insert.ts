/**
 * Storing statements: one transaction for a request, and for each statement whether it is new, the
 * same as one already stored, or in conflict with it. Sending again is always safe.
 */
import type { Store } from '../../store/db.ts';
import { openDirectory, type Teaching } from './directory.ts';
import { asStored, bodyOf, type PreparedStatement } from './prepare.ts';
import { sameStatement } from './same.ts';
import type { Attachment, Statement } from './types.ts';
import { VOIDED } from '../validate/statement.ts';

export type InsertResult =
  /** In the order given; `seq` of new ones. */
  | { readonly kind: 'stored'; readonly outcomes: readonly ('new' | 'same')[] }
  /** Nothing was stored: this id exists with other content. */
  | { readonly kind: 'conflict'; readonly id: string };

export interface AttachmentData {
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface InsertOptions extends Teaching {
  /** Received data by SHA-2 (lower case). */
  readonly data?: ReadonlyMap<string, AttachmentData>;
  /**
   * Called in the transaction with what is really new, before it is stored; throws to refuse all.
   * What it gives is stored after it, by the same rules.
   */
  readonly admit?: (fresh: readonly PreparedStatement[]) => readonly PreparedStatement[];
}

export interface StatementWriter {
  readonly insert: (batch: readonly PreparedStatement[], options: InsertOptions) => InsertResult;
}

class Conflict extends Error {
  readonly id: string;
  constructor(id: string) {
    super(id);
    this.id = id;
  }
}

export interface WriterOptions {
  /** The context extension that statements taken late are given here; null while there is none. */
  readonly mark?: () => string | null;
  /** Called in the transaction with what was stored. */
  readonly onStored?: (statements: readonly Statement[]) => void;
}

export function openWriter(
  store: Store,
  clock: () => Date,
  { mark = () => null, onStored }: WriterOptions = {},
): StatementWriter {
  const { db } = store;
  const directory = openDirectory(db);
  store.onUndo(directory.forget);
  const find = db.prepare('SELECT registration, body FROM statement WHERE id = ?');
  const lastStored = db.prepare('SELECT max(stored) AS stored FROM statement');
  const isVoided = db.prepare('SELECT 1 FROM statement WHERE target = ? AND voids = 1 LIMIT 1');
  const voidTarget = db.prepare(
    `UPDATE statement SET voided = 1 WHERE id = ? AND verb <> '${VOIDED}'`,
  );
  const add = db.prepare(
    'INSERT INTO statement (id, stored, verb, registration, target, voids, voided, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const addAgent = db.prepare('INSERT INTO statement_agent (agent, seq, direct) VALUES (?, ?, ?)');
  const addActivity = db.prepare(
    'INSERT INTO statement_activity (activity, seq, direct) VALUES (?, ?, ?)',
  );
  const addAttachment = db.prepare(
    'INSERT OR IGNORE INTO attachment (seq, sha2, content_type, content) VALUES (?, ?, ?, ?)',
  );

  const isNew = (prepared: PreparedStatement): boolean => {
    if (!prepared.named) return true;
    const row = find.get(prepared.id);
    if (!row) return true;
    // Somebody else's is not even looked at, however large.
    if (row['registration'] !== prepared.registration) throw new Conflict(prepared.id);
    const stored = JSON.parse(row['body'] as string) as Statement;
    if (sameStatement(stored, prepared.statement, prepared.version, mark())) return false;
    throw new Conflict(prepared.id);
  };

  const insertOne = (prepared: PreparedStatement, stored: string, options: InsertOptions): void => {
    const voided = !prepared.voids && isVoided.get(prepared.id) !== undefined;
    const { lastInsertRowid: seq } = add.run(
      prepared.id,
      stored,
      prepared.verb,
      prepared.registration,
      prepared.target,
      Number(prepared.voids),
      Number(voided),
      bodyOf(prepared, stored),
    );
    for (const use of prepared.agents) addAgent.run(directory.agent(use), seq, Number(use.direct));
    for (const use of prepared.activities)
      addActivity.run(directory.activity(use, options), seq, Number(use.direct));
    for (const { sha2 } of prepared.attachments satisfies readonly Attachment[]) {
      const data = options.data?.get(sha2.toLowerCase());
      if (data) addAttachment.run(seq, sha2.toLowerCase(), data.contentType, data.content);
    }
    if (prepared.voids) voidTarget.run(prepared.target);
  };

  return {
    insert: (batch, options) => {
      try {
        return store.transaction((): InsertResult => {
          const outcomes = batch.map((prepared) => (isNew(prepared) ? 'new' : 'same'));
          const fresh = batch.filter((_, index) => outcomes[index] === 'new');
          if (fresh.length > 0) {
            const consequences = options.admit?.(fresh) ?? [];
            // Never before what is stored already, whatever the clock does: pages rely on it.
            const last = (lastStored.get()?.['stored'] as string | null | undefined) ?? '';
            const now = clock().toISOString();
            const stored = now > last ? now : last;
            for (const prepared of fresh) insertOne(prepared, stored, options);
            for (const prepared of consequences)
              insertOne(prepared, stored, { authoritative: true });
            onStored?.([...fresh, ...consequences].map((prepared) => asStored(prepared, stored)));
          }
          return { kind: 'stored', outcomes };
        });
      } catch (error) {
        if (error instanceof Conflict) return { kind: 'conflict', id: error.id };
        throw error;
      }
    },
  };
}
