/**
 * Statements on their way through: judged here, stored there, and only then noted here. If this server
 * dies between the two, the sender tries again and the LRS says that it has them.
 */
import type { Store } from '../store/db.ts';
import type { Commit } from '../store/group-commit.ts';
import { Refusal } from '../lrs/refusal.ts';
import type { Keeping } from '../lrs/keeping.ts';
import type { InsertResult, InsertOptions } from '../lrs/statement/insert.ts';
import { asStored, type PreparedStatement } from '../lrs/statement/prepare.ts';
import type { Statement } from '../lrs/statement/types.ts';
import { rehearse } from '../store/rehearse.ts';
import type { Client } from './client.ts';
import { asSent, openForwarded } from './forwarded.ts';
import type { Outbox } from './outbox.ts';
import { postStatements } from './post.ts';

interface ForwardParts {
  readonly store: Store;
  readonly commit: Commit;
  readonly client: Client;
  readonly outbox: Outbox;
  readonly mark: () => string | null;
  readonly newId: () => string;
  readonly clock: () => Date;
  /** In the transaction that notes them. */
  readonly onStored: (statements: readonly Statement[]) => void;
  readonly say: Keeping['state'];
}

export function openForward(parts: ForwardParts): Keeping['take'] {
  const { store, outbox } = parts;
  const forwarded = openForwarded(store);
  const isKnown = ({ id, statement }: PreparedStatement): boolean =>
    forwarded.isSame(id, statement, parts.mark());

  const take = async (
    batch: readonly PreparedStatement[],
    options: InsertOptions,
  ): Promise<InsertResult> => {
    // What brought the session about ("launched") is stored before what is said in it.
    if (!outbox.isEmpty()) await outbox.flush();
    const outcomes = batch.map((prepared) => (isKnown(prepared) ? 'same' : 'new'));
    const unknown = batch.filter((_, index) => outcomes[index] === 'new');
    if (unknown.length === 0) return { kind: 'stored', outcomes };
    const fresh = unknown.filter(({ id }) => !forwarded.has(id));
    // Judged, and taken back: noted only once the LRS has them.
    if (fresh.length > 0) rehearse(store, () => options.admit?.(fresh));
    const receipt = await postStatements(parts.client, {
      statements: unknown.map(({ id, statement }) => ({ ...asSent(statement), id })),
      version: unknown[0]?.version ?? '1.0.3',
      data: options.data ?? new Map(),
      newId: parts.newId,
      mark: parts.mark(),
    });
    if (receipt.kind === 'conflict') return receipt;
    if (receipt.kind === 'refused')
      throw new Refusal(receipt.status === 413 ? 413 : 400, 'the external LRS refuses this');
    await parts.commit(() => {
      if (fresh.length > 0) parts.say(options.admit?.(fresh) ?? []);
      for (const { id, statement } of fresh) forwarded.add(id, statement, parts.mark());
      // By our clock, as what is kept here: no sender says when it was received.
      const stored = parts.clock().toISOString();
      parts.onStored(fresh.map((prepared) => asStored(prepared, stored)));
    });
    return { kind: 'stored', outcomes };
  };

  // One at a time in a registration: the rules look at what was said before.
  const queues = new Map<string, Promise<unknown>>();
  return async (batch, options) => {
    const key = batch[0]?.registration ?? null;
    if (!options.admit || key === null) return take(batch, options);
    const mine = (queues.get(key) ?? Promise.resolve()).then(() => take(batch, options));
    const settled = mine.catch(() => undefined);
    queues.set(key, settled);
    try {
      return await mine;
    } finally {
      if (queues.get(key) === settled) queues.delete(key);
    }
  };
}
