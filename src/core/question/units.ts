/** Units as learners type them: « 37,8° », "16/min", « 120 mm de mercure » are read. */
import { fold, withoutEnd } from '../text.ts';

/** Folded spellings of one unit, its symbol first. */
const SPELLINGS: readonly (readonly string[])[] = [
  ['°c', '°', 'c', 'degre', 'degre celsius', 'degre c', 'deg', 'degc', '° celsius'],
  ['%', 'pour cent', 'pourcent', 'p. 100', 'pct'],
  ['mmhg', 'mm de mercure', 'millimetre de mercure', 'millimetre hg', 'mm de hg'],
  ['m2', 'metre carre'],
  ['m', 'metre'],
  ['cm', 'centimetre'],
  ['mm', 'millimetre'],
  ['kg', 'kilo', 'kilogramme', 'kgs'],
  ['g', 'gramme', 'gr'],
  ['mg', 'milligramme'],
  ['μg', 'ug', 'mcg', 'microgramme'],
  ['l', 'litre'],
  ['dl', 'decilitre'],
  ['cl', 'centilitre'],
  ['ml', 'millilitre', 'cc', 'cm3'],
  ['s', 'sec', 'seconde', '"'],
  ['min', 'minute', 'mn'],
  ['h', 'heure'],
  ['j', 'jour', 'jr'],
  ['sem', 'semaine'],
  ['an', 'annee'],
  ['€', 'euro', 'eur'],
];
const SYMBOL = new Map(
  SPELLINGS.flatMap((spellings) =>
    spellings.map((spelling) => [bareOf(spelling), bareOf(spellings[0] ?? '')]),
  ),
);

/** What beats, breathes and is taken in a time, and how that is shortened. */
const COUNTED: readonly (readonly string[])[] = [
  ['battement', 'batt', 'bat', 'b', 'pulsation', 'puls', 'pouls'],
  [
    'cycle',
    'c',
    'respiration',
    'resp',
    'mouvement respiratoire',
    'mouvement',
    'mvt',
    'inspiration',
  ],
  ['prise', 'fois', 'comprime', 'cp'],
];
const RATES: Readonly<Record<string, string>> = { bpm: 'battement/min', cpm: 'cycle/min' };

/** Without plurals and spaces. */
function bareOf(folded: string): string {
  return folded.replace(/([a-z]{2})s(?=\s|$)/g, '$1').replaceAll(' ', '');
}

/**
 * Whether what was typed after a number is that unit, in one of its usual spellings. A rate may be
 * typed without what is counted ("16/min" for « cycles par minute »).
 */
export function isUnit(typed: string, unit: string): boolean {
  const [given, asked] = [canonical(typed), canonical(unit)];
  if (given === asked) return true;
  const slash = asked.lastIndexOf('/');
  return slash > 0 && given === asked.slice(slash) && isCounted(asked.slice(0, slash));
}

const isCounted = (name: string): boolean => !SYMBOL.has(name);

function canonical(written: string): string {
  const spelled = withoutEnd(fold(written.replace(/º/g, '°').replace(/µ/g, 'μ')), ' .,;!?…');
  // `fold` leaves one space between words.
  const text = spelled.replaceAll('^', '').replace(/ ?(?:\/|\bpar\b|\bau\b|\ba la\b) ?/g, '/');
  return (RATES[bareOf(text)] ?? text.replace(/[.·]m 2$/, '/m2'))
    .split('/')
    .map(symbolOf)
    .join('/');
}

function symbolOf(part: string): string {
  const bare = bareOf(part);
  const counted = COUNTED.find((names) => names.some((name) => bareOf(name) === bare));
  return SYMBOL.get(bare) ?? (counted ? bareOf(counted[0] ?? '') : bare);
}
