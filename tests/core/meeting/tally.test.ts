import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isShared,
  lastVotes,
  rateWords,
  shareWords,
  tally,
  type Vote,
} from '../../../src/core/meeting/tally.ts';

const options = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
const vote: fc.Arbitrary<Vote> = fc.record({
  learner: fc.nat(5),
  round: fc.constantFrom(1 as const, 2 as const),
  options: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
  late: fc.boolean(),
});

describe('the answers of a round', () => {
  it('are one a person: the last that came in time', () => {
    const of = (learner: number, chosen: string, late = false): Vote => ({
      learner,
      round: 1,
      options: [chosen],
      late,
    });
    const last = lastVotes([of(1, 'a'), of(2, 'b'), of(1, 'c'), of(2, 'a', true)], 1);
    expect(tally({ options, right: ['c'] }, last.values())).toEqual({
      answers: 2,
      counts: { a: 0, b: 1, c: 1 },
      right: 1,
    });
  });

  it('never add up to more than who answered, and each of a single choice is counted once', () => {
    fc.assert(
      fc.property(fc.array(vote), fc.boolean(), (votes, single) => {
        const all = single
          ? votes.map((one) => ({ ...one, options: one.options.slice(0, 1) }))
          : votes;
        const last = lastVotes(all, 1);
        const { answers, counts, right } = tally({ options, right: ['a'] }, last.values());
        const people = new Set(
          all.filter((one) => one.round === 1 && !one.late).map(({ learner }) => learner),
        );
        expect(answers).toBe(people.size);
        for (const count of Object.values(counts)) expect(count).toBeLessThanOrEqual(answers);
        expect(right).toBeLessThanOrEqual(answers);
        if (single)
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(answers);
      }),
    );
  });

  it('are right as a whole: all that is right and nothing else; a poll has nothing right', () => {
    const of = (learner: number, ...chosen: string[]): Vote => ({
      learner,
      round: 1,
      options: chosen,
      late: false,
    });
    const votes = [of(1, 'a', 'b'), of(2, 'a'), of(3, 'a', 'b', 'c'), of(4, 'b', 'a')];
    expect(tally({ options, right: ['a', 'b'] }, votes).right).toBe(2);
    expect(tally({ options, right: [] }, votes).right).toBeNull();
  });

  it('are shared from five on, in percent from ten on', () => {
    expect([4, 5].map((answers) => isShared({ answers }))).toEqual([false, true]);
    expect(shareWords(4, 9)).toBe('4');
    expect(shareWords(11, 26)).toBe('11 · 42\u00A0%');
    expect(rateWords(4, 9)).toBe('4 sur 9');
    expect(rateWords(9, 10)).toBe('90\u00A0%');
  });
});
