/**
 * Learners pasted from a spreadsheet, a mail or a hand-made list: one a line, name and, optionally,
 * address. The same reading in the dialog, which echoes it as one types, and in the server.
 */
import { addressOf, looksLikeAddress, mended, nameFrom } from './learner-address.ts';
import { withoutEnd } from '../text/text.ts';

export interface ReadLine {
  /** From 1, as in the text; empty lines and a line of headings are not given back. */
  readonly line: number;
  /** The line as it was pasted. */
  readonly raw: string;
  readonly status: 'ready' | 'error';
  /** "Inès Perrin"; null when the line has an error. */
  readonly name: string | null;
  readonly email: string | null;
  /** French, without the line's number: "Il manque le point-virgule entre le nom et l’adresse." */
  readonly problem: string | null;
  /** What to write instead; it reads without an error. Several lines when several people share one. */
  readonly proposal: string | null;
  /** French: what to look at again in a line that is ready; it goes in as it stands. Absent: nothing. */
  readonly doubt?: string;
}

interface Found {
  readonly name: string;
  readonly email: string | null;
}

type Reading =
  | (Found & { readonly doubt?: string })
  | { readonly problem: string; readonly proposals: readonly string[] };

/** "Total : 38", "Effectif;12": the last line of a spreadsheet. */
const SUM =
  /^\W*(?:sous-)?(?:total|totaux|effectifs?|nombre|somme|nb)\b(?:\s+(?:de\s+|d[’'])?\p{L}+)?[\s:;,=\t]*\d+\W*$/iu;

export const LONGEST_NAME = 120;

/**
 * Never throws, whatever is pasted.
 * @param there names of those who are in the group already
 */
export function readLearnerList(text: string, there: readonly string[] = []): readonly ReadLine[] {
  const lines: ReadLine[] = [];
  const seen = new Map<string, number>(there.map((name) => [namesakeKey(name), IN_GROUP]));
  let columns: Columns | null = null;
  let first = true;

  text.split(/\r\n|[\n\r\u2028\u2029]/).forEach((raw, index) => {
    const line = index + 1;
    const cleaned = clean(raw);
    if (cleaned.replace(/[\t;,"\s]/g, '') === '') return;
    if (first) {
      first = false;
      columns = headings(cells(cleaned));
      if (columns) return;
    }
    const reading = distinct(readLine(cleaned, columns), seen, line);
    lines.push({ line, raw, ...outcome(reading) });
  });
  return lines;
}

function outcome(reading: Reading): Omit<ReadLine, 'line' | 'raw'> {
  if (!('problem' in reading))
    return { status: 'ready', ...reading, problem: null, proposal: null };
  // Only what reads well is proposed, so that following the advice is always enough.
  const sound = reading.proposals.length > 0 && reading.proposals.every(isSound);
  return {
    status: 'error',
    name: null,
    email: null,
    problem: reading.problem,
    proposal: sound ? reading.proposals.join('\n') : null,
  };
}

/** As a line of its own, and not as one of headings, which are not given back. */
function isSound(proposal: string): boolean {
  const line = clean(proposal);
  return !('problem' in readLine(line, null)) && headings(cells(line)) === null;
}

/** Refuses a second line for the same address, or for the same name when nothing tells them apart. */
function distinct(reading: Reading, seen: Map<string, number>, line: number): Reading {
  if ('problem' in reading) return reading;
  const key = reading.email?.toLowerCase() ?? `nom ${fold(reading.name)}`;
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, line);
    return namesake(reading, seen, line);
  }
  return error(
    reading.email === null
      ? `Ce nom est déjà à la ligne ${before}. S’il s’agit de deux personnes, ajoutez leurs adresses.`
      : `Cette adresse est déjà à la ligne ${before}. Retirez l’une des deux lignes.`,
  );
}

/** Two addresses may be two people, or one person's two. */
function namesake(reading: Found, seen: Map<string, number>, line: number): Reading {
  const key = namesakeKey(reading.name);
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, line);
    return reading;
  }
  return {
    ...reading,
    doubt:
      before === IN_GROUP
        ? 'Quelqu’un de ce nom est déjà dans le groupe. Si c’est la même personne, retirez cette ligne.'
        : `Même nom qu’à la ligne ${before}. Si c’est la même personne, retirez l’une des deux lignes.`,
  };
}

/** In place of a line's number. */
const IN_GROUP = 0;
const namesakeKey = (name: string): string => `homonyme ${fold(name)}`;

function readLine(line: string, columns: Columns | null): Reading {
  const parts = cells(line);
  const placed = columns && byColumns(parts, columns);
  if (placed) return check(placed.name, placed.email);

  const addresses = parts.filter(looksLikeAddress);
  if (addresses.length > 1) return several(line, addresses.length);
  const names = parts.filter((part) => isName(part) && !looksLikeAddress(part));
  const name = joined(names, line);
  const [address] = addresses;
  // A first column may number the lines; elsewhere figures are a telephone or a date of birth.
  const figures = parts.find((part, at) => at > 0 && isFigures(part));

  if (address !== undefined) {
    const glued = apart(address);
    if (glued && (name === '' || !/[\t;]/.test(line)))
      return unglue(joined([...names, glued.name], line), glued.address);
  }
  if (name === '') return nameless(address);
  if (address === undefined && SUM.test(line))
    return error('Cette ligne compte des personnes, elle n’en nomme aucune. Retirez-la.');
  if (figures !== undefined)
    return error(`«\u00A0${figures}\u00A0» n’est ni un nom ni une adresse.`, pair(name, address));
  return check(name, address ?? null);
}

/** The last word when it is an address behind a name; null when the cell is one or the other. */
function apart(cell: string): { readonly name: string; readonly address: string } | null {
  const words = cell.split(/\s+/);
  const address = words.at(-1) ?? '';
  if (!address.includes('@') || !/\p{L}{2}/u.test(words.at(-2) ?? '')) return null;
  return { name: cell.slice(0, cell.length - address.length).trimEnd(), address };
}

/** "Marc Olivier m.olivier@exemple.fr" */
function unglue(name: string, address: string): Reading {
  return addressOf(address) === null
    ? check(name, address)
    : error('Il manque le point-virgule entre le nom et l’adresse.', pair(name, address));
}

function nameless(address: string | undefined): Reading {
  if (address === undefined) return error('Il n’y a pas de nom dans cette ligne.');
  const guess = nameFrom(address);
  return error(
    'Il manque le nom devant l’adresse.',
    ...(guess === null ? [] : [pair(guess, address)]),
  );
}

function check(name: string, address: string | null): Reading {
  if (name.length > LONGEST_NAME)
    return error(`Ce nom dépasse ${LONGEST_NAME} signes. Une personne par ligne.`);
  if (address === null) return { name, email: null };
  const email = addressOf(address);
  if (email !== null) return { name, email };
  const { problem, proposal } = mended(address);
  return error(problem, ...(proposal === null ? [] : [pair(name, proposal)]));
}

function several(line: string, count: number): Reading {
  let from = 0;
  const people = [...line.matchAll(/<([^<>]+)>/g)].map(({ 0: whole, 1: address = '', index }) => {
    const before = line.slice(from, index).split(/[<>;,\t]/);
    from = index + whole.length;
    return pair(bare(before.at(-1) ?? ''), address);
  });
  return error(
    `Il y a ${count} adresses dans cette ligne. Une personne par ligne.`,
    ...(people.length === count ? people : []),
  );
}

const error = (problem: string, ...proposals: readonly string[]): Reading => ({
  problem,
  proposals,
});
const pair = (name: string, address?: string): string =>
  address === undefined ? name : `${name} ; ${address}`;
const isName = (part: string): boolean => /\p{L}/u.test(part);
const isFigures = (part: string): boolean => /\d/.test(part) && !isName(part);
const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}]/gu, '')
    .toLowerCase();

