import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateLimit, spend, type Allowance } from '../../../src/server/access/rate-limit.ts';

const allowances = fc.record({
  burst: fc.integer({ min: 1, max: 60 }),
  periodMs: fc.integer({ min: 1000, max: 3_600_000 }),
});

/** Times at which somebody tries, in order. */
const moments = fc
  .array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 300 })
  .map((gaps) => gaps.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? 0) + gap], []));

/** Which of those tries pass. */
function passing(times: readonly number[], allowance: Allowance): readonly number[] {
  let whole = 0;
  return times.filter((now) => {
    const verdict = spend(whole, now, allowance);
    if (verdict.ok) whole = verdict.whole;
    return verdict.ok;
  });
}

describe('a rate limit', () => {
  it('lets through a burst, and never more than two of them in a period', () => {
    fc.assert(
      fc.property(moments, allowances, (times, allowance) => {
        const passed = passing(times, allowance);
        expect(passed.slice(0, allowance.burst)).toEqual(times.slice(0, allowance.burst));
        for (const start of passed) {
          const inPeriod = passed.filter((at) => at >= start && at < start + allowance.periodMs);
          expect(inPeriod.length).toBeLessThanOrEqual(2 * allowance.burst);
        }
      }),
    );
  });

  it('says how long to wait: a moment before is refused, then it passes', () => {
    fc.assert(
      fc.property(moments, allowances, (times, allowance) => {
        let whole = 0;
        for (const now of times) {
          const verdict = spend(whole, now, allowance);
          if (verdict.ok) whole = verdict.whole;
          else {
            const { waitMs } = verdict;
            expect(waitMs).toBeLessThanOrEqual(allowance.periodMs / allowance.burst + 1);
            expect(spend(whole, now + waitMs, allowance).ok).toBe(true);
            if (waitMs > 1) expect(spend(whole, now + waitMs - 1, allowance).ok).toBe(false);
          }
        }
      }),
    );
  });

  it('counts each key apart, and forgets the oldest rather than growing', () => {
    const limit = rateLimit({ burst: 1, periodMs: 1000 });
    expect(limit.spend('first', 0)).toBe(0);
    expect(limit.spend('first', 1)).toBe(1);
    for (let other = 0; other < 20_000; other += 1) expect(limit.spend(`${other}`, 2)).toBe(0);
    expect(limit.spend('first', 3)).toBe(0);
    limit.refund('first');
    expect(limit.spend('first', 3)).toBe(0);
  });
});
