import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstNames } from '../../../src/core/production/first-names.ts';
import { cleanLines } from '../../../src/core/text/lines.ts';
import { fold } from '../../../src/core/text/text.ts';

describe('first names', () => {
  it('say no more than is needed to tell people apart', () => {
    expect(firstNames(['Ali Benali', 'Bea Colin', 'Jean-Paul Du Pont'])).toEqual([
      'Ali',
      'Bea',
      'Jean-Paul',
    ]);
    expect(firstNames(['Ali Benali', 'Ali Castan', 'Bea Colin'])).toEqual([
      'Ali B.',
      'Ali C.',
      'Bea',
    ]);
    expect(firstNames(['Ali Benali', 'ali Bouri', 'Ali'])).toEqual([
      'Ali Benali',
      'ali Bouri',
      'Ali',
    ]);
    expect(firstNames(['Élodie Roy', 'Elodie Sy'])).toEqual(['Élodie R.', 'Elodie S.']);
  });

  it('tell two people apart whose names differ', () => {
    const word = fc.constantFrom('Ali', 'Bea', 'Élodie', 'Benali', 'Bouri', 'Roy');
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.uniqueArray(name, { selector: fold }), (names) => {
        const called = firstNames(names);
        expect(called).toHaveLength(names.length);
        expect(new Set(called.map(fold)).size).toBe(names.length);
      }),
    );
  });
});

describe('what was typed', () => {
  it('keeps its words and lines, once and for all', () => {
    expect(cleanLines('  un\r\ndeux\u0000\rtrois \n')).toBe('un\ndeux\ntrois');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(cleanLines(cleanLines(text))).toBe(cleanLines(text));
      }),
    );
  });
});
