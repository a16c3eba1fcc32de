/** xAPI statements as data: their shape, the vocabulary used, and how one is built within a launch. */
import type { Unit } from '../course/unit.ts';
import { hash } from '../text/hash.ts';
import { profileVersionIri } from './vocabulary.ts';

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Statement {
  readonly id: string;
  /** As launched, property for property (cmi5 9.2). */
  readonly actor: Agent;
  readonly verb: { readonly id: string; readonly display: LanguageMap };
  readonly object: Activity;
  readonly result?: Result;
  readonly context: Context;
  /** ISO 8601 UTC: when it happened, not when it was sent (cmi5 9.7). */
  readonly timestamp: string;
}

export type Agent = Readonly<Record<string, Json>>;
export type LanguageMap = Readonly<Record<string, string>>;

export interface Activity {
  readonly objectType?: 'Activity';
  readonly id: string;
  readonly definition?: {
    readonly type?: string;
    readonly name?: LanguageMap;
    readonly description?: LanguageMap;
    readonly [interactionComponents: string]: unknown;
  };
}

export interface Result {
  readonly score?: Score;
  readonly success?: boolean;
  readonly completion?: boolean;
  readonly response?: string;
  /** ISO 8601 */
  readonly duration?: string;
  readonly extensions?: Readonly<Record<string, Json>>;
}

export interface Score {
  /** 0 to 1, four decimals. */
  readonly scaled: number;
  readonly raw?: number;
  readonly min?: number;
  readonly max?: number;
}

export interface Context {
  readonly registration?: string;
  readonly revision?: string;
  readonly contextActivities?: Readonly<ContextActivities>;
  readonly extensions?: Readonly<Record<string, Json>>;
  /** Whatever else an LMS puts in its template. */
  readonly [other: string]: unknown;
}

const PLACES = ['parent', 'grouping', 'category', 'other'] as const;
/** An LMS may give a single activity where a list is meant (xAPI 1.0.3, Data 2.4.6.2). */
export interface ContextActivities {
  parent?: Activity | readonly Activity[];
  grouping?: Activity | readonly Activity[];
  category?: Activity | readonly Activity[];
  other?: Activity | readonly Activity[];
}

const ADL = 'http://adlnet.gov/expapi/verbs/';

export const VERBS = {
  initialized: verb('initialized', 'a ouvert'),
  completed: verb('completed', 'a terminé'),
  passed: verb('passed', 'a réussi'),
  failed: verb('failed', 'a échoué à'),
  terminated: verb('terminated', 'a quitté'),
  answered: verb('answered', 'a répondu à'),
  experienced: verb('experienced', 'a consulté'),
  progressed: verb('progressed', 'a avancé dans'),
  scored: verb('scored', 'a obtenu un score à'),
} as const;

export type Verb = keyof typeof VERBS;

function verb(name: string, fr: string) {
  return { id: ADL + name, display: { fr, en: name } } as const;
}

/** What the LMS said at launch. */
export interface Launch {
  readonly actor: Agent;
  /** null: a plain xAPI launch without one. */
  readonly registration: string | null;
  readonly activityId: string;
  /** Goes into every statement, extended and never overwritten (cmi5 10.2.1). */
  readonly contextTemplate: Context;
  /** From LMS.LaunchData; null when it gave none. 0 is a mastery score like another. */
  readonly masteryScore: number | null;
  readonly launchMode: LaunchMode;
  /** An xAPI launch without cmi5: its categories are left out. */
  readonly plain?: true;
}

export type LaunchMode = 'Normal' | 'Browse' | 'Review';

/** A page under a launch: what every statement about it shares. */
export interface Setting {
  readonly launch: Launch;
  readonly unit: SpokenUnit;
  /** Version of the profile it was made under; absent: today's. */
  readonly profile?: string;
}

/** The unit on the page. */
export interface SpokenUnit extends Pick<Unit, 'kind' | 'title'> {
  /** Content hash. */
  readonly revision: string;
  /** `Course.iri`: base of the extensions' names. */
  readonly courseIri: string;
}

/** Anything that happened: a learner's event, or the session itself (its key as id). */
export interface Occurrence {
  readonly id: string;
  /** ISO 8601 UTC */
  readonly time: string;
}

export interface StatementParts {
  readonly id?: string;
  readonly object: Activity;
  readonly result?: Result;
  readonly context?: Context;
}

export function statement(
  { launch, unit, profile }: Setting,
  name: Verb,
  occurrence: Occurrence,
  { id, object, result, context }: StatementParts,
): Statement {
  const ours: Context = {
    revision: unit.revision,
    ...context,
    contextActivities: {
      ...context?.contextActivities,
      category: [...list(context?.contextActivities?.category), ...followed(launch, unit, profile)],
    },
  };
  return {
    id: id ?? statementId(occurrence.id, name),
    actor: launch.actor,
    verb: VERBS[name],
    object: { objectType: 'Activity', ...object },
    ...(result === undefined ? {} : { result }),
    context: {
      ...extend(launch.contextTemplate, ours),
      ...(launch.registration === null ? {} : { registration: launch.registration }),
    },
    timestamp: occurrence.time,
  };
}

/**
 * The version of the course's xAPI Profile, on every statement of a registration: its patterns are of
 * whole sessions (xAPI Profiles 1.0, 9.0). cmi5 leaves room for more categories (10.2.1). A launch that
 * is not cmi5's claims none: the templates ask for its categories.
 */
function followed(
  { registration, plain }: Launch,
  unit: SpokenUnit,
  version?: string,
): readonly Activity[] {
  return registration === null || plain ? [] : [{ id: profileVersionIri(unit, version) }];
}

/** The template with more in it: lists and extensions grow, what the LMS set stays as it is. */
function extend(template: Context, { contextActivities, ...ours }: Context): Context {
  const activities = { ...template.contextActivities };
  for (const place of PLACES) {
    const theirs = list(activities[place]);
    const added = list(contextActivities?.[place]).filter(
      ({ id }) => !theirs.some((activity) => activity.id === id),
    );
    if (added.length > 0) activities[place] = [...theirs, ...added];
  }
  const extensions = { ...ours.extensions, ...template.extensions };
  return {
    ...ours,
    ...template,
    ...(Object.keys(activities).length > 0 ? { contextActivities: activities } : {}),
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
  };
}

function list(activities: Activity | readonly Activity[] | undefined): readonly Activity[] {
  if (activities === undefined) return [];
  return 'id' in activities ? [activities] : activities;
}

/**
 * The id of the statement that says so of that event: always the same, so that sending again is
 * harmless. A UUID of 122 bits hashed from the parts, marked as version 5 (name-based), which every LRS takes.
 */
export function statementId(eventId: string, ...about: readonly string[]): string {
  const name = [eventId, ...about].join('\n');
  const digits = hash(name) + hash(`statement\n${name}`);
  const variant = '89ab'[parseInt(digits.charAt(16), 16) % 4] ?? '8';
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `5${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20, 32),
  ].join('-');
}
