/** What the specification asks of the document itself (xAPI Profiles 1.0, Structure 4.0 to 9.0). */
import type { Profile } from './profile-checker.ts';

const CONCEPT = ['id', 'type', 'inScheme', 'prefLabel', 'definition'];
const EXTENSION = { must: CONCEPT, may: ['recommendedVerbs', 'inlineSchema'] };
const TERM = { must: CONCEPT, may: ['exactMatch'] };
const SHAPES = ['sequence', 'alternates', 'oneOrMore', 'zeroOrMore', 'optional'] as const;
const PROPERTIES: Readonly<
  Record<string, { readonly must: readonly string[]; readonly may: readonly string[] }>
> = {
  Profile: {
    must: ['@context', 'id', 'type', 'conformsTo', 'prefLabel', 'definition', 'versions', 'author'],
    may: ['seeAlso', 'concepts', 'templates', 'patterns'],
  },
  Verb: TERM,
  ActivityType: TERM,
  ContextExtension: EXTENSION,
  ResultExtension: EXTENSION,
  StatementTemplate: {
    must: CONCEPT,
    may: ['verb', 'objectActivityType', 'contextParentActivityType', 'rules'],
  },
  Pattern: { must: CONCEPT, may: ['primary', ...SHAPES] },
};

interface Part {
  readonly id: string;
  readonly type: string;
  readonly inScheme: string;
}

/** Every rule that is broken; none when the document is a profile. */
export function flaws(profile: Profile): readonly string[] {
  const parts = [
    ...profile.concepts,
    ...profile.templates,
    ...profile.patterns,
  ] as unknown as Part[];
  const ids = [profile.id, ...profile.versions.map(({ id }) => id), ...parts.map(({ id }) => id)];
  return [
    ...[profile as unknown as Part, ...parts].flatMap(properties),
    ...empties(profile, '$').map((path) => `${path} is empty`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is there twice`),
    ...ids.filter((id) => !URL.canParse(id)).map((id) => `${id} is no absolute IRI`),
    ...parts
      .filter(({ inScheme }) => inScheme !== profile.versions[0]?.id)
      .map(({ id }) => `${id} is of no version`),
    ...profile.templates.flatMap(({ id, rules = [] }) =>
      rules
        .filter((rule) => !['presence', 'any', 'all', 'none'].some((name) => name in rule))
        .map(({ location }) => `${id}: ${location} asks for nothing`),
    ),
    ...profile.patterns.flatMap((pattern) => patternFlaws(pattern, profile)),
    ...(profile.patterns.some(({ primary }) => primary) ? [] : ['no primary pattern']),
  ];
}

function properties(part: Part): readonly string[] {
  const { must, may } = PROPERTIES[part.type] ?? { must: [], may: [] };
  return [
    ...must.filter((name) => !Object.hasOwn(part, name)).map((name) => `${part.id} has no ${name}`),
    ...Object.keys(part)
      .filter((name) => !must.includes(name) && !may.includes(name))
      .map((name) => `${part.id} may not have ${name}`),
  ];
}

/** 4.0: no empty objects, null, empty strings, or empty arrays. */
function empties(value: unknown, path: string): readonly string[] {
  if (value === null || value === '') return [path];
  if (typeof value !== 'object') return [];
  const members = Object.entries(value);
  return members.length === 0
    ? [path]
    : members.flatMap(([name, member]) => empties(member, `${path}.${name}`));
}

function patternFlaws(pattern: Profile['patterns'][number], profile: Profile): readonly string[] {
  const { id } = pattern;
  const known = new Set([...profile.templates, ...profile.patterns].map((one) => one.id));
  const shapes = SHAPES.filter((shape) => pattern[shape] !== undefined);
  const members = membersOf(pattern);
  const mayBeNothing = (member: string) =>
    profile.patterns.some((one) => one.id === member && (one.optional ?? one.zeroOrMore));
  return [
    ...(shapes.length === 1 ? [] : [`${id} has ${shapes.length} shapes`]),
    ...members.filter((member) => !known.has(member)).map((member) => `${id} names ${member}`),
    ...((pattern.sequence ?? pattern.alternates ?? ['', '']).length > 1 ? [] : [`${id} has one`]),
    ...((pattern.alternates ?? []).some(mayBeNothing) ? [`${id} alternates with nothing`] : []),
    ...(contains(id, id, profile, 0) ? [`${id} contains itself`] : []),
  ];
}

function membersOf(pattern: Profile['patterns'][number]): readonly string[] {
  return SHAPES.flatMap((shape) => pattern[shape] ?? []);
}

function contains(outer: string, id: string, profile: Profile, depth: number): boolean {
  const pattern = profile.patterns.find((one) => one.id === id);
  return (pattern ? membersOf(pattern) : []).some(
    (member) => member === outer || (depth < 20 && contains(outer, member, profile, depth + 1)),
  );
}
