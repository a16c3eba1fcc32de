import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw, type Drawable } from '../../src/core/assessment/draw.ts';

const bank = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z]{1,4}$/),
    objective: fc.constantFrom('o1', 'o2', 'o3', 'o4', null),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);
const count = fc.integer({ min: 0, max: 45 });
const seed = fc.string();

function perObjective(questions: readonly Drawable[]): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { objective } of questions) counts.set(objective, (counts.get(objective) ?? 0) + 1);
  return counts;
}

describe('a draw', () => {
  test('takes as many questions as asked, or all there are, each once', () => {
    fc.assert(
      fc.property(bank, count, seed, (questions, wanted, value) => {
        const drawn = draw(questions, wanted, value);
        expect(drawn).toHaveLength(Math.min(wanted, questions.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        for (const question of drawn) expect(questions).toContain(question);
      }),
    );
  });

  test('is balanced: an objective has fewer than another minus one only when its bank is empty', () => {
    fc.assert(
      fc.property(bank, count, seed, (questions, wanted, value) => {
        const available = perObjective(questions);
        const drawn = perObjective(draw(questions, wanted, value));
        const most = Math.max(0, ...drawn.values());
        for (const [objective, all] of available)
          expect(drawn.get(objective) ?? 0).toBeGreaterThanOrEqual(Math.min(all, most - 1));
      }),
      { numRuns: 500 },
    );
  });

  test('depends on the seed and on nothing else, the order of the file included', () => {
    const listed = bank.chain((questions) =>
      fc.tuple(
        fc.constant(questions),
        fc.shuffledSubarray(questions, { minLength: questions.length }),
      ),
    );
    fc.assert(
      fc.property(listed, count, seed, ([questions, moved], wanted, value) => {
        expect(draw(moved, wanted, value)).toEqual(draw(questions, wanted, value));
      }),
    );
  });

  const twelve = Array.from({ length: 12 }, (_, i) => ({
    id: `q${String(i)}`,
    objective: `o${String(i % 3)}`,
  }));

  test('gives every question its turn', () => {
    const times = new Map<string, number>();
    for (let i = 0; i < 600; i += 1)
      for (const { id } of draw(twelve, 4, `try ${String(i)}`))
        times.set(id, (times.get(id) ?? 0) + 1);
    expect(times.size).toBe(12);
    for (const drawn of times.values()) expect(Math.abs(drawn - 200)).toBeLessThan(60);
  });

  test('mixes the objectives rather than take turns', () => {
    const first = new Set<string>();
    for (let i = 0; i < 50; i += 1)
      first.add(
        draw(twelve, 6, String(i))
          .map(({ objective }) => objective)
          .join(),
      );
    expect(first.size).toBeGreaterThan(20);
  });
});
