/**
 * Numbers and addresses that somebody may have. A fictitious paper bears impossible ones: nobody who reads
 * a lesson may call, write to or look up a stranger.
 */

export type Possible = 'nir' | 'phone' | 'email';

export interface PossibleMatch {
  readonly kind: Possible;
  /** As it is written. */
  readonly text: string;
}

/** Every number or address of a text that may be somebody's. */
export function possibleIn(text: string): readonly PossibleMatch[] {
  return RULES.flatMap(({ kind, pattern, isPossible }) =>
    [...text.matchAll(pattern)]
      .filter(isPossible)
      .map(([written]): PossibleMatch => ({ kind, text: written })),
  );
}

interface Rule {
  readonly kind: Possible;
  readonly pattern: RegExp;
  readonly isPossible: (match: RegExpExecArray) => boolean;
}

const GAP = '[ .\\u00a0\\u202f-]?';

/** Sex, year, month, department and commune, order; then the key. */
const NIR = new RegExp(
  `(?<!\\d)([1-478])${GAP}(\\d\\d)${GAP}(\\d\\d)${GAP}(\\d\\d|2[AB])${GAP}(\\d{3})${GAP}(\\d{3})(?:${GAP}\\(?(\\d\\d)\\)?)?(?!\\d)`,
  'g',
);

/**
 * The number of the INSEE's register (RNIPP). Months: 01 to 12, and from 20 to 42 or 50 for birth
 * certificates that lack theirs. Without a key it must begin like that of a person born in France or
 * registered there: thirteen digits are also what shops print on boxes, where 3 stands for France.
 */
function isNir([
  ,
  sex = '',
  year = '',
  month = '',
  department = '',
  commune = '',
  order = '',
  key,
]: RegExpExecArray): boolean {
  const born = Number(month);
  const isMonth = (born >= 1 && born <= 12) || (born >= 20 && born <= 42) || born === 50;
  if (!isMonth || department === '00') return false;
  if (key === undefined) return sex === '1' || sex === '2';
  // Corsica counts as 19 and 18 (decree 91-1404 of 1991, as the INSEE applies it).
  const place = department.replace('2A', '19').replace('2B', '18');
  return Number(key) === 97 - (Number(sex + year + month + place + commune + order) % 97);
}

/** Five pairs, all with the same sign between them; "05 03 2026" is a date. */
const PHONE =
  /(?<![\d+])(?<!\d\d[ .\u00a0\u202f-])(?:(?:\+|00)33[ .\u00a0\u202f-]?(?:\(0\)[ .\u00a0\u202f-]?)?|0)([1-9])([ .\u00a0\u202f-]?)(\d\d)\2(\d\d)\2(\d\d)\2(\d\d)(?!\d)/g;

/** Kept for films and books by the numbering plan (ARCEP, decision 2018-0881, annex 1): nobody is ever given one. */
const FICTION = ['19900', '26191', '35301', '46571', '53649', '63998'];

function isPhone([, zone = '', , ...pairs]: RegExpExecArray): boolean {
  const digits = zone + pairs.join('');
  return !FICTION.some((range) => digits.startsWith(range));
}

const EMAIL = /(?<![\w.+@-])[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/g;

/** Names that no network resolves, kept for examples (RFC 2606, RFC 6761). */
const NOWHERE = /(?:^|\.)(?:example|invalid|test|localhost|example\.(?:com|net|org))$/i;

const isEmail = ([, domain = '']: RegExpExecArray): boolean => !NOWHERE.test(domain);

const RULES: readonly Rule[] = [
  { kind: 'nir', pattern: NIR, isPossible: isNir },
  { kind: 'phone', pattern: PHONE, isPossible: isPhone },
  { kind: 'email', pattern: EMAIL, isPossible: isEmail },
];
