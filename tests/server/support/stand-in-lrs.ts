/**
 * An LRS of a few lines over real HTTP that behaves as the LRSs and gateways we met do: fifty statements a
 * page whatever is asked for, a link to the next page on the origin it knows itself by, a Date and a
 * Consistent-Through, tags that a gateway weakens when it compresses, a rate limit, credentials that are
 * checked. `fault` answers in its place, as what stands before it would.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll } from 'vitest';
import type { ExternalLrs } from '../../../src/server/process/config.ts';
import { sameStatement } from '../../../src/server/lrs/statement/same.ts';
import type { Statement } from '../../../src/server/lrs/statement/types.ts';

export interface Asked {
  readonly method: string;
  /** Below the endpoint: "statements", "activities/state". */
  readonly resource: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Status it was answered with. */
  status: number;
}

/** What comes instead of the LRS's own answer. "silence": nothing, until the client gives up. */
export type Fault =
  | 'silence'
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Buffer;
    };

interface Knobs {
  fault: (asked: Asked) => Fault | null;
  /** Origin of links to the next page; "" for a path. */
  moreOrigin: string;
  /** Requests a minute; more are answered 429. */
  limit: number;
  /** Null: not sent. */
  consistentThrough: () => string | null;
}

export interface StandInLrs extends Knobs, ExternalLrs {
  readonly asked: Asked[];
  readonly statements: (Statement & { readonly id: string; readonly stored: string })[];
  /** By their query. */
  readonly documents: Map<string, Buffer>;
  /** As another tool would. */
  readonly store: (...statements: readonly object[]) => void;
  /** Ids of what it holds under a registration, in order. */
  readonly idsOf: (unit: { readonly registration: string }) => readonly string[];
}

const PAGE = 50;
const VERSION = { 'x-experience-api-version': '1.0.3' };
export const HTML: Fault = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Maintenance</title><p>De retour bientôt.',
};

/** As an ingress or a proxy answers. */
export const page = (status: number, body = '<p>nginx</p>') => ({
  ...{ status, body, headers: { 'content-type': 'text/html' } },
});

