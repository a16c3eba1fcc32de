/** PUT and POST of statements (Communication 2.1.1, 2.1.2). */
import { checkAttachments, receiveBody, type Received } from '../attachment/receive.ts';
import { checkSignatures } from '../attachment/signature.ts';
import { BadRequest, Refusal } from '../http/refusal.ts';
import type { LaunchScope } from '../http/access.ts';
import { onlyThese, required, uuidParam } from '../http/params.ts';
import type { Keeping } from '../keeping.ts';
import { prepare, type PreparedStatement } from '../statement/prepare.ts';
import type { Actor, Statement } from '../statement/types.ts';
import { describe, isObject } from '../validate/check.ts';
import { checkStatement } from '../validate/statement.ts';
import { json, noContent, type Call, type Resource } from './types.ts';

/** What the launcher has to say of statements sent under a launch. */
export interface LaunchGuard {
  /**
   * Called in the transaction with what is new. Takes note of it, and gives what the LMS itself has
   * to state as a consequence. @throws Refusal 403 naming the rule that is broken.
   */
  readonly admit: (
    scope: LaunchScope,
    fresh: readonly PreparedStatement[],
    origin: string,
  ) => readonly PreparedStatement[];
}

interface WriteParts {
  readonly keeping: Pick<Keeping, 'take'>;
  readonly guard: LaunchGuard;
  readonly newId: () => string;
  /** Authority of what this credential sends. */
  readonly authority: (call: Call) => Actor;
}

/** More is a client gone wrong; a player sends 50 at most. */
const MAX_BATCH = 1000;

export function putStatement(parts: WriteParts): Resource {
  return async (call) => {
    const { params } = call.request;
    onlyThese(params, ['statementId']);
    const id = required('statementId', uuidParam(params, 'statementId'));
    const received = receive(call);
    if (!isObject(received.json)) throw new BadRequest('the body must be one statement');
    const named = received.json['id'];
    if (named !== undefined && (typeof named !== 'string' || named.toLowerCase() !== id))
      throw new BadRequest('statementId and the id of the statement differ');
    await store(parts, call, [{ ...received.json, id }], received);
    return noContent();
  };
}

export function postStatements(parts: WriteParts): Resource {
  return async (call) => {
    onlyThese(call.request.params, []);
    const received = receive(call);
    const sent: readonly unknown[] = Array.isArray(received.json) ? received.json : [received.json];
    if (sent.length > MAX_BATCH)
      throw new Refusal(413, `more than ${MAX_BATCH} statements in one request`);
    return json(await store(parts, call, sent, received));
  };
}

function receive({ request }: Call): Received {
  return receiveBody(request.headers.get('content-type') ?? '', request.body);
}

/** @returns the ids, in order. @throws Refusal */
async function store(
  parts: WriteParts,
  call: Call,
  sent: readonly unknown[],
  { data }: Received,
): Promise<readonly string[]> {
  for (const [index, value] of sent.entries()) {
    const found = checkStatement(value, call.version);
    if (found) throw new BadRequest(`statement ${index}: ${describe(found)}`);
  }
  const statements = sent as readonly Statement[];
  checkAttachments(statements, data);
  for (const statement of statements) checkSignatures(statement, data, call.version);
  const reception = {
    version: call.version,
    authority: parts.authority(call),
    newId: parts.newId,
  };
  const prepared = statements.map((statement) => prepare(statement, reception));
  const ids = prepared.map(({ id }) => id);
  if (new Set(ids).size < ids.length)
    throw new BadRequest('two statements of the request have the same id');
  const { access, origin } = call;
  const inserted = await parts.keeping.take(prepared, {
    data,
    authoritative: access.kind === 'admin',
    ...(access.kind === 'launch'
      ? { admit: (fresh) => parts.guard.admit(access.scope, fresh, origin) }
      : {}),
  });
  if (inserted.kind === 'conflict')
    throw new Refusal(409, `statement ${inserted.id} exists with other content`);
  return ids;
}
