/** PUT and POST of statements (Communication 2.1.1, 2.1.2). */
import { checkAttachments, receiveBody, type ReceivedBody } from '../attachment/receive.ts';
import { checkSignatures } from '../attachment/signature.ts';
import { pacer } from '../../process/pacer.ts';
import { BadRequest, Refusal } from '../refusal.ts';
import { STATEMENTS } from '../limits.ts';
import type { LaunchScope } from '../http/access.ts';
import { onlyThese, required, uuidParam } from '../http/params.ts';
import type { Keeping } from '../keeping.ts';
import { prepare, type PreparedStatement } from '../statement/prepare.ts';
import type { Actor, Statement } from '../statement/types.ts';
import { describe, isObject } from '../validate/check.ts';
import { checkStatement } from '../validate/statement.ts';
import { json, noContent, type Call, type Resource } from '../http/resource.ts';

/** What the launcher has to say of statements sent under a launch. */
export interface LaunchGuard {
  /**
   * Called in the transaction with what is new. Takes note of it, and gives what the LMS itself has
   * to state as a consequence.
   *
   * @param attached bytes of the attachments that came along
   * @throws Refusal naming the rule that is broken.
   */
  readonly admit: (
    scope: LaunchScope,
    fresh: readonly PreparedStatement[],
    origin: string,
    attached: number,
  ) => readonly PreparedStatement[];
}

interface WriteParts {
  readonly keeping: Pick<Keeping, 'take'>;
  readonly guard: LaunchGuard;
  readonly newId: () => string;
  /** Authority of what this credential sends. */
  readonly authority: (call: Call) => Actor;
}

export function putStatement(parts: WriteParts): Resource {
  return async (call) => {
    const { params } = call.request;
    onlyThese(params, ['statementId']);
    const id = required('statementId', uuidParam(params, 'statementId'));
    const received = await receive(call);
    const [sent] = received.values;
    if (received.isList || !isObject(sent)) throw new BadRequest('the body must be one statement');
    const named = sent['id'];
    if (named !== undefined && (typeof named !== 'string' || named.toLowerCase() !== id))
      throw new BadRequest('statementId and the id of the statement differ');
    await store(parts, call, { ...received, values: [{ ...sent, id }] });
    return noContent();
  };
}

export function postStatements(parts: WriteParts): Resource {
  return async (call) => {
    onlyThese(call.request.params, []);
    return json(await store(parts, call, await receive(call)));
  };
}

function receive({ access, request }: Call): Promise<ReceivedBody> {
  return receiveBody(
    request.headers.get('content-type') ?? '',
    request.body,
    STATEMENTS[access.kind],
  );
}

/** @returns the ids, in order. @throws Refusal */
async function store(
  parts: WriteParts,
  call: Call,
  { values, data }: ReceivedBody,
): Promise<readonly string[]> {
  const pause = pacer();
  for (const [index, value] of values.entries()) {
    const found = checkStatement(value, call.version);
    if (found) throw new BadRequest(`statement ${index}: ${describe(found)}`);
    await pause();
  }
  const statements = values as readonly Statement[];
  checkAttachments(statements, data);
  for (const statement of statements) {
    checkSignatures(statement, data, call.version);
    await pause();
  }
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
    ...(access.kind === 'admin'
      ? { authoritative: true }
      : {
          authoritative: false,
          mayDefine: below(access.scope.activityId),
          admit: (fresh) => parts.guard.admit(access.scope, fresh, origin, weightOf(data)),
        }),
  });
  if (inserted.kind === 'conflict')
    throw new Refusal(409, `statement ${inserted.id} exists with other content`);
  return ids;
}

/** An activity of a launch, or a part of it. */
function below(activity: string): (iri: string) => boolean {
  return (iri) => iri === activity || iri.startsWith(`${activity}/`);
}

function weightOf(data: ReceivedBody['data']): number {
  return [...data.values()].reduce((sum, { content }) => sum + content.length, 0);
}
