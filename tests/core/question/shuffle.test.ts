import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded, shuffle } from '../../../src/core/question/shuffle.ts';
import { hash } from '../../../src/core/text/hash.ts';

describe('hash', () => {
  // Frozen: ids already sent to an LMS depend on them.
  test.each([
    ['', '488bdcb81aee8d83'],
    ['a', '501c2ba782c97901'],
    ['vocabulaire-medical/prefixes', 'f074bf7d35b7a776'],
    ['é', 'd9fefd8451e926d5'],
  ])('of %j never changes', (text, expected) => expect(hash(text)).toBe(expected));

  test('tells 100 000 neighbouring texts apart', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 100_000; i += 1) seen.add(hash(`question-${String(i)}`));
    expect(seen.size).toBe(100_000);
    for (const digits of [...seen].slice(0, 100)) expect(digits).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('seeded', () => {
  test('repeats itself for the same seed only', () => {
    const take = (seed: string) => Array.from({ length: 5 }, seeded(seed));
    expect(take('a')).toEqual(take('a'));
    expect(take('a')).not.toEqual(take('b'));
  });

  test('fills [0, 1) evenly', () => {
    const random = seeded('even');
    const bins = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 10_000; i += 1) {
      const value = random();
      expect(value >= 0 && value < 1).toBe(true);
      const bin = Math.floor(value * 10);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    for (const count of bins) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe('shuffle', () => {
  test('is a permutation, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const shuffled = shuffle(items, seed);
        expect([...shuffled].sort()).toEqual([...items].sort());
        expect(shuffle(items, seed)).toEqual(shuffled);
      }),
    );
  });

  test('gives each of the 24 orders of four items about as often', () => {
    const seen = new Map<string, number>();
    for (let i = 0; i < 2400; i += 1) {
      const order = shuffle(['a', 'b', 'c', 'd'], `seed ${String(i)}`).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    for (const count of seen.values()) expect(Math.abs(count - 100)).toBeLessThan(50);
  });
});
