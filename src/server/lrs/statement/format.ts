/** The three ways a statement is returned (Communication 2.1.3, "format"). */
import { weighted } from '../../http/accept.ts';
import { identifierOf } from './identity.ts';
import {
  CONTEXT_LISTS,
  asList,
  isActivity,
  isGroup,
  type Activity,
  type Actor,
  type Context,
  type LanguageMap,
  type Statement,
  type StatementObject,
  type SubStatement,
  type Verb,
} from './types.ts';

export type Format = 'exact' | 'ids' | 'canonical';

/** How one kind of part is written; the walk over a statement is the same for both formats. */
interface Writer {
  readonly actor: (actor: Actor) => object;
  readonly verb: (verb: Verb) => object;
  readonly activity: (activity: Activity) => object;
}

/** Only what identifies. */
export const asIds: Writer = {
  actor: shortActor,
  verb: ({ id }) => ({ id }),
  activity: ({ id }) => ({ id }),
};

/**
 * One language in every language map, and of activities what the LRS knows.
 * @param definition what is known of an activity, null when nothing is.
 */
export function asCanonical(
  languages: readonly string[],
  definition: (iri: string) => Activity['definition'] | null,
): Writer {
  return {
    actor: (actor) => actor,
    verb: (verb) =>
      verb.display ? { ...verb, display: inOneLanguage(verb.display, languages) } : verb,
    activity: (activity) => {
      const known = definition(activity.id) ?? activity.definition;
      return known ? { ...activity, definition: localised(known, languages) } : activity;
    },
  };
}

export function written(statement: Statement, writer: Writer): object {
  return { ...core(statement, writer), ...authorityOf(statement, writer) };
}

function authorityOf({ authority }: Statement, writer: Writer): object {
  return authority ? { authority: writer.actor(authority) } : {};
}

function core(said: Statement | SubStatement, writer: Writer): object {
  return {
    ...said,
    actor: writer.actor(said.actor),
    verb: writer.verb(said.verb),
    object: objectOf(said.object, writer),
    ...(said.context ? { context: contextOf(said.context, writer) } : {}),
  };
}

function objectOf(target: StatementObject, writer: Writer): object {
  if (isActivity(target)) return writer.activity(target);
  if (target.objectType === 'SubStatement') return core(target, writer);
  return target.objectType === 'StatementRef' ? target : writer.actor(target);
}

function contextOf(context: Context, writer: Writer): object {
  const { instructor, team, contextActivities: lists } = context;
  const activities = lists && {
    contextActivities: Object.fromEntries(
      CONTEXT_LISTS.filter((list) => lists[list] !== undefined).map((list) => [
        list,
        asList(lists[list]).map((activity) => writer.activity(activity)),
      ]),
    ),
  };
  return {
    ...context,
    ...(instructor ? { instructor: writer.actor(instructor) } : {}),
    ...(team ? { team: writer.actor(team) } : {}),
    ...activities,
  };
}

function shortActor(actor: Actor): object {
  const identifier = identifierOf(actor);
  if (!isGroup(actor)) return { objectType: 'Agent', ...identifier };
  if (identifier) return { objectType: 'Group', ...identifier };
  return { objectType: 'Group', member: (actor.member ?? []).map(shortActor) };
}

function localised(definition: Record<string, unknown>, languages: readonly string[]): object {
  const one = (key: string) => {
    const map = definition[key] as LanguageMap | undefined;
    return map ? { [key]: inOneLanguage(map, languages) } : {};
  };
  return { ...definition, ...one('name'), ...one('description') };
}

/** The first wanted language that is there, exactly or by its primary subtag; else the first there. */
export function inOneLanguage(map: LanguageMap, languages: readonly string[]): LanguageMap {
  const tags = Object.keys(map);
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  const tag =
    languages
      .map(
        (wanted) =>
          tags.find((candidate) => candidate.toLowerCase() === wanted.toLowerCase()) ??
          tags.find((candidate) => primary(candidate) === primary(wanted)),
      )
      .find((found) => found !== undefined) ?? tags[0];
  return tag === undefined ? {} : { [tag]: map[tag] ?? '' };
}

/** Accept-Language, best first (RFC 9110, 12.5.4). */
export function acceptedLanguages(header: string | null): string[] {
  return weighted(header)
    .filter(({ name, q }) => name !== '*' && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ name }) => name);
}
