import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, slug } from '../../src/core/text/text.ts';
import { withinOneTypo } from '../../src/core/text/typo.ts';

const unicode = fc.string({ unit: 'binary' });
const letters = (min: number) => fc.string({ unit: fc.constantFrom(...'abcde'), minLength: min });

describe('fold', () => {
  test.each([
    ['Tachycardie', 'tachycardie'],
    ['DYSPNÉE', 'dyspnee'],
    ['dyspne\u0301e', 'dyspnee'],
    ['œdème', 'oedeme'],
    ['Œsophage', 'oesophage'],
    ['ex æquo', 'ex aequo'],
    ['l’hémorragie', "l'hemorragie"],
    ['aujourd´hui', "aujourd'hui"],
    ['sous-cutanée', 'sous cutanee'],
    ['sous\u2011cutanée', 'sous cutanee'],
    ['  sous   cutanée\n', 'sous cutanee'],
    ['-ite', 'ite'],
    ['SpO₂', 'spo2'],
    ['in\u00ADflam\u200Bmation', 'inflammation'],
    ['90\u202F%', '90 %'],
  ])('%j → %j', (text, folded) => expect(fold(text)).toBe(folded));

  test('is idempotent', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test('ignores case, accents and hyphens', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aéèçœ o-') }), (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text));
        expect(fold(text.normalize('NFD'))).toBe(fold(text));
        expect(fold(text.replaceAll('-', ' '))).toBe(fold(text));
      }),
    );
  });
});

describe('slug', () => {
  test.each([
    ['une inflammation', 'une-inflammation'],
    ['Le cœur, à gauche !', 'le-coeur-a-gauche'],
    ['l’œil', 'l-oeil'],
    ['≥ 3', 'au-moins-3'],
    ['≤ 3', 'au-plus-3'],
    ['-2', 'moins-2'],
    ['-algie', 'algie'],
    ['90 %', '90-pour-cent'],
  ])('%j → %j', (text, id) => expect(slug(text)).toBe(id));

  test('cuts long texts between words', () => {
    const id = slug('le patient décrit une douleur qui descend dans la jambe gauche depuis hier');
    expect(id).toBe('le-patient-decrit-une-douleur-qui-descend-dans');
    expect(slug('a'.repeat(80))).toBe('a'.repeat(48));
  });

  test('gives an id even to a text without letters, and different ones to different signs', () => {
    expect(slug('→')).toMatch(/^x-[0-9a-f]{8}$/);
    expect(slug('→')).not.toBe(slug('←'));
  });

  test('is always a valid id and keeps an id as it is', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        const id = slug(text);
        expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(id.length).toBeLessThanOrEqual(48);
        expect(slug(id)).toBe(id);
      }),
    );
  });
});

describe('withinOneTypo', () => {
  test.each([
    ['tachycardie', 'tachycardie', 'the same'],
    ['tachicardie', 'tachycardie', 'a letter replaced'],
    ['tacycardie', 'tachycardie', 'a letter left out'],
    ['tachyycardie', 'tachycardie', 'a letter added'],
    ['tcahycardie', 'tachycardie', 'two neighbours swapped'],
    ['gene respiratoirre', 'gene respiratoire', 'in the long word'],
    ['apne', 'apnee', 'of five letters'],
  ])('forgives %j for %j: %s', (typed, answer) => expect(withinOneTypo(typed, answer)).toBe(true));

  test.each([
    ['foix', 'foie', 'a short word'],
    ['mel de tete', 'mal de tete', 'a short word of a long answer'],
    ['hypertension', 'hypotension', 'two letters'],
    ['tachcarydie', 'tachycardie', 'letters swapped far apart'],
    ['vertebre 5', 'vertebre 4', 'a digit'],
    ['vertebr5e', 'vertebre', 'a digit in a word'],
    ['verte bre', 'vertebre', 'a space in a word'],
    ['generespiratoire', 'gene respiratoire', 'a space'],
    ['', 'a', 'nothing typed'],
    ['', 'apnee', 'nothing typed'],
  ])('refuses %j for %j: %s', (typed, answer) => expect(withinOneTypo(typed, answer)).toBe(false));

  test('agrees with the definition of the Damerau–Levenshtein distance', () => {
    fc.assert(
      fc.property(letters(5), letters(4), (answer, typed) => {
        expect(withinOneTypo(typed, answer)).toBe(distance(typed, answer) <= 1);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(letters(5), fc.nat(), fc.constantFrom(...'abcdez'), (answer, place, letter) => {
        const at = place % answer.length;
        const replaced = answer.slice(0, at) + letter + answer.slice(at + 1);
        const shortened = answer.slice(0, at) + answer.slice(at + 1);
        for (const typed of [replaced, shortened, answer.slice(0, at) + letter + answer.slice(at)])
          expect(withinOneTypo(typed, answer)).toBe(true);
      }),
    );
  });
});

/** Optimal string alignment, by the book. */
function distance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => d[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + 1);
      d[i]?.splice(j, 1, best);
    }
  }
  return at(a.length, b.length);
}
