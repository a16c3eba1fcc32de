/** What a count shows at each moment, and the sounds handed to the audio clock: from the time alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beatsIn } from '../../../src/core/question/series/beats.ts';
import { momentsOf, READY, soundsOf } from '../../../src/core/question/series/moment.ts';
import { DURATIONS } from '../../../src/core/question/series/rules.ts';
import type { Series } from '../../../src/core/question/types.ts';

const pulse: Series = { of: 'pulse', first: 200, intervals: [833], minute: false };
const breath: Series = { of: 'breath', first: 500, intervals: [3000, 14_000], minute: true };

const anySeries: fc.Arbitrary<Series> = fc.record({
  of: fc.constantFrom('pulse' as const, 'breath' as const),
  first: fc.integer({ min: 0, max: 4000 }),
  intervals: fc.array(fc.integer({ min: 310, max: 20_000 }), { minLength: 1, maxLength: 20 }),
  minute: fc.boolean(),
});
const anyOver = fc.constantFrom(...DURATIONS);

describe('a moment', () => {
  test('counts down to the start, then to the end', () => {
    const at = momentsOf(pulse, 15);
    const told = (elapsed: number) => {
      const { step, left, begun } = at(elapsed);
      return [step, left, begun];
    };
    expect([-READY, -1, 0, 200, 14_999, 15_000, 20_000].map(told)).toEqual([
      ['ready', 3, 0],
      ['ready', 1, 0],
      ['counting', 15, 0],
      ['counting', 15, 1],
      ['counting', 1, 18],
      ['done', 0, 18],
      ['done', 0, 18],
    ]);
  });

  test('an artery is full for 120 ms, goes back for 180, and rests', () => {
    const at = momentsOf(pulse, 15);
    const flows = [199, 200, 319, 320, 499, 500, 1033].map((ms) => at(ms).flow);
    expect(flows).toEqual([null, 'in', 'in', 'out', 'out', null, 'in']);
  });

  test('a chest comes forward, goes back, and rests as long as the pause lasts', () => {
    const at = momentsOf(breath, 60);
    expect(at(500 + 510).chest).toBeCloseTo(0.5);
    expect(at(500 + 1020)).toMatchObject({ flow: 'out', chest: 1 });
    expect(at(3500 + 3600)).toMatchObject({ flow: null, chest: 0 });
    expect(at(17_000)).toMatchObject({ flow: null, chest: 0, begun: 2 });
    expect(at(17_500)).toMatchObject({ flow: 'in', begun: 3 });
  });

  test('is the same whatever frames came before, so nothing drifts', () => {
    fc.assert(
      fc.property(
        anySeries,
        anyOver,
        fc.array(fc.integer({ min: -READY, max: 70_000 }), { maxLength: 30 }),
        fc.integer({ min: -READY, max: 70_000 }),
        (series, over, before, elapsed) => {
          const at = momentsOf(series, over);
          for (const one of before) at(one);
          const moment = at(elapsed);
          expect(moment).toEqual(momentsOf(series, over)(elapsed));
          expect(moment.begun).toBe(beatsIn(series, over).filter((beat) => beat <= elapsed).length);
          expect(moment.chest).toBeGreaterThanOrEqual(0);
          expect(moment.chest).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('after the end, what was begun is what the duration holds', () => {
    fc.assert(
      fc.property(anySeries, anyOver, (series, over) => {
        expect(momentsOf(series, over)(over * 1000)).toMatchObject({
          step: 'done',
          flow: null,
          begun: beatsIn(series, over).length,
        });
      }),
    );
  });
});

describe('sounds', () => {
  test('are the beats still to come, each at its own time', () => {
    fc.assert(
      fc.property(
        anySeries,
        anyOver,
        fc.integer({ min: -READY, max: 60_000 }),
        (series, over, elapsed) => {
          const sounds = soundsOf(series, over, elapsed);
          expect(sounds.map(({ at }) => at)).toEqual(
            beatsIn(series, over).filter((at) => at > elapsed),
          );
          for (const [at, sound] of sounds.slice(1).entries()) {
            const before = sounds[at];
            if (before) expect(before.at + before.into + before.out).toBeLessThan(sound.at);
          }
        },
      ),
    );
  });
});
