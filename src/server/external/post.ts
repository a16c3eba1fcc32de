/** Statements given to the external LRS: stored is what it has shown to have. */
import { writeMultipart } from '../lrs/attachment/multipart.ts';
import { attachmentsOf } from '../lrs/attachment/receive.ts';
import type { XapiVersion } from '../lrs/version.ts';
import type { AttachmentData } from '../lrs/statement/insert.ts';
import { sameStatement } from '../lrs/statement/same.ts';
import type { Statement } from '../lrs/statement/types.ts';
import type { Client } from './client.ts';

export interface Parcel {
  readonly statements: readonly (Statement & { readonly id: string })[];
  readonly version: XapiVersion;
  /** Of their attachments, by SHA-2 (lower case). */
  readonly data?: ReadonlyMap<string, AttachmentData>;
  readonly newId: () => string;
  /** A context extension of ours that is no difference. */
  readonly mark: string | null;
}

/** What the LRS makes of a parcel. */
export type Receipt =
  | { readonly kind: 'stored' }
  /** One of them exists with other content; the others may be stored. */
  | { readonly kind: 'conflict'; readonly id: string }
  | { readonly kind: 'refused'; readonly status: number };

/**
 * A 2xx says nothing by itself: a gateway's page has one too, and some LRSs name only what was new to
 * them. What the reply does not name is asked for, one by one.
 * @throws Refusal 503 while the LRS is away, or cannot show what it was given
 */
export async function postStatements(client: Client, parcel: Parcel): Promise<Receipt> {
  const { status, body } = await client.ask({
    method: 'POST',
    path: 'statements',
    version: parcel.version,
    ...bodyOf(parcel),
  });
  if (status !== 409 && status >= 300) return { kind: 'refused', status };
  const named = status === 409 ? new Set<string>() : namesIn(body, parcel);
  const unnamed = parcel.statements.filter(({ id }) => !named.has(id.toLowerCase()));
  const missing: Parcel['statements'][number][] = [];
  for (const statement of unnamed) {
    const found = await read(client, statement.id, parcel.version);
    if (found === null) {
      if (status !== 409) throw client.distrust(status);
      missing.push(statement);
    } else if (!sameStatement(found, statement, parcel.version, parcel.mark))
      return { kind: 'conflict', id: statement.id };
  }
  if (missing.length === 0) return { kind: 'stored' };
  // All that exist are the same, but for a mark of ours: the others can be stored.
  return missing.length < parcel.statements.length
    ? postStatements(client, { ...parcel, statements: missing })
    : { kind: 'conflict', id: missing[0]?.id ?? '' };
}

/** The ids a reply gives back; none when it is anything else than an array of ids that were sent. */
function namesIn(body: Uint8Array, { statements }: Parcel): ReadonlySet<string> {
  const value = jsonOf(body);
  if (!Array.isArray(value)) return new Set();
  const sent = new Set(statements.map(({ id }) => id.toLowerCase()));
  const named = value.map((each: unknown) => String(each).toLowerCase());
  return new Set(named.every((id) => sent.has(id)) ? named : []);
}

/** Undefined for what is no JSON. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
}

/** Null when it has none of that id, voided or not. */
async function read(client: Client, id: string, version: XapiVersion): Promise<Statement | null> {
  for (const name of ['statementId', 'voidedStatementId']) {
    const params = new URLSearchParams({ [name]: id });
    const question = { method: 'GET', path: 'statements', params, version } as const;
    const { status, body } = await client.ask(question);
    if (status === 404) continue;
    const found = jsonOf(body) as Statement | null | undefined;
    if (status !== 200 || typeof found?.id !== 'string') throw client.distrust(status);
    return found;
  }
  return null;
}

function bodyOf({ statements, data = new Map(), newId }: Parcel): {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
} {
  const json = Buffer.from(JSON.stringify(statements));
  const used = statements.flatMap(attachmentsOf).map(({ sha2 }) => sha2);
  const parts = [...new Set(used)].flatMap((sha2) => {
    const found = data.get(sha2.toLowerCase());
    const headers = {
      'Content-Type': found?.contentType ?? '',
      'Content-Transfer-Encoding': 'binary',
      'X-Experience-API-Hash': sha2,
    };
    return found ? [{ headers, content: found.content }] : [];
  });
  if (parts.length === 0) return { headers: { 'content-type': 'application/json' }, body: json };
  const boundary = `xapi-${newId()}`;
  const first = { headers: { 'Content-Type': 'application/json' }, content: json };
  return {
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
    body: writeMultipart([first, ...parts], boundary),
  };
}
