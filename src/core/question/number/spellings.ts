/** How units are spelled. Read with a course: a question carries the spellings of its own unit, no page the table. */
import type { Spellings } from '../types.ts';
import { bareOf, canonical } from './units.ts';

/** Folded spellings of one unit, or of one thing counted, its symbol first. */
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
  ['battement/min', 'bpm', 'battement/mn'],
  ['cycle/min', 'cpm', 'cycle/mn'],
];

/** Of the parts of a unit: "kg/m²" → those of "kg" and of "m2". */
export function spellingsOf(unit: string): Spellings {
  const every = Object.fromEntries(SPELLINGS.flatMap(entriesOf));
  const whole = canonical(unit, every);
  const parts = [whole, ...whole.split('/')];
  return Object.fromEntries(
    SPELLINGS.filter(([symbol = '']) => parts.includes(symbol)).flatMap(entriesOf),
  );
}

const entriesOf = ([symbol = '', ...others]: readonly string[]): [string, string][] =>
  others.map((spelling) => [bareOf(spelling), symbol]);
