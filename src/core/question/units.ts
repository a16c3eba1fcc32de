/** Units as learners type them: « 37,8° », "16/min", « 120 mm de mercure » are read. */
import { fold, withoutEnd } from '../text.ts';

/** Another word for a unit or for what is counted, folded, without plurals and spaces. */
const SAME: Readonly<Record<string, string>> = {
  '°': '°c',
  degre: '°c',
  degrecelsiu: '°c',
  degrecelsius: '°c',
  pourcent: '%',
  mmdemercure: 'mmhg',
  pulsation: 'battement',
  respiration: 'cycle',
  foi: 'prise',
  minute: 'min',
  mn: 'min',
};

function bareOf(folded: string): string {
  return folded.replace(/([a-z]{3})s(?= |$)/g, '$1').replaceAll(' ', '');
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
    .map((part) => SAME[bareOf(part)] ?? bareOf(part))
    .join('/');
}