/** "PERRIN" beside "Inès": the family name, wherever it stands. */
const isCapitals = (part: string): boolean =>
  part.length > 1 && part === part.toUpperCase() && part !== part.toLowerCase();
const isTitle = (part: string): boolean => /^(m|mr|mme|mlle|monsieur|madame)\.?$/i.test(part);

/** One name from the cells that hold it, given name first. */
function joined(parts: readonly string[], line: string): string {
  const names = parts.filter((part) => !isTitle(part));
  const [one = '', two] = names;
  if (two === undefined) return given(one);
  // A comma between two names puts the family first ("Perrin, Inès"); columns keep their order.
  const commaOnly = names.length === 2 && !/[\t;@]/.test(line);
  const turned = commaOnly || (names.length === 2 && isCapitals(one) && !isCapitals(two));
  return bare((turned ? [two, one] : names).join(' '));
}

function given(name: string): string {
  const [family = '', rest = '', more] = name.split(',').map(bare);
  return more === undefined && isName(family) && isName(rest) ? `${rest} ${family}` : bare(name);
}

/** What no name or address contains: controls, invisible and direction signs, bullets, repeated spaces. */
function clean(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/[\p{Zs}]/gu, ' ')
    .replace(/(?!\t)[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/^[ \t]*(?:[-–•*·][ \t]+|\d+[.)][ \t]+)/, '')
    .replace(/[‘ʼ]/g, '’')
    .trimEnd();
}

