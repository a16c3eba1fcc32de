import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tally } from '../../../src/core/meeting/tally.ts';
import {
  gatherNumbers,
  isNumber,
  isRightNumber,
  numberTyped,
  numberWords,
} from '../../../src/core/meeting/typed-number.ts';

const MASS = { answer: 25.7, tolerance: 0.1, unit: 'kg/m²' };

describe('a number that is typed', () => {
  it.each([
    ['25,7', '25.7'],
    [' 25.7 kg/m2 ', '25.7'],
    ['1 200', '1200'],
    ['-3', '-3'],
    ['007', '7'],
  ])('is read: %s', (text, number) => {
    expect(numberTyped(text, { unit: 'kg/m²' })).toBe(number);
  });

  it.each(['', 'beaucoup', '25,7 cm', '3/4', '1.200', '9'.repeat(13)])(
    'is not guessed: « %s »',
    (text) => {
      expect(numberTyped(text, { unit: 'kg/m²' })).toBeNull();
    },
  );

  it('is told in French', () => {
    expect(numberWords('25.7', 'kg/m²')).toBe('25,7\u00A0kg/m²');
    expect(numberWords('-3', null)).toBe('−3');
  });

  it('is one whenever it was read', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const number = numberTyped(text, { unit: null });
        expect(number === null || isNumber(number)).toBe(true);
      }),
    );
  });

  it('is right within the tolerance, its ends included', () => {
    expect(['25.6', '25.7', '25.8'].every((one) => isRightNumber(MASS, one))).toBe(true);
    expect(['25.5', '25.9', '257'].some((one) => isRightNumber(MASS, one))).toBe(false);
  });
});

describe('numbers of a group', () => {
  const counts = fc.dictionary(
    fc.integer({ min: 0, max: 40 }).map(String),
    fc.integer({ min: 1, max: 9 }),
    { maxKeys: 20 },
  );
  const sum = (of: Readonly<Record<string, number>>): number =>
    Object.values(of).reduce((all, one) => all + one, 0);

  it('lose nobody, whatever has a bar of its own; few bars, in order', () => {
    fc.assert(
      fc.property(
        fc.array(counts, { maxLength: 2 }),
        fc.array(fc.integer({ min: 0, max: 40 }).map(String), { maxLength: 2 }),
        fc.boolean(),
        (rounds, kept, isTold) => {
          const number = { answer: 20, tolerance: 1, unit: null };
          const all = gatherNumbers({ number, rounds, kept, isTold });
          expect(all.rounds.map(sum)).toEqual(rounds.map(sum));
          const ids = all.options.map(({ id }) => id);
          expect(ids).toEqual(expect.arrayContaining([...kept, ...all.right]));
          expect(new Set(ids).size).toBe(ids.length);
          const numbers = ids.filter(isNumber).map(Number);
          expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
          expect(all.right.length > 0).toBe(isTold);
          expect(all.right.every((id) => isRightNumber(number, id))).toBe(true);
        },
      ),
    );
  });

  it('say nothing of what is right before it is told', () => {
    const { options, right } = gatherNumbers({
      ...{ number: MASS, rounds: [{ 30: 5 }], kept: [], isTold: false },
    });
    expect([options.map(({ id }) => id), right]).toEqual([['30'], []]);
  });

  it('beyond eight, the seldom ones are together', () => {
    const given = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [String(at), at < 4 ? 1 : 2]),
    );
    const { options, rounds } = gatherNumbers({
      ...{ number: MASS, rounds: [given], kept: [], isTold: false },
    });
    expect(options).toHaveLength(9);
    expect(options.at(-1)).toEqual({ id: 'autres', text: 'Autres réponses' });
    expect(rounds[0]?.['autres']).toBe(4);
  });

  it('are counted as right within the tolerance', () => {
    const votes = ['25.7', '25.8', '30'].map((number, learner) => ({
      ...{ learner, round: 1 as const, options: [number], late: false },
    }));
    expect(tally({ options: [], right: [], typed: MASS }, votes)).toEqual({
      answers: 3,
      counts: { 25.7: 1, 25.8: 1, 30: 1 },
      right: 2,
    });
  });
});
