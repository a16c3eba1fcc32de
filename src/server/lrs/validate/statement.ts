/** The shape of a statement, in both versions of the specification (xAPI Data 2.4). */
import { activity, contextActivities } from './activity.ts';
import { actor, agent, authority, group } from './actor.ts';
import {
  arrayOf,
  boolean,
  isObject,
  matching,
  number,
  object,
  oneOf,
  problem,
  string,
  type Check,
  type Json,
  type Problem,
  type Shape,
} from './check.ts';
import {
  duration,
  extensions,
  iri,
  irl,
  languageMap,
  languageTag,
  mediaType,
  sha2,
  timestamp,
  uuid,
} from './formats.ts';
import type { XapiVersion } from '../version.ts';

export const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

const verb = object({ required: { id: iri }, optional: { display: languageMap } });

const statementRef = object({ required: { objectType: oneOf('StatementRef'), id: uuid } });

const score = object({
  optional: { scaled: number, raw: number, min: number, max: number },
  rules: [
    ({ scaled }) =>
      scaled === undefined || Math.abs(scaled as number) <= 1
        ? null
        : problem('must be between -1 and 1', 'scaled'),
    ({ min, max }) =>
      min === undefined || max === undefined || (min as number) < (max as number)
        ? null
        : problem('must be less than max', 'min'),
    ({ raw, min = -Infinity, max = Infinity }) =>
      raw === undefined ||
      ((raw as number) >= (min as number) && (raw as number) <= (max as number))
        ? null
        : problem('must be between min and max', 'raw'),
  ],
});

const result = object({
  optional: {
    score,
    success: boolean,
    completion: boolean,
    response: string,
    duration,
    extensions,
  },
});

const attachment = object({
  required: {
    usageType: iri,
    display: languageMap,
    contentType: mediaType,
    length: (value) =>
      Number.isSafeInteger(value) && (value as number) >= 0
        ? null
        : problem('must be a number of octets'),
    sha2,
  },
  optional: { description: languageMap, fileUrl: irl },
});

const relevantTypes: Check = (value) =>
  arrayOf(iri)(value) ?? ((value as unknown[]).length > 0 ? null : problem('must not be empty'));

const CONTEXT: Readonly<Record<string, Check>> = {
  registration: uuid,
  instructor: actor,
  team: group,
  contextActivities,
  revision: string,
  platform: string,
  language: languageTag,
  statement: statementRef,
  extensions,
};

/** New in 2.0. */
const CONTEXT_2: Readonly<Record<string, Check>> = {
  contextAgents: arrayOf(
    object({
      required: { objectType: oneOf('contextAgent'), agent },
      optional: { relevantTypes },
    }),
  ),
  contextGroups: arrayOf(
    object({
      required: { objectType: oneOf('contextGroup'), group },
      optional: { relevantTypes },
    }),
  ),
};

/** Data 2.4.6: revision and platform say something of an activity only. */
function onlyOfActivities({ object: target, context }: Json): Problem | null {
  if (!isObject(context) || !isObject(target)) return null;
  const type = target['objectType'];
  if (type === undefined || type === 'Activity') return null;
  const wrong = ['revision', 'platform'].find((name) => Object.hasOwn(context, name));
  return wrong
    ? problem('is only allowed when the object is an activity', `context.${wrong}`)
    : null;
}

/** Data 2.3.2. */
function voidsAStatement({ verb: action, object: target }: Json): Problem | null {
  if (!isObject(action) || action['id'] !== VOIDED) return null;
  return isObject(target) && target['objectType'] === 'StatementRef'
    ? null
    : problem('the object of a voiding statement must be a StatementRef', 'object');
}

function build(version: XapiVersion): Check {
  const context = object({
    optional: version === '2.0.0' ? { ...CONTEXT, ...CONTEXT_2 } : CONTEXT,
  });
  const common = { result, context, timestamp, attachments: arrayOf(attachment) };
  const shape = (target: Check): Shape => ({
    required: { actor, verb, object: target },
    optional: common,
    rules: [onlyOfActivities],
  });
  const simple: Check = objectOf({});
  const subStatement = object({
    ...shape(simple),
    required: { objectType: oneOf('SubStatement'), actor, verb, object: simple },
  });
  const whole = shape(objectOf({ SubStatement: subStatement }));
  return object({
    ...whole,
    optional: {
      ...common,
      id: uuid,
      stored: timestamp,
      authority,
      version: matching(
        version === '2.0.0' ? /^(1\.0(\.\d+)?|2\.0(\.\d+)?)$/ : /^1\.0(\.\d+)?$/,
        `a version of xAPI ${version}`,
      ),
    },
    rules: [onlyOfActivities, voidsAStatement],
  });
}

/** Dispatches on objectType; an object without one is an activity. */
function objectOf(more: Readonly<Record<string, Check>>): Check {
  const kinds: Readonly<Record<string, Check>> = {
    Activity: activity,
    Agent: agent,
    Group: group,
    StatementRef: statementRef,
    ...more,
  };
  return (value) => {
    if (!isObject(value)) return problem('must be an object');
    const type = value['objectType'] ?? 'Activity';
    const check = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (!check || value['objectType'] === null)
      return problem(`must be one of ${Object.keys(kinds).join(', ')}`, 'objectType');
    return check(value);
  };
}

const SHAPES: Readonly<Record<XapiVersion, Check>> = {
  '1.0.3': build('1.0.3'),
  '2.0.0': build('2.0.0'),
};

/** null when the value is a statement of that version. */
export function checkStatement(value: unknown, version: XapiVersion): Problem | null {
  return SHAPES[version](value);
}
