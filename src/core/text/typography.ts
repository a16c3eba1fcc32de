/** French typography, applied once at build time to running text. */

const NARROW = '\u202F';
const FIXED = '\u00A0';

/** Written as they are, whatever their punctuation: addresses and e-mails. */
const UNTOUCHABLE = /((?:https?:\/\/|www\.|mailto:)[^\s»)\]]+|[^\s@«»]+@[^\s@«»]+\.\w+)/;

const UNITS = [
  'kg|mg|µg|μg|ng|g|kL|dL|cL|mL|µL|μL|hL|L|dl|cl|ml|l|km|dm|cm|mm|µm|μm|nm|m|mmol|µmol|μmol|mol',
  'mmHg|mm Hg|cmH₂O|hPa|kPa|Pa|bpm|Hz|kcal|cal|kJ|J|kW|W|kV|V|mV|mSv|Gy|UI|kUI|Go|Mo|Ko',
  'min|ms|s|h|j|jours?|mois|ans?|années?|semaines?|heures?|minutes?|secondes?|°C|°F|°|€',
].join('|');

const BEFORE_UNIT = new RegExp(`(?<=\\d)\\s+(?=(?:${UNITS})(?![\\p{L}\\p{N}'’]))`, 'gu');

/** "10 000", not the pairs of a telephone number. */
const THOUSANDS = /(?<![\d,.]|\d )\d{1,3}(?: \d{3})+(?! ?\d)/g;

/**
 * Thin fixed space before ; ! ? — fixed space before : » % and units, after « and between a number
 * and its unit — thin one between thousands — typographic apostrophe. Addresses, times ("14:30") and
 * signs inside words are left alone. Idempotent, so a text may pass through it twice.
 */
export function typeset(text: string): string {
  return text
    .split(UNTOUCHABLE)
    .map((part, index) => (index % 2 === 1 ? part : prose(part)))
    .join('');
}

function prose(text: string): string {
  return (
    text
      .replace(/(?<=\p{L})'/gu, '’')
      .replace(/«\s*/g, `«${FIXED}`)
      .replace(/\s*»/g, `${FIXED}»`)
      .replace(/\s+(?=[;!?])/g, NARROW)
      // Only the first of "?!", and only where a sentence can pause: "R;S" stays.
      .replace(/(?<=[\p{L}\p{N}»)\]”’%°…])(?=[;!?]+(?:[\s»)\]”…]|$))/gu, NARROW)
      .replace(/\s+(?=:(?:\s|$))/g, FIXED)
      .replace(/(?<=[\p{L}\p{N}»)\]”’%°…])(?=:(?:\s|$))/gu, FIXED)
      .replace(/\s+(?=[%‰])|(?<=\d)(?=[%‰])/g, FIXED)
      .replace(THOUSANDS, (number) => number.replaceAll(' ', NARROW))
      .replace(BEFORE_UNIT, FIXED)
  );
}
