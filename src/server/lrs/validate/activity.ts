/** Activities and their definitions (xAPI Data 2.4.4.1). */
import {
  arrayOf,
  isObject,
  object,
  oneOf,
  problem,
  string,
  type Check,
  type Json,
  type Problem,
} from './check.ts';
import { extensions, iri, irl, languageMap } from './formats.ts';

const components: Check = (value) => {
  const found = arrayOf(
    object({ required: { id: string }, optional: { description: languageMap } }),
  )(value);
  if (found) return found;
  const ids = (value as readonly Json[]).map((component) => component['id']);
  return new Set(ids).size === ids.length ? null : problem('ids must be distinct');
};

/** Which lists of components an interaction type may have. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'true-false': [],
  choice: ['choices'],
  'fill-in': [],
  'long-fill-in': [],
  matching: ['source', 'target'],
  performance: ['steps'],
  sequencing: ['choices'],
  likert: ['scale'],
  numeric: [],
  other: [],
};
const ALL_LISTS = ['choices', 'scale', 'source', 'target', 'steps'];

function interaction(definition: Json): Problem | null {
  // Checked before the rules: one of the keys of LISTS, when it is there.
  const type = definition['interactionType'] as string | undefined;
  const lists = ALL_LISTS.filter((list) => Object.hasOwn(definition, list));
  if (type === undefined)
    return lists.length > 0 || Object.hasOwn(definition, 'correctResponsesPattern')
      ? problem('is missing', 'interactionType')
      : null;
  const foreign = lists.find((list) => !LISTS[type]?.includes(list));
  return foreign ? problem(`does not go with interactionType ${type}`, foreign) : null;
}

const definition = object({
  optional: {
    name: languageMap,
    description: languageMap,
    type: iri,
    moreInfo: irl,
    extensions,
    interactionType: oneOf(...Object.keys(LISTS)),
    correctResponsesPattern: arrayOf(string),
    choices: components,
    scale: components,
    source: components,
    target: components,
    steps: components,
  },
  rules: [interaction],
});

export const activity: Check = object({
  required: { id: iri },
  optional: { objectType: oneOf('Activity'), definition },
});

/** One activity, or a list of them (Data 2.4.6.2; stored as a list). */
const activities: Check = (value) => (isObject(value) ? activity(value) : arrayOf(activity)(value));

export const contextActivities: Check = object({
  optional: { parent: activities, grouping: activities, category: activities, other: activities },
});
