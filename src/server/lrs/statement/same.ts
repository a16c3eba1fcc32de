/**
 * Whether two statements say the same (xAPI Data 2.3.1): what an LRS may set or change on its own is
 * left out of the comparison, everything else must match to the letter.
 */
import { isDeepStrictEqual } from 'node:util';
import { instant } from '../../../core/xapi/instant.ts';
import { actorKey } from './identity.ts';
import type { XapiVersion } from '../version.ts';
import {
  asList,
  CONTEXT_LISTS,
  isActivity,
  isGroup,
  type Actor,
  type Context,
  type Result,
  type Statement,
  type SubStatement,
} from './types.ts';

/**
 * A timestamp that one side left to the LRS is no difference.
 * @param version decides how durations compare: as strings in 1.0, to the hundredth of a second in 2.0.
 * @param mark a context extension this LRS adds by itself, no difference either.
 */
export function sameStatement(
  a: Statement,
  b: Statement,
  version: XapiVersion,
  mark: string | null = null,
): boolean {
  const timed = a.timestamp !== undefined && b.timestamp !== undefined;
  const parts = (statement: Statement) =>
    comparable(mark === null ? statement : unmarked(statement, mark), timed, version);
  return isDeepStrictEqual(parts(a), parts(b));
}

export function unmarked(statement: Statement, mark: string): Statement {
  const { context } = statement;
  if (!context?.extensions || !Object.hasOwn(context.extensions, mark)) return statement;
  const { [mark]: _, ...extensions } = context.extensions;
  return { ...statement, context: { ...context, extensions } };
}

function comparable(statement: Statement, timed: boolean, version: XapiVersion): unknown {
  // Set by the LRS, or outside the statement: id, stored, authority, version, attachments.
  const { id: _i, stored: _s, authority: _a, version: _v, attachments: _t, ...said } = statement;
  return {
    ...core(said, version),
    timestamp: timed ? instant(String(statement.timestamp)) : null,
  };
}

function core(said: Omit<Statement, 'id'> | SubStatement, version: XapiVersion): object {
  const { object: target, context, result } = said;
  return {
    ...said,
    actor: comparableActor(said.actor),
    verb: said.verb.id,
    object: comparableObject(target, version),
    ...(result && version === '2.0.0' ? { result: shortDuration(result) } : {}),
    ...(context ? { context: comparableContext(context) } : {}),
  };
}

function comparableObject(target: Statement['object'], version: XapiVersion): unknown {
  if (isActivity(target)) return { objectType: 'Activity', id: target.id };
  if (target.objectType === 'SubStatement') return core(target, version);
  if (target.objectType === 'StatementRef') return { ...target, id: target.id.toLowerCase() };
  return comparableActor(target);
}

/** Members have no order; identifiers no case where they have none. */
function comparableActor(actor: Actor): unknown {
  const { name } = actor;
  if (!isGroup(actor)) return { objectType: 'Agent', name, key: actorKey(actor) };
  const members = (actor.member ?? []).map((member) => JSON.stringify(comparableActor(member)));
  return { objectType: 'Group', name, key: actorKey(actor), member: members.sort() };
}

function comparableContext(context: Context): unknown {
  const { registration, instructor, team, contextActivities } = context;
  const lists = CONTEXT_LISTS.map((list) => asList(contextActivities?.[list]).map(({ id }) => id));
  return {
    ...context,
    registration: registration?.toLowerCase(),
    instructor: instructor && comparableActor(instructor),
    team: team && comparableActor(team),
    contextActivities: lists,
  };
}

/** 2.0, 4.2.7: "any precision beyond 0.01 second precision shall not be included in the comparison". */
function shortDuration(result: Result): Result {
  if (result.duration === undefined) return result;
  return { ...result, duration: result.duration.replace(/([.,]\d\d)\d+S$/, '$1S') };
}
