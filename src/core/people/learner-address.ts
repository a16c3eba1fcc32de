/** Addresses as they are typed in lists of learners: read, or explained and mended. */
import { withoutEnd } from '../text/text.ts';

/** A cell meant as an address, sound or not. */
export const looksLikeAddress = (cell: string): boolean =>
  cell.includes('@') || AT_IN_WORDS.test(cell) || LOST_AT.test(cell);

const AT_IN_WORDS = /\S\s*[([]\s*(?:at|arobase|a)\s*[)\]]\s*\S/i;
const WORD_FOR_AT = /[([]\s*(?:at|arobase|a)\s*[)\]]/i;
/** "p.guerinexemple.fr", "p.guerin.orange.fr": a word that ends like a domain. */
const LOST_AT = /^[\w.-]+\.(?:fr|com|net|org|eu|be|ch|re|bzh)$/i;
const PROVIDERS =
  /^(.+?)[.-]?((?:gmail|hotmail|outlook|yahoo|orange|wanadoo|free|sfr|laposte|live|icloud|bbox)\.(?:fr|com|net))$/i;

const SOUND =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const LONGEST = 254;

/** The address, its domain in lower case; null when it is not one that could receive mail. */
export function addressOf(cell: string): string | null {
  if (cell.length > LONGEST || !SOUND.test(cell)) return null;
  const at = cell.lastIndexOf('@');
  return cell.slice(0, at) + cell.slice(at).toLowerCase();
}

/** What is wrong with an address that `addressOf` refuses, and what was probably meant. */
export function mended(cell: string): {
  readonly problem: string;
  readonly proposal: string | null;
} {
  const found = (problem: string, meant: string): ReturnType<typeof mended> => ({
    problem,
    proposal: addressOf(meant),
  });
  const tidy = withoutEnd(withSign(cell), '.,;:').replace(/@+/g, '@');
  if (!cell.includes('@')) {
    if (tidy.includes('@')) return found('L’adresse doit contenir le signe @.', tidy);
    return found('Il manque le signe @ dans l’adresse.', tidy.replace(PROVIDERS, '$1@$2'));
  }
  if (/\s/.test(cell)) return found('L’adresse contient une espace.', tidy.replace(/\s+/g, ''));
  if ((cell.match(/@/g) ?? []).length > 1)
    return found('L’adresse contient plusieurs signes @.', tidy);
  if (/\p{M}/u.test(cell.normalize('NFD')))
    return found(
      'L’adresse contient une lettre accentuée.',
      tidy.normalize('NFD').replace(/\p{M}/gu, ''),
    );
  const [, domain = ''] = tidy.split('@');
  if (domain === '') return found('L’adresse s’arrête au signe @.', tidy);
  if (domain.includes(','))
    return found('L’adresse contient une virgule.', tidy.replace(/,/g, '.'));
  if (!domain.includes('.'))
    return found(
      'Il manque la fin de l’adresse, par exemple «\u00A0.fr\u00A0».',
      PROVIDER_ENDING[domain.toLowerCase()] === undefined
        ? ''
        : `${tidy}.${PROVIDER_ENDING[domain.toLowerCase()]}`,
    );
  return found(
    'Cette adresse n’est pas complète.',
    tidy.replace(/\.{2,}/g, '.').replace(/\.@|@\./, '@'),
  );
}

/** "p.guerin (at) exemple.fr" → "p.guerin@exemple.fr" */
function withSign(cell: string): string {
  const word = WORD_FOR_AT.exec(cell);
  if (!word) return cell;
  const after = cell.slice(word.index + word[0].length);
  return `${cell.slice(0, word.index).trimEnd()}@${after.trimStart()}`;
}

/** Only those that have a single usual ending. */
const PROVIDER_ENDING: Readonly<Record<string, string | undefined>> = {
  gmail: 'com',
  orange: 'fr',
  wanadoo: 'fr',
  free: 'fr',
  sfr: 'fr',
  laposte: 'net',
  icloud: 'com',
};

/** "ines.perrin@…" → "Ines Perrin"; null when the address does not tell. */
export function nameFrom(address: string): string | null {
  const [local = ''] = address.split('@');
  const words = local.split(/[._]/);
  if (words.length !== 2 || !words.every((word) => /^\p{L}{2,}(?:-\p{L}{2,})*$/u.test(word)))
    return null;
  return words.map(capitalised).join(' ');
}

const capitalised = (word: string): string =>
  word
    .toLowerCase()
    .replace(
      /(^|-)(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
