import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percent, percentOf } from '../../../src/core/report/percent.ts';

describe('a share of the points, in percent', () => {
  test.each([
    [0.795, '79'],
    [0.7999, '79'],
    [0.8, '80'],
    [0.29, '29'],
    [2 / 3, '66'],
    [1, '100'],
    [0, '0'],
  ])('%d reads %s', (share, text) => {
    expect(percent(share)).toBe(text);
  });

  test('a threshold with decimals gives its precision to what is read beside it', () => {
    expect(percent(0.795, 0.795)).toBe('79,5');
    expect(percent(0.7949, 0.795)).toBe('79,4');
    expect(percent(0.6667, 0.6667)).toBe('66,67');
  });

  test('what was not reached never reads as if it were, nor the other way round', () => {
    const four = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
    fc.assert(
      fc.property(four, four, (scaled, threshold) => {
        const read = (share: number) => Number(percent(share, threshold).replace(',', '.'));
        expect(read(scaled) >= read(threshold)).toBe(scaled >= threshold);
        expect(read(scaled)).toBe(percentOf(scaled, threshold));
      }),
    );
  });

  test('a score with more decimals than an LMS receives is rounded down too', () => {
    expect(percent(0.79999999)).toBe('79');
    expect(percent(0.79999999, 0.795)).toBe('79,9');
  });
});
