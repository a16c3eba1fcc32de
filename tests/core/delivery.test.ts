import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLOSING, DELIVERIES, keepFor, opening } from '../../src/core/course/delivery.ts';

test('a passage stays where one of its deliveries is the page’s, and goes elsewhere', () => {
  const some = fc.subarray([...DELIVERIES], { minLength: 1 });
  fc.assert(
    fc.property(some, some, (deliveries, here) => {
      const html = `a${opening(deliveries)}<p>\n$&</p>${CLOSING}z`;
      const stays = deliveries.some((delivery) => here.includes(delivery));
      expect(keepFor(html, here)).toBe(stays ? 'a<p>\n$&</p>z' : 'az');
    }),
  );
});

test('passages end where they end: what stands between two is everybody’s', () => {
  const html = `${opening(['web'])}1${CLOSING}2${opening(['scorm', 'cmi5'])}3${CLOSING}4`;
  expect(keepFor(html, ['cmi5'])).toBe('234');
  expect(keepFor(html, ['web'])).toBe('124');
  // "scorm" is no part of a longer name.
  expect(keepFor(`${opening(['scorm-unit'])}5${CLOSING}`, ['scorm'])).toBe('');
});
