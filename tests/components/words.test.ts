import { expect, test } from 'vitest';
import { heard } from '../../src/components/words.ts';

test('how a word is said and its plural are told in full words, or not at all', () => {
  expect(heard({ pronunciation: 'o-pi-tal', plural: 'hôpitaux' })).toBe(
    'Prononcez o-pi-tal. Au pluriel\u00A0: hôpitaux.',
  );
  expect(heard({ pronunciation: null, plural: 'hôpitaux' })).toBe('Au pluriel\u00A0: hôpitaux.');
  expect(heard({ pronunciation: 'disp-né', plural: null })).toBe('Prononcez disp-né.');
  expect(heard({ pronunciation: null, plural: null })).toBe('');
});
