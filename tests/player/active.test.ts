import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeClock } from '../../src/player/active.ts';

describe('active time', () => {
  it('counts use, stops two minutes after the last one, and while hidden', () => {
    let now = 0;
    const clock = activeClock(() => now, true);
    now = 60;
    clock.used();
    expect(clock.seconds()).toBe(60);
    now = 1000;
    expect(clock.seconds()).toBe(180);
    clock.used();
    now = 1010;
    clock.shown(false);
    now = 5000;
    expect(clock.seconds()).toBe(190);
    clock.used();
    clock.shown(true);
    now = 5005;
    expect(clock.seconds()).toBe(195);
  });

  it('never exceeds the time that passed, and never goes back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(400), fc.constantFrom('used', 'hide', 'show', 'look'))),
        (steps) => {
          let now = 0;
          const clock = activeClock(() => now, true);
          let last = 0;
          for (const [passed, what] of steps) {
            now += passed;
            if (what === 'used') clock.used();
            if (what === 'hide') clock.shown(false);
            if (what === 'show') clock.shown(true);
            const seconds = clock.seconds();
            expect(seconds).toBeGreaterThanOrEqual(last);
            expect(seconds).toBeLessThanOrEqual(now);
            last = seconds;
          }
        },
      ),
    );
  });
});
