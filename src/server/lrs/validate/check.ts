/**
 * Small functions that look at a value and say what is wrong with it, or nothing. They compose into
 * the shapes of the specification; the path is only built when something is wrong.
 */
export interface Problem {
  /** "result.score.scaled"; "" for the value itself. */
  readonly path: string;
  /** What is expected there. */
  readonly message: string;
}

export type Check = (value: unknown) => Problem | null;

export type Json = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function problem(message: string, path = ''): Problem {
  return { path, message };
}

function within(key: string | number, found: Problem): Problem {
  return { path: found.path ? `${key}.${found.path}` : String(key), message: found.message };
}

export function describe({ path, message }: Problem): string {
  return path ? `${path}: ${message}` : message;
}

export const string: Check = (value) =>
  typeof value === 'string' ? null : problem('must be a string');

export const boolean: Check = (value) =>
  typeof value === 'boolean' ? null : problem('must be true or false');

export const number: Check = (value) =>
  typeof value === 'number' ? null : problem('must be a number');

export function matching(pattern: RegExp, expected: string): Check {
  return (value) =>
    typeof value === 'string' && pattern.test(value) ? null : problem(`must be ${expected}`);
}

export function oneOf(...values: readonly string[]): Check {
  return (value) =>
    typeof value === 'string' && values.includes(value)
      ? null
      : problem(`must be one of ${values.join(', ')}`);
}

export function arrayOf(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return problem('must be an array');
    for (const [index, item] of value.entries()) {
      const found = check(item);
      if (found) return within(index, found);
    }
    return null;
  };
}

export interface Shape {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** Looks at the whole object once each property is fine. */
  readonly rules?: readonly ((object: Json) => Problem | null)[];
}

/** An object with these properties and no other: xAPI refuses unknown ones (Data 2.2). */
export function object({ required = {}, optional = {}, rules = [] }: Shape): Check {
  const known = new Map([...Object.entries(required), ...Object.entries(optional)]);
  const needed = Object.keys(required);
  return (value) => {
    if (!isObject(value)) return problem('must be an object');
    for (const key of Object.keys(value)) {
      const check = known.get(key);
      if (!check) return problem('is not a property defined here', key);
      const found = check(value[key]);
      if (found) return within(key, found);
    }
    for (const key of needed) if (!Object.hasOwn(value, key)) return problem('is missing', key);
    for (const rule of rules) {
      const found = rule(value);
      if (found) return found;
    }
    return null;
  };
}

/** An object whose keys are data: language maps, extensions. */
export function map(key: Check, item: Check): Check {
  return (value) => {
    if (!isObject(value)) return problem('must be an object');
    for (const name of Object.keys(value)) {
      const found = key(name) ?? item(value[name]);
      if (found) return within(name, found);
    }
    return null;
  };
}

export const anything: Check = () => null;
