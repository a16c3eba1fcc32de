/** GET of statements (Communication 2.1.3). */
import type { DatabaseSync } from 'node:sqlite';
import { writeMultipart } from '../attachment/multipart.ts';
import { attachmentsOf } from '../attachment/receive.ts';
import { pacer } from '../../process/pacer.ts';
import { BadRequest, Refusal } from '../refusal.ts';
import { PAGE_BYTES } from '../limits.ts';
import {
  actorParam,
  booleanParam,
  countParam,
  iriParam,
  onlyThese,
  timeParam,
  uuidParam,
} from '../http/params.ts';
import { actorKey } from '../statement/identity.ts';
import type { QueryResult, StatementFilter, StatementReader } from '../statement/query.ts';
import {
  acceptedLanguages,
  asCanonical,
  asIds,
  written,
  type Format,
} from '../statement/format.ts';
import type { Actor, Statement } from '../statement/types.ts';
import type { ActivityDirectory } from './activities.ts';
import { jsonText, type Call, type Resource } from '../http/resource.ts';

interface ReadParts {
  readonly db: DatabaseSync;
  readonly reader: StatementReader;
  readonly activities: ActivityDirectory;
  readonly clock: () => Date;
  /** Path of the resource, for the link to the next page. */
  readonly path: string;
  readonly newId: () => string;
}

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 500;

const FILTERS = [
  'agent',
  'verb',
  'activity',
  'registration',
  'related_activities',
  'related_agents',
  'since',
  'until',
  'limit',
  'ascending',
];
/** Ours: where the next page starts. */
const AFTER = 'after';

export function getStatements(parts: ReadParts): Resource {
  const attachment = parts.db.prepare(
    'SELECT content_type AS contentType, content FROM attachment WHERE seq = ? AND sha2 = ?',
  );

  const attached = parts.db.prepare(
    'SELECT coalesce(sum(length(content)), 0) AS bytes FROM attachment WHERE seq = ?',
  );

  const send = async (
    call: Call,
    found: readonly QueryResult[],
    wrap: (bodies: string[]) => string,
  ): Promise<Response> => {
    const { params } = call.request;
    const pause = pacer();
    const bodies: string[] = [];
    for (const { body } of found) {
      bodies.push(inFormat(parts, call, body));
      await pause();
    }
    const text = wrap(bodies);
    const last = found.reduce((max, { stored }) => (stored > max ? stored : max), '');
    const headers = {
      'last-modified': (last ? new Date(last) : parts.clock()).toUTCString(),
    };
    if (!booleanParam(params, 'attachments')) return jsonText(text, headers);
    const sent = new Map<string, { contentType: string; content: Uint8Array }>();
    for (const { seq, body } of found)
      for (const { sha2 } of attachmentsOf(JSON.parse(body) as Statement)) {
        const row = attachment.get(seq, sha2.toLowerCase());
        if (row) sent.set(sha2, row as { contentType: string; content: Uint8Array } & typeof row);
      }
    const boundary = `xapi-${parts.newId()}`;
    const body = writeMultipart(
      [
        { headers: { 'Content-Type': 'application/json' }, content: Buffer.from(text) },
        ...[...sent].map(([sha2, { contentType, content }]) => ({
          headers: {
            'Content-Type': contentType,
            'Content-Transfer-Encoding': 'binary',
            'X-Experience-API-Hash': sha2,
          },
          content,
        })),
      ],
      boundary,
    );
    return new Response(new Uint8Array(body), {
      headers: { ...headers, 'content-type': `multipart/mixed; boundary=${boundary}` },
    });
  };

  return (call) => {
    const { params } = call.request;
    onlyThese(params, [
      'statementId',
      'voidedStatementId',
      'format',
      'attachments',
      AFTER,
      ...FILTERS,
    ]);
    formatOf(params);
    booleanParam(params, 'attachments');
    const id = uuidParam(params, 'statementId');
    const voidedId = uuidParam(params, 'voidedStatementId');
    if (id !== null || voidedId !== null) {
      const extra = [...FILTERS, AFTER].find((name) => params.has(name));
      if (extra || (id !== null && voidedId !== null))
        throw new BadRequest(
          `statementId and voidedStatementId go with format and attachments only, not with ${extra ?? 'each other'}`,
        );
      const found = parts.reader.one(id ?? voidedId ?? '', voidedId !== null);
      if (!found || !mine(call, found) || !visible(call, found))
        throw new Refusal(404, 'no such statement');
      return send(call, [found], ([body]) => body ?? '');
    }
    const filter = scoped(call, filterOf(params));
    const { statements, next } = parts.reader.page(
      filter,
      PAGE_BYTES[call.access.kind],
      booleanParam(params, 'attachments')
        ? (seq) => Number(attached.get(seq)?.['bytes'])
        : undefined,
    );
    const more = next === null ? '' : moreOf(parts.path, params, next);
    return send(
      call,
      statements,
      (bodies) => `{"statements":[${bodies.join(',')}],"more":${JSON.stringify(more)}}`,
    );
  };
}

