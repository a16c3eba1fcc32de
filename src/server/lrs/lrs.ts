/**
 * The LRS, mounted at /xapi: which resource answers, who may ask, in which version, and how a refusal
 * is told. What the resources do is in resources/, what they keep in statement/ and document/.
 */
import { Hono, type Context } from 'hono';
import { failure, type Log } from '../process/log.ts';
import { troubleOf } from '../store/trouble.ts';
import type { Access, Authenticate } from './http/access.ts';
import { isAlternate } from './http/alternate.ts';
import { LRS_PATH } from './http/path.ts';
import { methodOf, readRequest } from './http/request.ts';
import type { Method } from './http/types.ts';
import { openTurns, type Enter } from './http/turns.ts';
import { Refusal } from './refusal.ts';
import { readVersion, VERSION_HEADER, VERSIONS, type XapiVersion } from './version.ts';
import type { Keeping } from './keeping.ts';
import { postStatements, putStatement, type LaunchGuard } from './resources/statements-write.ts';
import { json, type Resource } from './http/resource.ts';
import type { Actor } from './statement/types.ts';

interface LrsParts {
  readonly keeping: Keeping;
  readonly authenticate: Authenticate;
  /** The address a request comes from. */
  readonly peerOf: (c: Context) => string;
  readonly guard: LaunchGuard;
  /** Origin a request came to. */
  readonly originOf: (c: Context) => string;
  /** Authority of the statements a credential sends. */
  readonly authority: (access: Access, origin: string) => Actor;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: Log;
}

const CONSISTENT = 'x-experience-api-consistent-through';

type Methods = Partial<Record<Method, Resource>>;

export function createLrs(parts: LrsParts): Hono {
  const { resources: keeping } = parts.keeping;
  const write = {
    keeping: parts.keeping,
    guard: parts.guard,
    newId: parts.newId,
    authority: ({ access, origin }: { access: Access; origin: string }) =>
      parts.authority(access, origin),
  };
  const all = (resource: Resource): Methods => {
    const open = whileOpen(resource);
    return { GET: open, PUT: open, POST: open, DELETE: open };
  };
  const resources: Readonly<Record<string, Methods>> = {
    '/statements': {
      GET: whileOpen(keeping.getStatements),
      PUT: putStatement(write),
      POST: postStatements(write),
    },
    '/activities/state': all(keeping.state),
    '/activities/profile': all(keeping.activityProfile),
    '/agents/profile': all(keeping.agentProfile),
    '/activities': { GET: whileOpen(keeping.getActivity) },
    '/agents': { GET: whileOpen(keeping.getAgent) },
  };

  const lrs = new Hono();
  const kept = { ...parts, spoken: new Map<string, XapiVersion>(), enter: openTurns() };
  lrs.all('/about', (c) => answer(c, about, kept));
  for (const [path, methods] of Object.entries(resources))
    lrs.all(path, (c) => answer(c, methods, kept));
  lrs.all('*', (c) => answer(c, {}, kept));
  return lrs;
}

/**
 * A launch that is over opens nothing more. Sending statements is left to the guard: one that is
 * stored already is still answered as such, only new ones are refused.
 */
function whileOpen(resource: Resource): Resource {
  return (call) => {
    const { access } = call;
    if (access.kind === 'launch' && access.scope.over !== null)
      throw new Refusal(403, access.scope.over);
    return resource(call);
  };
}

/** Open to all, with or without a version (Communication 2.8). */
const about: Methods = { GET: () => json({ version: VERSIONS, extensions: {} }) };

interface AnswerParts extends LrsParts {
  /** The version a machine credential used last, for what it asks without naming one. */
  readonly spoken: Map<string, XapiVersion>;
  readonly enter: Enter;
}

async function answer(c: Context, methods: Methods, parts: AnswerParts): Promise<Response> {
  const { spoken, enter } = parts;
  let leave = (): void => undefined;
  let version: XapiVersion = VERSIONS[0] ?? '1.0.3';
  try {
    const sent = c.req.raw;
    version = readVersion(sent.headers.get(VERSION_HEADER)) ?? version;
    if (Object.keys(methods).length === 0) throw new Refusal(404, 'no such resource');
    const isAbout = methods === about;
    const peer = parts.peerOf(c);
    const accessOf = (headers: Headers): Access =>
      isAbout
        ? { kind: 'admin', name: '' }
        : parts.authenticate(headers.get('authorization'), peer);
    // Before the body is read, except where the body holds the credentials.
    const hidden = !isAbout && isAlternate(sent) && !sent.headers.has('authorization');
    const known = hidden ? null : accessOf(sent.headers);
    if (known) leave = enter(known);
    if (!isAlternate(sent)) resourceOf(methods, methodOf(sent));
    const request = await readRequest(sent, isAbout || !known ? 'unknown' : known.kind);
    const access = request.headers === sent.headers && known ? known : accessOf(request.headers);
    const named = readVersion(request.headers.get(VERSION_HEADER));
    if (access.kind === 'admin' && !isAbout) {
      // Two versions are spoken here: a client that forgot to say which is told in its own.
      version = named ?? spoken.get(access.name) ?? version;
      if (named) spoken.set(access.name, named);
    }
    if (!named && !isAbout) throw new Refusal(400, `${VERSION_HEADER} must be 1.0.x or 2.0.x`);
    const resource = resourceOf(methods, request.method);
    const origin = parts.originOf(c);
    const response = await resource({ request, version, access, origin });
    return finished(c, response, version, parts);
  } catch (error) {
    return finished(c, refused(error, parts.log), version, parts);
  } finally {
    leave();
  }
}

/** @throws Refusal 405 */
function resourceOf(methods: Methods, method: Method): Resource {
  const resource = methods[method];
  if (resource) return resource;
  throw new Refusal(405, `${method} is not a method of this resource`, {
    allow: Object.keys(methods).join(', '),
  });
}

function finished(
  c: Context,
  response: Response,
  version: XapiVersion,
  { clock }: LrsParts,
): Response {
  response.headers.set(VERSION_HEADER, version);
  // Communication 2.1.3, whatever the status. Every write is committed before it is acknowledged.
  if (c.req.path === `${LRS_PATH}/statements` && !response.headers.has(CONSISTENT))
    response.headers.set(CONSISTENT, clock().toISOString());
  response.headers.set('cache-control', 'no-store');
  if (c.req.raw.method !== 'HEAD') return response;
  return new Response(null, { status: response.status, headers: response.headers });
}

/** What a client is told of anything that went wrong. */
export function refused(error: unknown, log: Log): Response {
  if (error instanceof Refusal)
    return Response.json(
      { error: error.message },
      { status: error.status, headers: { ...error.headers } },
    );
  const trouble = troubleOf(error);
  log('error', 'lrs-failure', failure(error));
  if (trouble)
    return Response.json(
      { error: trouble.reason },
      { status: trouble.status, headers: { 'retry-after': String(trouble.retryAfter) } },
    );
  return Response.json({ error: 'unexpected failure' }, { status: 500 });
}