export async function standInLrs(): Promise<StandInLrs> {
  const lrs: Omit<StandInLrs, 'endpoint'> = {
    ...{ key: 'plateforme', secret: 'un-secret-du-lrs-d-essai' },
    asked: [],
    statements: [],
    documents: new Map(),
    fault: () => null,
    moreOrigin: '',
    limit: Infinity,
    consistentThrough: () => new Date().toISOString(),
    store: (...given) => {
      for (const one of given)
        lrs.statements.push({ ...(one as (typeof lrs.statements)[0]), stored: now() });
    },
    idsOf: ({ registration }) =>
      lrs.statements
        .filter(({ context }) => context?.registration === registration)
        .map(({ id }) => id),
  };
  const server = createServer((request, response) => void answer(lrs, request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return Object.assign(lrs, { endpoint: `http://127.0.0.1:${port}/xapi/` });
}

type Lrs = Omit<StandInLrs, 'endpoint'>;

const now = () => new Date().toISOString();
const minutes = new WeakMap<Lrs, number[]>();

async function answer(lrs: Lrs, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '', 'http://x');
  const asked: Asked = {
    method: request.method ?? '',
    resource: url.pathname.replace(/^\/xapi\//, ''),
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
    status: 0,
  };
  lrs.asked.push(asked);
  const fault = lrs.fault(asked);
  if (fault === 'silence') return;
  const { status, headers = {}, body = '' } = fault ?? own(lrs, asked);
  asked.status = status;
  const zipped = fault === null && /gzip/.test(String(asked.headers['accept-encoding'] ?? ''));
  const etag = headers['etag'];
  response.writeHead(status, {
    ...headers,
    // As nginx does: what is compressed on the way is only weakly the same.
    ...(zipped && body !== '' ? { 'content-encoding': 'gzip' } : {}),
    ...(zipped && etag !== undefined ? { etag: `W/${etag}` } : {}),
  });
  response.end(zipped && body !== '' ? gzipSync(body) : body);
}

type Answer = Exclude<Fault, 'silence'>;
const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { ...VERSION, 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

function own(lrs: Lrs, asked: Asked): Answer {
  const basic = `Basic ${Buffer.from(`${lrs.key}:${lrs.secret}`).toString('base64')}`;
  if (asked.headers['authorization'] !== basic) return json(401, { error: 'credentials' });
  const recent = (minutes.get(lrs) ?? []).filter((at) => at > Date.now() - 60_000);
  minutes.set(lrs, [...recent, Date.now()]);
  if (recent.length >= lrs.limit) return json(429, { error: 'slow down' }, { 'retry-after': '1' });
  if (asked.resource !== 'statements') return documentAnswer(lrs, asked);
  return asked.method === 'POST' ? take(lrs, asked) : list(lrs, asked);
}

function take(lrs: Lrs, { body }: Asked): Answer {
  const sent = JSON.parse(body.toString()) as (Statement & { id: string })[];
  for (const one of sent) {
    const known = lrs.statements.find(({ id }) => id === one.id);
    if (known && !sameStatement(known, one, '1.0.3')) return json(409, { error: one.id });
  }
  lrs.store(...sent.filter((one) => !lrs.statements.some(({ id }) => id === one.id)));
  return json(
    200,
    sent.map(({ id }) => id),
  );
}

function list(lrs: Lrs, { query }: Asked): Answer {
  const consistent = lrs.consistentThrough();
  const headers: Record<string, string> =
    consistent === null ? {} : { 'x-experience-api-consistent-through': consistent };
  const id = query.get('statementId') ?? query.get('voidedStatementId');
  if (id !== null) {
    // Nothing is ever voided here.
    const found = lrs.statements.find((one) => one.id === id && query.has('statementId'));
    return found ? json(200, found, headers) : json(404, { error: 'none' }, headers);
  }
  const since = query.get('since');
  const agent = query.get('agent');
  const wanted = ({ stored, context, verb, actor }: Lrs['statements'][0]) =>
    (since === null || stored > since) &&
    (query.get('registration') ?? context?.registration) === context?.registration &&
    (query.get('verb') ?? verb.id) === verb.id &&
    (agent === null ||
      (JSON.parse(agent) as Statement['actor']).account?.name === actor.account?.name);
  const all = lrs.statements.filter(wanted);
  if (query.get('ascending') !== 'true') all.reverse();
  const size = Math.min(PAGE, Number(query.get('limit') ?? 0) || PAGE);
  const from = Number(query.get('from') ?? 0);
  const next = new URLSearchParams(query);
  next.set('from', String(from + size));
  const more = from + size < all.length ? `${lrs.moreOrigin}/xapi/statements?${next}` : '';
  return json(200, { statements: all.slice(from, from + size), more }, headers);
}

function documentAnswer({ documents }: Lrs, { method, resource, query, headers, body }: Asked) {
  const name = query.get('stateId') ?? query.get('profileId');
  const place = [
    resource,
    ...['activityId', 'agent', 'registration'].map((p) => query.get(p)),
  ].join(' ');
  if (name === null) {
    const names = [...documents.keys()].filter((key) => key.startsWith(`${place} `));
    return json(
      200,
      names.map((key) => key.slice(place.length + 1)),
    );
  }
  const key = `${place} ${name}`;
  const found = documents.get(key);
  const etag = found && `"${createHash('sha1').update(found).digest('hex')}"`;
  if (method === 'GET')
    return found && etag
      ? {
          status: 200,
          headers: { ...VERSION, 'content-type': 'application/json', etag },
          body: found,
        }
      : json(404, { error: 'none' });
  const [match, noneMatch] = [headers['if-match'], headers['if-none-match']];
  if ((match !== undefined && match !== etag) || (noneMatch !== undefined && found))
    return json(412, { error: 'changed' });
  if (method === 'DELETE') documents.delete(key);
  else documents.set(key, body);
  return { status: 204, headers: VERSION };
}
