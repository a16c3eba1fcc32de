/**
 * Moving an installation to an external LRS: the statements and documents kept here are given to it, and
 * those it has are known as such. Nothing is erased here; what is there already is left or joined, so that
 * it may be run again, beside a running server too.
 */
import type { Store } from '../store/db.ts';
import type { AttachmentData } from '../lrs/statement/insert.ts';
import type { Statement } from '../lrs/statement/types.ts';
import type { Client } from './client.ts';
import { asSent, openForwarded } from './forwarded.ts';
import { moveDocuments, type DocumentMoves } from './move-documents.ts';
import { patiently } from './patience.ts';
import { postStatements, type Receipt } from './post.ts';

export interface Moves {
  readonly statements: {
    readonly given: number;
    /** Given before, by this command or by a learner's page. */
    readonly known: number;
    readonly refused: readonly { readonly id: string; readonly status: number }[];
  };
  readonly documents: DocumentMoves;
}

interface MoveParts {
  readonly store: Store;
  readonly client: Client;
  readonly newId: () => string;
  /** A context extension of ours that is no difference. */
  readonly mark: string | null;
}

interface Row {
  readonly seq: number;
  readonly id: string;
  readonly body: string;
}

const PAGE = 50;
/** Of a request; a gateway seldom takes more than a megabyte. */
const MOST_BYTES = 500_000;

/** @throws Refusal 503 when the LRS stays away; what was given until then is known. */
export async function moveTo(parts: MoveParts): Promise<Moves> {
  const { db } = parts.store;
  const forwarded = openForwarded(parts.store);
  const page = db.prepare(
    `SELECT seq, id, body FROM statement WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
  );
  let [given, known] = [0, 0];
  const refused: { id: string; status: number }[] = [];
  const give = async (rows: readonly Row[]): Promise<void> => {
    const receipt = await patiently(() => post(parts, rows));
    if (receipt.kind === 'stored') {
      parts.store.transaction(() => {
        for (const { id, body } of rows) forwarded.add(id, read(body), parts.mark);
      });
      given += rows.length;
      return;
    }
    const [only] = rows;
    if (rows.length === 1 && only) {
      refused.push({ id: only.id, status: receipt.kind === 'conflict' ? 409 : receipt.status });
      return;
    }
    const half = Math.ceil(rows.length / 2);
    await give(rows.slice(0, half));
    await give(rows.slice(half));
  };
  for (let after = 0; ;) {
    const rows = page.all(after) as unknown as readonly Row[];
    const last = rows.at(-1);
    if (!last) break;
    const fresh = rows.filter(({ id }) => !forwarded.has(id));
    known += rows.length - fresh.length;
    for (const batch of batches(fresh)) await give(batch);
    after = last.seq;
  }
  return { statements: { given, known, refused }, documents: await moveDocuments(parts) };
}

const read = (body: string): Statement => JSON.parse(body) as Statement;
const versionOf = ({ body }: Row) =>
  (read(body).version ?? '').startsWith('2.') ? ('2.0.0' as const) : ('1.0.3' as const);

/** In order, each of one version of xAPI and of a size that passes everywhere. */
function batches(rows: readonly Row[]): readonly (readonly Row[])[] {
  const all: Row[][] = [];
  let size = 0;
  for (const row of rows) {
    const last = all.at(-1);
    const first = last?.[0];
    size += row.body.length;
    if (last && first && size <= MOST_BYTES && versionOf(first) === versionOf(row)) last.push(row);
    else {
      all.push([row]);
      size = row.body.length;
    }
  }
  return all;
}

function post({ store, client, newId, mark }: MoveParts, rows: readonly Row[]): Promise<Receipt> {
  const attachments = store.db.prepare(
    'SELECT sha2, content_type AS contentType, content FROM attachment WHERE seq = ?',
  );
  const data = new Map<string, AttachmentData>();
  for (const { seq } of rows)
    for (const row of attachments.all(seq))
      data.set(row['sha2'] as string, row as unknown as AttachmentData);
  const [first] = rows;
  return postStatements(client, {
    statements: rows.map(({ id, body }) => ({ ...asSent(read(body)), id })),
    version: first ? versionOf(first) : '1.0.3',
    ...{ data, newId, mark },
  });
}