function filterOf(params: URLSearchParams): StatementFilter {
  const limit = countParam(params, 'limit') ?? 0;
  return {
    agent: actorParam(params, 'agent', true),
    verb: iriParam(params, 'verb'),
    activity: iriParam(params, 'activity'),
    registration: uuidParam(params, 'registration'),
    relatedActivities: booleanParam(params, 'related_activities'),
    relatedAgents: booleanParam(params, 'related_agents'),
    since: timeParam(params, 'since'),
    until: timeParam(params, 'until'),
    ascending: booleanParam(params, 'ascending'),
    limit: limit === 0 ? DEFAULT_LIMIT : Math.min(limit, MAX_LIMIT),
    referring: true,
    after: countParam(params, AFTER),
  };
}

/** A launched lesson reads its learner's statements of its registration, whatever it asks for. */
function scoped(call: Call, filter: StatementFilter): StatementFilter {
  const { access } = call;
  if (access.kind === 'admin') return filter;
  const { actor, registration } = access.scope;
  if (filter.agent !== null) scopedAgent(call, filter.agent);
  if (filter.registration !== null && filter.registration !== registration)
    throw new Refusal(403, 'registration: only the one of this launch may be asked for');
  // What others say of its statements is not its own.
  return { ...filter, agent: actor, registration, relatedAgents: false, referring: false };
}

/** Told before anything of it is parsed. */
function mine({ access }: Call, { registration }: QueryResult): boolean {
  return access.kind === 'admin' || registration === access.scope.registration;
}

/** @throws Refusal 403 when somebody else is asked for under a launch */
export function scopedAgent({ access }: Call, asked: Actor): void {
  if (access.kind === 'launch' && actorKey(asked) !== actorKey(access.scope.actor))
    throw new Refusal(403, 'agent: only the learner of this launch may be asked for');
}

export function visible({ access }: Call, { body }: Pick<QueryResult, 'body'>): boolean {
  if (access.kind === 'admin') return true;
  const { actor, context } = JSON.parse(body) as Statement;
  return (
    actorKey(actor) === actorKey(access.scope.actor) &&
    context?.registration?.toLowerCase() === access.scope.registration
  );
}

function formatOf(params: URLSearchParams): Format {
  const format = params.get('format') ?? 'exact';
  if (format === 'exact' || format === 'ids' || format === 'canonical') return format;
  throw new BadRequest('format: must be exact, ids or canonical');
}

function inFormat(parts: ReadParts, { request }: Call, body: string): string {
  const format = formatOf(request.params);
  if (format === 'exact') return body;
  const writer =
    format === 'ids'
      ? asIds
      : asCanonical(
          acceptedLanguages(request.headers.get('accept-language')),
          parts.activities.definition,
        );
  return JSON.stringify(written(JSON.parse(body) as Statement, writer));
}

function moreOf(path: string, params: URLSearchParams, next: number): string {
  const following = new URLSearchParams(params);
  following.set(AFTER, String(next));
  return `${path}?${following.toString()}`;
}
