import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atEnd,
  closedRounds,
  isOver,
  OPENED,
  stateAfter,
  STEPS,
  take,
  takes,
  type Press,
  type RoundState,
  type Step,
} from '../../../src/core/meeting/round.ts';

const step = fc.constantFrom(...STEPS);
const press: fc.Arbitrary<Press> = fc.record({
  step,
  round: fc.constantFrom(1 as const, 2 as const),
});

/** What a server keeps of presses: the steps that moved. */
function played(presses: readonly Press[]): { state: RoundState; steps: readonly Step[] } {
  let state = OPENED;
  const steps: Step[] = [];
  for (const one of presses) {
    const taken = take(state, one);
    if (taken.kind !== 'moved') continue;
    state = taken.state;
    steps.push(one.step);
  }
  return { state, steps };
}

describe('a question to the group', () => {
  it.each<[readonly Step[], RoundState]>([
    [[], { phase: 'open', round: 1 }],
    [['close'], { phase: 'closed', round: 1 }],
    [['close', 'again'], { phase: 'open', round: 2 }],
    [['close', 'again', 'close', 'show'], { phase: 'shown', round: 2 }],
    [['close', 'show'], { phase: 'shown', round: 1 }],
    [['cancel'], { phase: 'cancelled', round: 1 }],
    // Nothing opens after what is right was shown, nor a third time.
    [['close', 'show', 'again'], { phase: 'shown', round: 1 }],
    [['close', 'again', 'close', 'again'], { phase: 'closed', round: 2 }],
    [['close', 'cancel'], { phase: 'closed', round: 1 }],
  ])('after %j is %j', (steps, state) => {
    expect(stateAfter(steps)).toEqual(state);
  });

  it('is the same read again from what was kept, whatever was pressed', () => {
    fc.assert(
      fc.property(fc.array(press), (presses) => {
        const { state, steps } = played(presses);
        expect(stateAfter(steps)).toEqual(state);
      }),
    );
  });

  it('pressed twice, goes one step', () => {
    fc.assert(
      fc.property(fc.array(press), press, (presses, twice) => {
        const { state } = played(presses);
        const taken = take(state, twice);
        if (taken.kind === 'moved') expect(take(taken.state, twice).kind).toBe('same');
      }),
    );
  });

  it('never goes back: a round that is over takes no answer any more, what is shown stays', () => {
    fc.assert(
      fc.property(fc.array(press), fc.array(press), (before, after) => {
        const earlier = played(before).state;
        const later = played([...before, ...after]).state;
        expect(later.round).toBeGreaterThanOrEqual(earlier.round);
        if (earlier.phase === 'shown' || earlier.phase === 'cancelled')
          expect(later).toEqual(earlier);
        for (const round of closedRounds(earlier)) {
          expect(closedRounds(later)).toContain(round);
          expect(takes(later, round)).toBe(false);
        }
      }),
    );
  });

  it('shows no distribution of a round that takes answers, and none of one that was cancelled', () => {
    fc.assert(
      fc.property(fc.array(press), (presses) => {
        const { state } = played(presses);
        for (const round of closedRounds(state)) expect(takes(state, round)).toBe(false);
        if (state.phase === 'cancelled') expect(closedRounds(state)).toEqual([]);
        else expect(closedRounds(atEnd(state))).toHaveLength(state.round);
      }),
    );
  });

  it('is closed by the end of the meeting', () => {
    fc.assert(
      fc.property(fc.array(press), (presses) => {
        const { state } = played(presses);
        expect(isOver(atEnd(state))).toBe(true);
        expect(atEnd(state).round).toBe(state.round);
      }),
    );
  });

  it('a press about another round than the one on the screen moves nothing', () => {
    fc.assert(
      fc.property(fc.array(press), step, (presses, one) => {
        const { state } = played(presses);
        const other = state.round === 1 ? 2 : 1;
        expect(take(state, { step: one, round: other }).kind).not.toBe('moved');
      }),
    );
  });
});
