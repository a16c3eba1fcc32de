/** Pieces of words stay whole, and nothing else is touched. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieces } from '../../src/core/text/pieces.ts';

const whole = (text: string): readonly string[] => pieces(text).filter((_, at) => at % 2 === 1);

test.each([
  ['La douleur est -algie ou -dynie.', ['-algie', '-dynie']],
  ['(-tomie, -stomie, -ectomie…)', ['-tomie', '-stomie', '-ectomie']],
  ['«\u00A0-ite\u00A0»', ['-ite']],
  ['-rrhée', ['-rrhée']],
  ['-esthés-', ['-esthés']],
  ['brady-, tachy-', []],
  ['brady-\u00A0: lent', ['-\u00A0:']],
  ['«\u00A0hyper-\u00A0»,', ['-\u00A0»']],
  ['«\u00A0-esthés-\u202F; »', ['-esthés', '-\u202F;']],
  ['un rendez-vous, médico-social', []],
  ['entre -2 et -10', []],
  ['un tiret - seul', []],
])('%s', (text, expected) => {
  expect(whole(text)).toEqual(expected);
});

test('put together again, it is the text', () => {
  const sign = fc.constantFrom('-', 'a', 'é', ' ', '(', '\u00A0', '’', '2');
  fc.assert(
    fc.property(fc.string({ unit: sign }), (text) => {
      expect(pieces(text).join('')).toBe(text);
    }),
  );
});
