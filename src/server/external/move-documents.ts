/** Documents kept here, given to an external LRS that may have some of its own by now. */
import { merge } from '../../core/progress/fold.ts';
import { parseProgress } from '../../core/progress/parse.ts';
import type { Store } from '../store/db.ts';
import type { Document } from '../lrs/document/documents.ts';
import { identifierOfKey } from '../lrs/statement/identity.ts';
import type { Client } from './client.ts';
import { strongTag } from './document.ts';
import { patiently } from './patience.ts';
import { jsonOf } from './post.ts';

export interface DocumentMoves {
  readonly given: number;
  /** A learner's progress was there as well: both are joined. */
  readonly joined: number;
  /** The same, or a younger one, is there. */
  readonly known: number;
  readonly refused: readonly { readonly name: string; readonly status: number }[];
}

interface Row extends Pick<Document, 'contentType' | 'content' | 'updated'> {
  readonly resource: 'state' | 'activity-profile' | 'agent-profile';
  readonly activity: string;
  readonly agent: string;
  readonly registration: string;
  readonly name: string;
}

const PATHS = {
  state: 'activities/state',
  'activity-profile': 'activities/profile',
  'agent-profile': 'agents/profile',
} as const;

/** @throws Refusal 503 when the LRS stays away */
export async function moveDocuments({
  store: { db },
  client,
}: {
  readonly store: Pick<Store, 'db'>;
  readonly client: Client;
}): Promise<DocumentMoves> {
  const rows = db
    .prepare(
      'SELECT resource, activity, agent, registration, name, content_type AS contentType, content, updated FROM document',
    )
    .all() as unknown as readonly Row[];
  const counts = { given: 0, joined: 0, known: 0 };
  const refused: { name: string; status: number }[] = [];
  for (const row of rows) {
    const outcome = await patiently(() => moveOne(client, row));
    if (typeof outcome === 'string') counts[outcome] += 1;
    else refused.push({ name: row.name, status: outcome });
  }
  return { ...counts, refused };
}

/** @returns what became of it, or the status it is refused with */
async function moveOne(client: Client, row: Row): Promise<'given' | 'joined' | 'known' | number> {
  const path = PATHS[row.resource];
  const params = paramsOf(row);
  const found = await client.ask({ method: 'GET', path, params });
  const put = async (
    content: Uint8Array,
    outcome: 'given' | 'joined',
    condition: Readonly<Record<string, string>>,
  ) => {
    const headers = { 'content-type': row.contentType, ...condition };
    const { status } = await client.ask({ method: 'PUT', path, params, headers, body: content });
    return status < 300 ? outcome : status;
  };
  if (found.status === 404) return put(row.content, 'given', { 'if-none-match': '*' });
  if (found.status !== 200) return found.status;
  if (Buffer.from(found.body).equals(row.content)) return 'known';
  const etag = strongTag(found.headers.get('etag'));
  const condition = etag === null ? {} : { 'if-match': etag };
  const both = joined(row, found.body);
  if (both !== null) return both.equals(found.body) ? 'known' : put(both, 'joined', condition);
  const there = Date.parse(found.headers.get('last-modified') ?? '');
  return Date.parse(row.updated) > there ? put(row.content, 'given', condition) : 'known';
}

/** A lesson's progress is a join (core/progress/fold.ts): neither side loses anything. */
function joined({ name, content }: Row, there: Uint8Array): Buffer | null {
  if (name !== 'progress') return null;
  const [ours, theirs] = [parseProgress(jsonOf(content)), parseProgress(jsonOf(there))];
  if (!ours || !theirs) return null;
  const both = merge(theirs, ours);
  const same = JSON.stringify(both) === JSON.stringify(merge(theirs, theirs));
  return Buffer.from(same ? there : JSON.stringify(both));
}

function paramsOf({ resource, activity, agent, registration, name }: Row): URLSearchParams {
  return new URLSearchParams({
    ...(activity === '' ? {} : { activityId: activity }),
    ...(agent === ''
      ? {}
      : { agent: JSON.stringify({ objectType: 'Agent', ...identifierOfKey(agent) }) }),
    ...(registration === '' ? {} : { registration }),
    [resource === 'state' ? 'stateId' : 'profileId']: name,
  });
}