const bare = (part: string): string =>
  withoutEnd(
    part
      .replace(/["“”«»\t]/g, ' ')
      .replace(/ +/g, ' ')
      .replace(/^[ ,;:]+/, ''),
    ' ,;:',
  );

/** A line's cells; an address between < > is always one of its own. Empty cells keep the columns in place. */
function cells(line: string): readonly string[] {
  const text = line
    .replace(/<([^<>]*)>/g, (whole, inside: string) =>
      inside.includes('@') ? `${ANGLE}${inside.trimStart()}${ANGLE}` : whole,
    )
    .replace(COMMA_IN_ADDRESS, `$1${COMMA}`);
  const separator = ['\t', ';', ANGLE, ','].find((sign) => text.includes(sign));
  return split(text, separator === ANGLE ? undefined : separator)
    .flatMap((cell) =>
      cell.includes(ANGLE) ? cell.split(ANGLE).filter((part) => part.trim() !== '') : [cell],
    )
    .map((cell) => bare(cell.replaceAll(COMMA, ',')).replace(/^mailto:\s*/i, ''));
}

/** Stand-ins inside a line that `clean` has rid of controls. */
const ANGLE = '\u0000';
const COMMA = '\u0001';
/** "p.guerin@exemple,fr": a slip, not a separator. */
const COMMA_IN_ADDRESS = /(@[\w.-]+),(?=(?:fr|com|net|org|eu)\b)/gi;

/** At each separator that no double quotes enclose. */
function split(text: string, separator: string | undefined): readonly string[] {
  if (separator === undefined) return [text];
  const found = [''];
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    if (sign === separator && !quoted) found.push('');
    else found[found.length - 1] += sign;
  }
  // A quote that never closes encloses nothing.
  return quoted ? text.split(separator) : found;
}

interface Columns {
  readonly count: number;
  readonly given: number;
  readonly family: number;
  readonly email: number;
}

const GIVEN = /^(prénoms?|prenoms?|first ?name)$/i;
const FAMILY =
  /^(noms?|nom de famille|nom d[’']usage|nom complet|noms? et prénoms?|noms? prénoms?|prénoms? noms?|prénoms? et noms?|apprenante?s?|stagiaires?|last ?name|name)$/i;
const EMAIL =
  /^(e-?mails?|mails?|courriels?|adresses?|adresses? (e-?mail|mail|électronique|electronique|de courriel)|mél)$/i;

/** Where a line of headings puts things; null when it is not one. */
function headings(parts: readonly string[]): Columns | null {
  const at = (pattern: RegExp): number => parts.findIndex((part) => pattern.test(part));
  const columns = { count: parts.length, given: at(GIVEN), family: at(FAMILY), email: at(EMAIL) };
  const known = [columns.given, columns.family, columns.email].filter((index) => index >= 0).length;
  const named = columns.given >= 0 || columns.family >= 0;
  return named && known >= Math.min(2, parts.length) && !parts.some(looksLikeAddress)
    ? columns
    : null;
}

/** Null when the line does not follow the headings: it is then read by itself. */
function byColumns(
  parts: readonly string[],
  columns: Columns,
): { readonly name: string; readonly email: string | null } | null {
  if (parts.length > columns.count) return null;
  const cell = (index: number): string => parts[index] ?? '';
  const name = bare(`${given(cell(columns.given))} ${given(cell(columns.family))}`);
  const email = cell(columns.email);
  const elsewhere = parts.some((part, at) => at !== columns.email && looksLikeAddress(part));
  if (!isName(name) || elsewhere || (email !== '' && !looksLikeAddress(email))) return null;
  return { name, email: email === '' ? null : email };
}
