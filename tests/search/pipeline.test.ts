import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/core/text/text.ts';
import { stemOf, words } from '../../src/search/pipeline.ts';

const stems = (text: string): string[] => words(text).flatMap(({ stem }) => stem ?? []);

describe('words of a text', () => {
  test.each([
    ['L’hémorragie', "l'hemorragie"],
    ['l’Œdème', 'oedeme'],
    ['SpO₂', 'spo2'],
    ['sous-cutané', 'sous cutané'],
    ['maux', 'Maux'],
    ['mesurer', 'mesurée'],
    ['mesurées', 'mesurez'],
    ['vérifier', 'vérifie'],
    ['vérifions', 'vérifié'],
    ['genou', 'genoux'],
    ['journal', 'journaux'],
    ['artérielle', 'artériels'],
    ['périmés', 'périmer'],
    ['céphalée', 'cephalees'],
    ['e\u0301tat', 'état'],
    ['pé\u00ADri\u00ADmé', 'périmé'],
  ])('%s and %s are the same to the search', (one, other) => {
    expect(stems(one)).toEqual(stems(other));
    expect(stems(one)).not.toEqual([]);
  });

  test.each([
    ['hyper', 'hypo'],
    ['cystotomie', 'cystectomie'],
    ['artère', 'arthrite'],
    ['iléon', 'ilion'],
    ['12', '13'],
  ])('%s and %s stay two words', (one, other) => {
    expect(stems(one)).not.toEqual(stems(other));
  });

  test('stop words, elided ones included, are not searched', () => {
    expect(stems('à l’accueil du cabinet, qu’il n’a pas')).toEqual(stems('accueil cabinet'));
    expect(stems('combien de gants')).toEqual(stems('gants'));
  });

  test('« même nom » says more than « nom »', () => {
    expect(stems('mêmes noms')).toEqual(stems('même nom'));
    expect(stems('même nom')).not.toEqual(stems('nom'));
  });

  test('a word taken apart is found whole and in parts', () => {
    expect(stems('hyper/tension')).toEqual([
      ...stems('hyper'),
      ...stems('tension'),
      ...stems('hypertension'),
    ]);
    expect(stems('140/90')).toEqual(['140', '90']);
  });

  test('places are those of the text given', () => {
    const text = 'L’œdème, SpO₂ et hyper/tension.';
    expect(words(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'L',
      'œdème',
      'SpO₂',
      'et',
      'hyper',
      'tension',
      'hyper/tension',
    ]);
  });

  test('folding first changes nothing but places', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(words(fold(text)).map(({ word }) => word)).toEqual(
          words(fold(fold(text))).map(({ word }) => word),
        );
      }),
    );
  });

  test('no text throws, and places lie in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const { start, end, word } of words(text)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(stemOf(word)).toBe(stemOf(word));
        }
      }),
    );
  });
});
