import { describe, expect, test } from 'vitest';
import { fullEngine, hitsOf, LIMITS, nameOf, realCourse } from './course.ts';
import { PROBES } from './probes.ts';

const engine = fullEngine(await realCourse());

describe('what a learner types in the real course comes first', () => {
  test('there are at least 60 probes, all different', () => {
    expect(new Set(PROBES.map(({ query }) => query)).size).toBe(PROBES.length);
    expect(PROBES.length).toBeGreaterThanOrEqual(60);
  });

  test.each(PROBES)('$query → $first', ({ query, first, why }) => {
    const { answer, missing } = engine.search(query, LIMITS);
    const hits = hitsOf(answer);
    expect(hits.slice(0, 3).map(nameOf)[0]).toBe(first);
    if (why !== undefined) expect(hits[0]?.why).toContain(why);
    expect(missing).toEqual({ parts: [], modules: [] });
  });
});
