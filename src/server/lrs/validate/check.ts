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

declare const ACCEPTS: unique symbol;

/** A check of which the compiler knows what it lets through: values of this type, all of them. */
export type CheckOf<T> = Check & { readonly [ACCEPTS]: (value: Whole<T>) => Whole<T> };
/** Both, since an optional field alone would not tell two types apart. */
type Whole<T> = readonly [T, Required<T>];

export const accepts = <T>(check: Check): CheckOf<T> => check as CheckOf<T>;

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

export const string = accepts<string>((value) =>
  typeof value === 'string' ? null : problem('must be a string'),
);

export const boolean = accepts<boolean>((value) =>
  typeof value === 'boolean' ? null : problem('must be true or false'),
);

export const number = accepts<number>((value) =>
  typeof value === 'number' ? null : problem('must be a number'),
);

export function matching(pattern: RegExp, expected: string): CheckOf<string> {
  return accepts((value) =>
    typeof value === 'string' && pattern.test(value) ? null : problem(`must be ${expected}`),
  );
}

export function oneOf<T extends string>(...values: readonly T[]): CheckOf<T> {
  return accepts((value) =>
    values.some((one) => one === value) ? null : problem(`must be one of ${values.join(', ')}`),
  );
}

export const orNull = <T>(check: CheckOf<T>): CheckOf<T | null> =>
  accepts((value) => (value === null ? null : check(value)));

export function arrayOf<T>(check: CheckOf<T>): CheckOf<readonly T[]>;
export function arrayOf(check: Check): Check;
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
