import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, encode, type Entry } from '../../src/search/codec.ts';
import { lengthOf, lengthSign, sign, unsign } from '../../src/search/numbers.ts';

const count = fc.integer({ min: 1, max: 3 });
const postings = fc
  .uniqueArray(fc.integer({ min: 0, max: 40_000 }), { maxLength: 30 })
  .chain((documents) =>
    fc.tuple(
      ...documents.sort((a, b) => a - b).map((document) => fc.tuple(fc.constant(document), count)),
    ),
  );
const form = fc
  .string({ unit: fc.constantFrom(...'abcdeé ‘œ2₂-𝒳'), maxLength: 40 })
  .map((text) => text.toLowerCase());

test('numbers survive, and JSON escapes none of their signs', () => {
  fc.assert(
    fc.property(fc.nat(5_000_000), (value) => {
      expect(unsign(sign(value))).toBe(value);
      expect(JSON.stringify(sign(value))).toHaveLength(sign(value).length + 2);
    }),
  );
});

test('small numbers take one sign', () => {
  for (let value = 0; value < 60; value += 1) expect(sign(value)).toHaveLength(1);
});

test('lengths are kept within 8 %', () => {
  for (const words of [0, 1, 7, 40, 123, 600, 3000]) {
    expect(Math.abs(lengthOf(lengthSign(words)) - words)).toBeLessThanOrEqual(0.08 * (words + 1));
  }
});

test('words and postings survive, shared beginnings and pairs of surrogates included', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ form, postings })), (entries: readonly Entry[]) => {
      const shipped = JSON.parse(JSON.stringify(encode(entries))) as ReturnType<typeof encode>;
      expect(decode(shipped.words, shipped.postings)).toEqual(entries);
    }),
  );
});

test('a word counted more than three times counts three', () => {
  const { words, postings: runs } = encode([{ form: 'tension', postings: [[4, 9]] }]);
  expect(decode(words, runs)).toEqual([{ form: 'tension', postings: [[4, 3]] }]);
});

test('what is not a number says so', () => {
  expect(() => unsign('é')).toThrow(RangeError);
});
