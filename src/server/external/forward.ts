/**
 * Statements on their way through: judged here, stored there, and only then noted here. If this server
 * dies between the two, the sender tries again and the LRS says that it has them.
 */
import { createHash } from 'node:crypto';
import type { Store } from '../db.ts';
import type { Commit } from '../group-commit.ts';
import { writeMultipart } from '../lrs/attachment/multipart.ts';
import { Refusal } from '../lrs/http/refusal.ts';
import type { XapiVersion } from '../lrs/http/version.ts';
import type { Keeping } from '../lrs/keeping.ts';
import type { AttachmentData, Inserted, InsertOptions } from '../lrs/statement/insert.ts';
import type { PreparedStatement } from '../lrs/statement/prepare.ts';
import { sameStatement, unmarked } from '../lrs/statement/same.ts';
import type { Statement } from '../lrs/statement/types.ts';
import { rehearse } from '../rehearse.ts';
import type { Client } from './client.ts';
import type { Outbox } from './outbox.ts';

interface ForwardParts {
  readonly store: Store;
  readonly commit: Commit;
  readonly client: Client;
  readonly outbox: Outbox;
  readonly mark: () => string | null;
  readonly newId: () => string;
  /** In the transaction that notes them. */
  readonly onStored: (statements: readonly Statement[]) => void;
  readonly say: Keeping['state'];
}

export function openForward(parts: ForwardParts): Keeping['take'] {
  const { store, outbox } = parts;
  const find = store.db.prepare('SELECT hash FROM forwarded WHERE id = ?');
  const remember = store.db.prepare('INSERT OR IGNORE INTO forwarded (id, hash) VALUES (?, ?)');
  const hashOf = (prepared: PreparedStatement): Buffer => hash(prepared.statement, parts.mark());

  const isKnown = (prepared: PreparedStatement): boolean => {
    const known = find.get(prepared.id)?.['hash'] as Uint8Array | undefined;
    return known !== undefined && hashOf(prepared).equals(known);
  };

  const take = async (
    batch: readonly PreparedStatement[],
    options: InsertOptions,
  ): Promise<Inserted> => {
    // What brought the session about ("launched") is stored before what is said in it.
    if (!outbox.isEmpty()) await outbox.flush();
    const outcomes = batch.map((prepared) => (isKnown(prepared) ? 'same' : 'new'));
    const unknown = batch.filter((_, index) => outcomes[index] === 'new');
    if (unknown.length === 0) return { kind: 'stored', outcomes };
    const fresh = unknown.filter(({ id }) => find.get(id) === undefined);
    // Judged, and taken back: noted only once the LRS has them.
    if (fresh.length > 0) rehearse(store, () => options.admit?.(fresh));
    const conflict = await send(parts, unknown, options.data ?? new Map());
    if (conflict !== null) return { kind: 'conflict', id: conflict };
    await parts.commit(() => {
      if (fresh.length > 0) parts.say(options.admit?.(fresh) ?? []);
      for (const prepared of fresh) remember.run(prepared.id, hashOf(prepared));
      parts.onStored(fresh.map(({ statement }) => statement));
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

/** @returns null once all are stored, or the id of one that exists with other content. @throws Refusal */
async function send(
  parts: ForwardParts,
  batch: readonly PreparedStatement[],
  data: ReadonlyMap<string, AttachmentData>,
): Promise<string | null> {
  const { client, mark, newId } = parts;
  const version: XapiVersion = batch[0]?.version ?? '1.0.3';
  const answer = await client.ask({
    method: 'POST',
    path: 'statements',
    version,
    ...bodyOf(batch, data, newId),
  });
  if (answer.status < 300) return null;
  if (answer.status !== 409)
    throw new Refusal(answer.status === 413 ? 413 : 400, 'the external LRS refuses this');
  const missing: PreparedStatement[] = [];
  for (const prepared of batch) {
    const params = new URLSearchParams({ statementId: prepared.id });
    const found = await client.ask({ method: 'GET', path: 'statements', params, version });
    if (found.status === 404) missing.push(prepared);
    else if (!isSame(found.body, prepared, mark())) return prepared.id;
  }
  // All that exist are the same, but for a mark of ours: the others can be stored.
  if (missing.length === batch.length) return batch[0]?.id ?? '';
  return missing.length === 0 ? null : send(parts, missing, data);
}

function isSame(body: Uint8Array, prepared: PreparedStatement, mark: string | null): boolean {
  const stored = JSON.parse(Buffer.from(body).toString()) as Statement;
  return sameStatement(stored, prepared.statement, prepared.version, mark);
}

function bodyOf(
  batch: readonly PreparedStatement[],
  data: ReadonlyMap<string, AttachmentData>,
  newId: () => string,
): { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array } {
  const json = Buffer.from(JSON.stringify(batch.map(({ statement }) => asSent(statement))));
  const used = batch.flatMap(({ attachments }) => attachments.map(({ sha2 }) => sha2));
  const parts = [...new Set(used)].flatMap((sha2) => {
    const found = data.get(sha2.toLowerCase());
    return found
      ? [
          {
            headers: {
              'Content-Type': found.contentType,
              'Content-Transfer-Encoding': 'binary',
              'X-Experience-API-Hash': sha2,
            },
            content: found.content,
          },
        ]
      : [];
  });
  if (parts.length === 0) return { headers: { 'content-type': 'application/json' }, body: json };
  const boundary = `xapi-${newId()}`;
  return {
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
    body: writeMultipart(
      [{ headers: { 'Content-Type': 'application/json' }, content: json }, ...parts],
      boundary,
    ),
  };
}

/** Who vouches for it and when it was stored is the other LRS's to say. */
export function asSent(statement: Statement): Statement {
  const { authority: _a, stored: _s, ...sent } = statement;
  return sent;
}

function hash(statement: Statement, mark: string | null): Buffer {
  const { version: _v, ...said } = asSent(mark === null ? statement : unmarked(statement, mark));
  return createHash('sha256').update(JSON.stringify(said)).digest().subarray(0, 16);
}
