/**
 * From a checked statement to the rows that keep it (pure): the body exactly as it will be returned,
 * and what queries look for.
 */
import { withoutInvisible } from '../../../core/text/text.ts';
import type { XapiVersion } from '../version.ts';
import { VOIDED } from '../validate/statement.ts';
import { actorKey, identifierOf, type Identifier } from './identity.ts';
import {
  asList,
  CONTEXT_LISTS,
  isActivity,
  isGroup,
  type Activity,
  type Actor,
  type Attachment,
  type Context,
  type Statement,
} from './types.ts';

export interface PreparedStatement {
  /** Lower case. */
  readonly id: string;
  /** The client named it, so it may exist already. */
  readonly named: boolean;
  readonly statement: Statement;
  readonly version: XapiVersion;
  readonly verb: string;
  readonly registration: string | null;
  /** Id of the statement this one is about, when it is. */
  readonly target: string | null;
  readonly voids: boolean;
  readonly agents: readonly AgentUse[];
  readonly activities: readonly ActivityUse[];
  readonly attachments: readonly Attachment[];
}

export interface AgentUse {
  readonly key: string;
  readonly identifier: Identifier;
  readonly names: readonly string[];
  /** Actor or object of the statement, or a member of such a group; otherwise only related. */
  readonly direct: boolean;
}

export interface ActivityUse {
  readonly id: string;
  readonly definition: Activity['definition'] | null;
  /** Object of the statement; otherwise only related. */
  readonly direct: boolean;
}

export interface Reception {
  readonly version: XapiVersion;
  readonly authority: Actor;
  readonly newId: () => string;
}

export function prepare(sent: Statement, reception: Reception): PreparedStatement {
  const id = (sent.id ?? reception.newId()).toLowerCase();
  const statement: Statement = {
    ...sent,
    id,
    object: withLists(sent.object),
    ...(sent.context ? { context: contextWithLists(sent.context) } : {}),
    authority: reception.authority,
    version: sent.version ?? (reception.version === '2.0.0' ? '2.0.0' : '1.0.0'),
  };
  const target = sent.object.objectType === 'StatementRef' ? sent.object.id.toLowerCase() : null;
  const sub = sent.object.objectType === 'SubStatement' ? sent.object : null;
  return {
    id,
    named: sent.id !== undefined,
    statement,
    version: reception.version,
    verb: sent.verb.id,
    registration: sent.context?.registration?.toLowerCase() ?? null,
    target,
    voids: sent.verb.id === VOIDED,
    agents: agentsOf(statement),
    activities: activitiesOf(statement),
    attachments: [...(sent.attachments ?? []), ...(sub?.attachments ?? [])],
  };
}

/** The statement, once the moment of storing is known. A missing timestamp becomes it. */
export function asStored({ statement }: PreparedStatement, stored: string): Statement {
  return { ...statement, timestamp: statement.timestamp ?? stored, stored };
}

/** The text to keep. */
export function bodyOf(prepared: PreparedStatement, stored: string): string {
  return JSON.stringify(asStored(prepared, stored));
}

/** Data 2.4.6.2: an LRS returns context activities as lists even when it received one activity. */
function contextWithLists(context: Context): Context {
  const { contextActivities: sent } = context;
  if (!sent) return context;
  const lists = CONTEXT_LISTS.filter((list) => sent[list] !== undefined);
  return {
    ...context,
    contextActivities: Object.fromEntries(lists.map((list) => [list, asList(sent[list])])),
  };
}

function withLists(target: Statement['object']): Statement['object'] {
  if (target.objectType !== 'SubStatement' || !target.context) return target;
  return { ...target, context: contextWithLists(target.context) };
}

type Use<T> = readonly [value: T, direct: boolean];

function agentsOf(statement: Statement): AgentUse[] {
  const { object: target } = statement;
  const uses: Use<Actor>[] = [
    [statement.actor, true],
    ...contextActors(statement.context).map((actor): Use<Actor> => [actor, false]),
  ];
  if (statement.authority) uses.push([statement.authority, false]);
  if (target.objectType === 'Agent' || target.objectType === 'Group') uses.push([target, true]);
  if (target.objectType === 'SubStatement') {
    const inner = target.object;
    uses.push([target.actor, false]);
    uses.push(...contextActors(target.context).map((actor): Use<Actor> => [actor, false]));
    if (inner.objectType === 'Agent' || inner.objectType === 'Group') uses.push([inner, false]);
  }
  const found = new Map<string, AgentUse & { readonly names: string[] }>();
  for (const [actor, direct] of uses)
    for (const each of isGroup(actor) ? [actor, ...(actor.member ?? [])] : [actor]) {
      const key = actorKey(each);
      const identifier = identifierOf(each);
      if (key === null || identifier === null) continue;
      const known = found.get(key);
      // One list for all: a group may have a hundred thousand members of the same name.
      const names = known?.names ?? [];
      // The names of groups are not names of a person (Communication 2.4).
      const name = isGroup(each) ? '' : withoutInvisible(each.name ?? '');
      if (name !== '') names.push(name);
      found.set(key, { key, identifier, names, direct: direct || (known?.direct ?? false) });
    }
  return [...found.values()];
}

export function contextActors(context: Context | undefined): Actor[] {
  if (!context) return [];
  return [
    ...(context.instructor ? [context.instructor] : []),
    ...(context.team ? [context.team] : []),
    ...(context.contextAgents ?? []).map(({ agent }) => agent),
    ...(context.contextGroups ?? []).map(({ group }) => group),
  ];
}

function activitiesOf(statement: Statement): ActivityUse[] {
  const { object: target } = statement;
  const uses: Use<Activity>[] = contextOf(statement.context);
  if (isActivity(target)) uses.unshift([target, true]);
  if (target.objectType === 'SubStatement') {
    uses.push(...contextOf(target.context));
    if (isActivity(target.object)) uses.push([target.object, false]);
  }
  const found = new Map<string, ActivityUse>();
  for (const [{ id, definition }, direct] of uses) {
    const known = found.get(id);
    found.set(id, {
      id,
      definition: definition ?? known?.definition ?? null,
      direct: direct || (known?.direct ?? false),
    });
  }
  return [...found.values()];
}

function contextOf(context: Context | undefined): Use<Activity>[] {
  return CONTEXT_LISTS.flatMap((list) =>
    asList(context?.contextActivities?.[list]).map((activity): Use<Activity> => [activity, false]),
  );
}
