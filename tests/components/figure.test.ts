import { expect, test } from 'vitest';
import { figureAnchor } from '../../src/components/page.ts';

test('no two figures of a page share an id, the same one shown twice neither', () => {
  const drawn = new Map<string, number>();
  const all = [
    'm/plans.svg',
    'm/plans.svg',
    'm/plans-2.svg',
    'm/2-plans.svg',
    'm/a.b.svg',
    'm/a_b.svg',
  ];
  const anchors = all.map((src) => figureAnchor(drawn, src));
  expect(anchors.slice(0, 2)).toEqual(['fig-plans', 'fig2-plans']);
  expect(new Set(anchors).size).toBe(all.length);
});
