/** Units as learners type them: « 37,8° », "16/min", « 120 mm de mercure » are read. */
import { fold, withoutEnd } from '../text.ts';

/** Folded spellings of one unit or of one thing counted, without plurals and spaces. */
const SAME = new Map(
  '°c ° c degre degrecelsius degrec|% pourcent|mmhg mmdemercure millimetredemercure|m2 metrecarre|m metre|cm centimetre|kg kilo kilogramme|g gramme|mg milligramme|μg ug mcg microgramme|l litre|ml millilitre|min minute mn|s seconde|h heure|j jour|battement pulsation|cycle respiration mouvement|prise fois'
    .split('|')
    .flatMap((row) => {
      const spellings = row.split(' ').map(bareOf);
      return spellings.map((spelling) => [spelling, spellings[0] ?? '']);
    }),
);

function bareOf(folded: string): string {
  return folded.replace(/([a-z]{2})s(?= |$)/g, '$1').replaceAll(' ', '');
}

/**
 * Whether what was typed after a number is that unit, in one of its usual spellings. A rate may be
 * typed without what is counted ("16/min" for « cycles par minute »).
 */
export function isUnit(typed: string, unit: string): boolean {
  const [given, asked] = [canonical(typed), canonical(unit)];
  return (
    given === asked || (/^\/./.test(given) && /^[a-z]{3,}\//.test(asked) && asked.endsWith(given))
  );
}

function canonical(written: string): string {
  const text = withoutEnd(fold(written.replace(/º/g, '°').replace(/µ/g, 'μ')), ' .,;!?…')
    .replaceAll('^', '')
    // `fold` leaves one space between words.
    .replace(/^bpm$/, 'battement/min')
    .replace(/s? ?(?:\/|\bpar\b) ?/g, '/');
  return text
    .split('/')
    .map((part) => SAME.get(bareOf(part)) ?? bareOf(part))
    .join('/');
}
