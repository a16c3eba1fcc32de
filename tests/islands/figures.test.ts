import { expect, test } from 'vitest';
import { drawn } from '../../src/islands/parts/dates.ts';

test('questions drawn agree with their number', () => {
  expect(drawn(1)).toBe('1\u00A0question tirée au sort');
  expect(drawn(20)).toBe('20\u00A0questions tirées au sort');
});
