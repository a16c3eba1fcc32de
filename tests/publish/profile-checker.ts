/**
 * What the specification asks of a Profile Validator (xAPI Profiles 1.0, Communication 2.1 and 2.2).
 * Written from the specification, apart from the code that makes profiles.
 */
export interface Profile {
  readonly id: string;
  readonly versions: readonly { readonly id: string }[];
  readonly concepts: readonly Readonly<Record<string, unknown>>[];
  readonly templates: readonly Template[];
  readonly patterns: readonly Pattern[];
}

interface Template {
  readonly id: string;
  readonly verb?: string;
  readonly objectActivityType?: string;
  readonly contextParentActivityType?: readonly string[];
  readonly rules?: readonly Rule[];
}

interface Rule {
  readonly location: string;
  readonly presence?: string;
  readonly any?: readonly unknown[];
  readonly all?: readonly unknown[];
  readonly none?: readonly unknown[];
}

interface Pattern {
  readonly id: string;
  readonly primary?: boolean;
  readonly sequence?: readonly string[];
  readonly alternates?: readonly string[];
  readonly oneOrMore?: string;
  readonly zeroOrMore?: string;
  readonly optional?: string;
}

type Json = Readonly<Record<string, unknown>>;

const STEP = /\.([\w-]+)|\['([^']*)'\]|\[(\d+)\]|\[\*\]/y;

/** `$`, `.name`, `['name']`, `[0]`, `[*]`: of what a profile may use (8.1), what ours uses. */
export function jsonPath(value: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [value];
  STEP.lastIndex = path.startsWith('$') ? 1 : path.length + 1;
  if (STEP.lastIndex > path.length) throw new Error(`no JSONPath: ${path}`);
  for (let at = 1; at < path.length; at = STEP.lastIndex) {
    const step = STEP.exec(path);
    if (!step) throw new Error(`no JSONPath of a profile: ${path} at ${at}`);
    const name = step[1] ?? step[2] ?? step[3];
    found = found.flatMap((parent) => {
      if (typeof parent !== 'object' || parent === null) return [];
      if (name === undefined) return Object.values(parent) as unknown[];
      return Object.hasOwn(parent, name) ? [(parent as Json)[name]] : [];
    });
  }
  return found;
}

/** Lists where single activities stand: to be done before anything is checked (8.1). */
function normalized(statement: unknown): unknown {
  const copy = structuredClone(statement) as { context?: { contextActivities?: Json } };
  const activities = copy.context?.contextActivities;
  if (copy.context && activities)
    copy.context.contextActivities = Object.fromEntries(
      Object.entries(activities).map(([place, one]) => [place, Array.isArray(one) ? one : [one]]),
    );
  return copy;
}

function isDetermined(statement: unknown, template: Template): boolean {
  const has = (path: string, wanted: readonly (string | undefined)[]) =>
    wanted.every((one) => one === undefined || jsonPath(statement, path).includes(one));
  return (
    has('$.verb.id', [template.verb]) &&
    has('$.object.definition.type', [template.objectActivityType]) &&
    has(
      '$.context.contextActivities.parent[*].definition.type',
      template.contextParentActivityType ?? [],
    )
  );
}

/** Null when it is kept. */
function broken(statement: unknown, { location, presence, any, all, none }: Rule): string | null {
  const values = jsonPath(statement, location);
  if (presence === 'included' && values.length === 0) return `${location} is missing`;
  if (presence === 'excluded' && values.length > 0) return `${location} is there`;
  if (presence === 'recommended' && values.length === 0) return null;
  const said = JSON.stringify(values);
  if (any && !values.some((value) => any.includes(value))) return `${location} lacks one: ${said}`;
  if (all && !values.every((value) => all.includes(value))) return `${location} is other: ${said}`;
  if (none && values.some((value) => none.includes(value))) return `${location} may not: ${said}`;
  return null;
}

interface Checked {
  /** Ids of the templates it matches and keeps. */
  readonly templates: readonly string[];
  /** What is wrong; a statement no template knows is wrong too. */
  readonly problems: readonly string[];
}

export function checkStatement(statement: unknown, profile: Profile): Checked {
  const read = normalized(statement);
  const matching = profile.templates.filter((template) => isDetermined(read, template));
  if (matching.length === 0)
    return { templates: [], problems: [`no template: ${String(jsonPath(read, '$.verb.id')[0])}`] };
  const problems = matching.flatMap((template) =>
    (template.rules ?? []).flatMap((rule) => {
      const problem = broken(read, rule);
      return problem === null ? [] : [`${template.id.split('#').at(-1) ?? ''}: ${problem}`];
    }),
  );
  return { templates: problems.length === 0 ? matching.map(({ id }) => id) : [], problems };
}

/** Whether it says it follows the profile's current version. */
export function claims(statement: unknown, profile: Profile): boolean {
  return jsonPath(normalized(statement), '$.context.contextActivities.category[*].id').includes(
    profile.versions[0]?.id,
  );
}

/** Whether the statements of one registration, by time, follow a primary pattern as a whole. */
export function follows(statements: readonly unknown[], profile: Profile): boolean {
  const byTime = [...statements].sort(
    (a, b) =>
      Date.parse(String((a as Json)['timestamp'])) - Date.parse(String((b as Json)['timestamp'])),
  );
  const checked = byTime.map((statement) => checkStatement(statement, profile));
  if (checked.some(({ problems }) => problems.length > 0)) return false;
  return profile.patterns
    .filter(({ primary }) => primary)
    .some(({ id }) => {
      const [outcome, rest] = matches(checked, id, profile);
      return outcome === 'success' && rest.length === 0;
    });
}

type Matched = readonly ['success' | 'partial' | 'failure', readonly Checked[]];

/** Greedy, without a step back, as 2.2 is written. */
function matches(statements: readonly Checked[], id: string, profile: Profile): Matched {
  const pattern = profile.patterns.find((one) => one.id === id);
  const [first, ...rest] = statements;
  if (!pattern) {
    if (!first) return ['partial', []];
    return first.templates.includes(id) ? ['success', rest] : ['failure', statements];
  }
  if (pattern.sequence) {
    let left = statements;
    for (const member of pattern.sequence) {
      const [outcome, after] = matches(left, member, profile);
      if (outcome === 'failure') return ['failure', statements];
      if (outcome === 'partial') return ['partial', []];
      left = after;
    }
    return ['success', left];
  }
  if (pattern.alternates) {
    const tried = pattern.alternates.map((member) => matches(statements, member, profile));
    const good = tried.filter(([outcome]) => outcome === 'success').map(([, left]) => left);
    if (good.length > 0) return ['success', good.reduce((a, b) => (b.length < a.length ? b : a))];
    return tried.some(([outcome]) => outcome === 'partial')
      ? ['partial', []]
      : ['failure', statements];
  }
  if (pattern.optional !== undefined) {
    if (statements.length === 0) return ['success', []];
    const [outcome, left] = matches(statements, pattern.optional, profile);
    return outcome === 'failure' ? ['success', statements] : [outcome, left];
  }
  const repeated = pattern.oneOrMore ?? pattern.zeroOrMore ?? '';
  let left = statements;
  for (let count = 0; ; count += 1) {
    const [outcome, after] = matches(left, repeated, profile);
    if (outcome === 'partial' && left.length > 0) return ['partial', left];
    if (outcome !== 'success' || after.length === left.length)
      return count > 0 || pattern.zeroOrMore !== undefined
        ? ['success', left]
        : [outcome, statements];
    left = after;
  }
}
