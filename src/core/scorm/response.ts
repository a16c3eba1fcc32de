/** A response in the format of its SCORM version: letters in 1.2 (RTE 3.4.7.1), identifiers in 2004 (RTE 4.2.9.2). */
import type { Spelling } from '../question/types.ts';
import { toIdentifier } from './identifier.ts';
import type { ScormVersion } from './types.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Smallest permitted maxima: what every LMS must be able to keep. */
const MOST_PARTS = 36;
const MOST_GAPS = 10;
const GAP_2004 = 250;
const TEXT_12 = 255;

const listed =
  (delimiter: string): Spelling['list'] =>
  (parts) =>
    parts.filter(Boolean).slice(0, MOST_PARTS).join(delimiter);

/** As 2004's fill-in: no delimiter of its within a text, nor a brace that would begin a parameter; one line each. */
export const sayable = (words: readonly string[]): string =>
  words
    .slice(0, MOST_GAPS)
    .map((text) => text.replace(/\[,\]/g, ',').replace(/[{}]/g, '').replace(/\s+/g, ' '))
    .map((text) => text.slice(0, GAP_2004))
    .join('[,]');

export const SPELLINGS: { readonly [V in ScormVersion]: Spelling } = {
  '1.2': {
    one: (parts, wanted) => LETTERS[parts.findIndex(({ id }) => id === wanted)] ?? '',
    list: listed(','),
    texts: (words) => words.join(' ; ').slice(0, TEXT_12),
    pair: '.',
    truth: ['t', 'f'],
  },
  '2004': {
    one: (_, wanted) => (wanted === '' ? '' : toIdentifier(wanted)),
    list: listed('[,]'),
    texts: sayable,
    pair: '[.]',
    truth: ['true', 'false'],
  },
};
