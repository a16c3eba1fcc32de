import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest, type UnitDigest } from '../../../src/core/report/digest.ts';
import type { Fact } from '../../../src/core/report/fact.ts';
import { report } from '../../../src/core/report/report.ts';
import { anyFacts } from './facts.ts';

const shuffled = anyFacts.chain((facts) =>
  fc.record({
    facts: fc.constant(facts),
    other: fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length }),
  }),
);

describe('what facts add up to', () => {
  it('does not depend on the order they arrive in', () => {
    fc.assert(
      fc.property(shuffled, ({ facts, other }) => {
        expect(digest(other)).toEqual(digest(facts));
      }),
    );
  });

  it('does not change when some of them arrive again', () => {
    fc.assert(
      fc.property(
        anyFacts.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all))),
        ([all, again]) => {
          expect(digest([...all, ...again])).toEqual(digest(all));
        },
      ),
    );
  });

  it('is the same, however they were grouped: what is kept can be joined with what is new', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (before, after) => {
        const kept = JSON.parse(JSON.stringify(digest(before))) as UnitDigest;
        expect(digest(after, kept)).toEqual(digest([...before, ...after]));
      }),
    );
  });

  it('stays bounded when somebody makes questions up, and still does not depend on the order', () => {
    const many = Array.from({ length: 1500 }, (_, index): Fact => ({
      id: `id-${index}`,
      registration: 'r',
      session: 's',
      unit: 'voc/mots',
      time: '2026-11-22T09:00:00.000Z',
      verb: 'answered',
      question: `q${index}`,
      attempt: 1,
      success: true,
    }));
    const forward = digest(many);
    expect(Object.keys(forward.questions)).toHaveLength(1000);
    expect(digest(many.reverse())).toEqual(forward);
  });
});

it('a try has the number that its score says, whether the verdict comes before or after', () => {
  const time = '2026-11-22T09:00:00.000Z';
  const of = { registration: 'r', session: 's', unit: 'voc/evaluation', time, at: time };
  const score: Fact = { ...of, id: 'a', verb: 'scored', attempt: 2, scaled: 0.9 };
  const verdict: Fact = { ...of, id: 'b', verb: 'passed', scaled: 0.9 };
  for (const facts of [
    [score, verdict],
    [verdict, score],
  ])
    expect(Object.values(digest(facts).tries)).toMatchObject([{ attempt: 2, passed: true }]);
});

describe('a question', () => {
  const answered = (attempt: number, success: boolean, minute: number): Fact => ({
    id: `${attempt}-${minute}`,
    registration: 'r',
    session: 's',
    unit: 'voc/mots',
    time: `2026-11-22T09:0${minute}:00.000Z`,
    verb: 'answered',
    question: 'q1',
    attempt,
    success,
  });
  const units = [{ id: 'voc/mots', kind: 'lesson', masteryScore: null }] as const;
  const rightFirst = (...facts: Fact[]) =>
    report(new Map([['voc/mots', digest(facts)]]), units).units['voc/mots']?.rightFirst;

  it('counts as it was answered the first time, whatever follows', () => {
    expect(rightFirst(answered(1, false, 1), answered(2, true, 2))).toBe(0);
    expect(rightFirst(answered(2, false, 2), answered(1, true, 1))).toBe(1);
    // The number says which was first, where a clock was put back between the two.
    expect(rightFirst(answered(1, false, 5), answered(2, true, 1))).toBe(0);
  });

  it('answered again after erasing still counts as the very first time', () => {
    expect(rightFirst(answered(1, true, 5), answered(1, false, 1))).toBe(0);
  });
});
