/** What Moodle's SCORM 2004 run-time takes as a response or as a pattern of right responses, type by type. */

const SHORT = /^[\w.]{1,250}$/;
const DECIMAL = /^-?([0-9]{1,5})(\.[0-9]{1,18})?$/;
const ANY = /^[\u0000-\uFFFF]{0,4000}$/;
/** Everything in it is optional: nothing is refused. */
const TEXT = /^/;
const TEXT_250 = /^((\{lang=([a-zA-Z]{2,3}|i|x)?(-[a-zA-Z0-9-]{2,8})?\})?(.{0,250})?)?$/;

interface TypeRule {
  readonly format: RegExp;
  readonly most: number;
  readonly delimiter?: string;
  /** Pairs: what stands between both halves. */
  readonly pair?: string;
  readonly unique?: boolean;
  /** How many patterns an interaction may have. */
  readonly patterns?: number;
}

const LIST = { format: SHORT, most: 36, delimiter: '[,]' } as const;

const COMMON: Readonly<Record<string, TypeRule>> = {
  'true-false': { format: /^true$|^false$/, most: 1, patterns: 1 },
  choice: { ...LIST, unique: true },
  matching: { ...LIST, pair: '[.]' },
  sequencing: LIST,
  likert: { format: SHORT, most: 1, patterns: 1 },
  performance: {
    format: new RegExp(`^$|${SHORT.source}`),
    most: 250,
    delimiter: '[,]',
    pair: '[.]',
  },
  'long-fill-in': { format: TEXT, most: 1 },
  other: { format: ANY, most: 1, patterns: 1 },
};

export const RESPONSES: Readonly<Record<string, TypeRule>> = {
  ...COMMON,
  'fill-in': { format: TEXT, most: 10, delimiter: '[,]' },
  numeric: { format: DECIMAL, most: 1 },
};

export const PATTERNS: Readonly<Record<string, TypeRule>> = {
  ...COMMON,
  'fill-in': { format: TEXT_250, most: 10, delimiter: '[,]' },
  numeric: { format: DECIMAL, most: 2, delimiter: '[:]', patterns: 1 },
};

/** "0", or the code of its refusal. */
export function responseError(type: string, value: string): string {
  const rule = RESPONSES[type];
  if (!rule) return '408';
  const parts = split(value, rule);
  if (parts.length > rule.most) return '351';
  return parts.every((part, at) => fits(part, rule) && isNew(parts, at, rule)) ? '0' : '406';
}

export function patternError(type: string, value: string): string {
  const rule = PATTERNS[type];
  if (!rule) return '408';
  const parts = split(value, rule);
  if (parts.length > rule.most) return '351';
  const bare = parts.map((part) => (PREFIXED.test(type) ? withoutPrefixes(part) : part));
  const good = bare.every((part, at) => {
    if (rule.pair !== undefined) return fits(part, rule);
    if (!rule.format.test(part)) return value === '' && type !== 'true-false';
    return isNew(bare, at, rule);
  });
  const [low, high] = bare.map(Number);
  const backwards = type === 'numeric' && low !== undefined && high !== undefined && low > high;
  return good && !backwards ? '0' : '406';
}

const split = (value: string, { delimiter }: TypeRule): readonly string[] =>
  delimiter === undefined ? [value] : value.split(delimiter);

function fits(part: string, { format, pair }: TypeRule): boolean {
  if (pair === undefined) return format.test(part);
  const halves = part.split(pair);
  return halves.length === 2 && halves.every((half) => format.test(half));
}

const isNew = (parts: readonly string[], at: number, { unique = false }: TypeRule): boolean =>
  !unique || parts[at] === '' || parts.indexOf(parts[at] ?? '') === at;

const PREFIXED = /^(fill-in|long-fill-in|matching|performance|sequencing)$/;
const PREFIX = /^\{(lang|case_matters|order_matters)=([^}]+)\}/;

function withoutPrefixes(part: string): string {
  let rest = part;
  while (PREFIX.test(rest)) rest = rest.replace(PREFIX, '');
  return rest;
}
