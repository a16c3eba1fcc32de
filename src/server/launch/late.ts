/**
 * What a session that is over still had to say, brought by the learner's own browser: original ids and
 * times, checked by the rules that still make sense, marked late. All or nothing, like /xapi.
 */
import type { Context, Handler } from 'hono';
import type { Log } from '../process/log.ts';
import { checkAttachments } from '../lrs/attachment/receive.ts';
import { BadRequest, Refusal } from '../lrs/refusal.ts';
import { readBody } from '../lrs/http/request.ts';
import { STATEMENTS } from '../lrs/limits.ts';
import { readVersion, VERSION_HEADER } from '../lrs/version.ts';
import { refused } from '../lrs/lrs.ts';
import { actorKey } from '../lrs/statement/identity.ts';
import { prepare, type PreparedStatement } from '../lrs/statement/prepare.ts';
import type { Statement } from '../lrs/statement/types.ts';
import { describe } from '../lrs/validate/check.ts';
import { readJson } from '../lrs/validate/json.ts';
import { checkStatement } from '../lrs/validate/statement.ts';
import { isFromHere } from '../http/origin.ts';
import { lateMarkOf } from './catalogue.ts';
import { learnerOf } from './cookie.ts';
import { judged, satisfaction } from './guard.ts';
import type { LaunchParts } from './launch.ts';
import type { Learner } from './learners.ts';
import type { Session } from './sessions.ts';
import { SESSION_ID } from './vocabulary.ts';

interface LateParts extends LaunchParts {
  readonly originOf: (c: Context) => string;
  readonly log: Log;
}

/** What a player sends at once. */
const MAX_BATCH = 50;
const MAX_BODY = 2 * 1024 * 1024;

/** 200: the ids, all stored now or before. 4xx: nothing was stored, `error` names the rule. */
export function lateAnswers(parts: LateParts): Handler {
  return async (c) => {
    try {
      return Response.json(await take(parts, c), { headers: { 'cache-control': 'no-store' } });
    } catch (error) {
      return refused(error, parts.log);
    }
  };
}

async function take(parts: LateParts, c: Context): Promise<readonly string[]> {
  const origin = parts.originOf(c);
  if (!isFromHere(c, origin)) throw new Refusal(403, 'only the pages of this site send this');
  const learner = learnerOf(c, parts.learners);
  if (!learner) throw new Refusal(401, 'the cookie of a learner is needed');
  const course = parts.catalogue();
  if (!course) throw new Refusal(503, 'the course cannot be read', { 'retry-after': '60' });
  const version = readVersion(c.req.header(VERSION_HEADER) ?? null) ?? '1.0.3';
  const sent = await read(await readBody(c.req.raw, MAX_BODY), version);
  const mark = lateMarkOf(course);
  const reception = { ...parts.reception(origin), version };
  const prepared = sent.map((statement) => prepare(marked(statement, mark), reception));
  const ids = prepared.map(({ id }) => id);
  if (new Set(ids).size < ids.length)
    throw new BadRequest('two statements of the request have the same id');
  const inserted = await parts.keeping.take(prepared, {
    authoritative: false,
    admit: (fresh) => admit(parts, learner, fresh, origin),
  });
  if (inserted.kind === 'conflict')
    throw new Refusal(409, `statement ${inserted.id} exists with other content`);
  return ids;
}

/** @throws Refusal */
async function read(body: Uint8Array, version: '1.0.3' | '2.0.0'): Promise<readonly Statement[]> {
  const limits = { ...STATEMENTS.launch, items: MAX_BATCH };
  const { isList, values: sent } = await readJson(body, limits);
  if (!isList) throw new BadRequest('the body must be an array of statements');
  for (const [index, value] of sent.entries()) {
    const found = checkStatement(value, version);
    if (found) throw new BadRequest(`statement ${index}: ${describe(found)}`);
    if ((value as Statement).id === undefined)
      throw new BadRequest(`statement ${index}: id: is missing`);
  }
  const statements = sent as readonly Statement[];
  checkAttachments(statements, new Map());
  return statements;
}

function marked(statement: Statement, mark: string): Statement {
  const { context } = statement;
  return {
    ...statement,
    context: { ...context, extensions: { ...context?.extensions, [mark]: true } },
  };
}

/** @throws Refusal 403 naming the rule */
function admit(
  parts: LateParts,
  learner: Learner,
  fresh: readonly PreparedStatement[],
  origin: string,
): readonly PreparedStatement[] {
  const bySession = Map.groupBy(fresh, ({ statement }) =>
    String(statement.context?.extensions?.[SESSION_ID]),
  );
  return [...bySession].flatMap(([id, statements]) => {
    const session = own(parts.sessions.find(id), learner);
    const { advance } = judged(parts, session, statements, { late: true });
    const now = parts.clock().toISOString();
    parts.sessions.amend(id, advance, now);
    return satisfaction(parts, session, now, origin);
  });
}

function own(session: Session | null, { actor }: Learner): Session {
  if (!session || actorKey(session.actor) !== actorKey(actor))
    throw new Refusal(403, 'cmi5 9.6.3.1: the session id is not one of this learner’s sessions');
  if (session.ended === null)
    throw new Refusal(403, 'this session is not over: send with its own token');
  return session;
}
