import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mayRead,
  mayWrite,
  NAMES,
  OPENED,
  phaseOf,
  take,
  type Press,
  type Stage,
} from '../../../src/core/production/stage.ts';

const press: fc.Arbitrary<Press> = fc.oneof(
  fc.constantFrom(...NAMES).map((names): Press => ({ step: 'share', names })),
  fc.constant<Press>({ step: 'close' }),
);

const after = (presses: readonly Press[]): readonly Stage[] =>
  presses.reduce<readonly Stage[]>(
    (stages, one) => {
      const last = stages.at(-1) ?? OPENED;
      const taken = take(last, one);
      return [...stages, taken.kind === 'moved' ? taken.stage : last];
    },
    [OPENED],
  );

describe('how far a group is with its texts', () => {
  it('never goes back: names once said stay, and what is closed stays closed', () => {
    fc.assert(
      fc.property(fc.array(press), (presses) => {
        const stages = after(presses);
        for (const [at, { names, isClosed }] of stages.slice(0, -1).entries()) {
          const next = stages[at + 1];
          if (names !== null) expect(next?.names).toBe(names);
          if (isClosed) expect(next).toEqual({ names, isClosed });
        }
      }),
    );
  });

  it('lets nobody change a text that others read, nor read the others’ before theirs', () => {
    fc.assert(
      fc.property(fc.array(press), fc.boolean(), (presses, hasText) => {
        const stage = after(presses).at(-1) ?? OPENED;
        if (stage.names !== null && hasText) expect(mayWrite(stage, true)).toBe(false);
        if (stage.isClosed) expect(mayWrite(stage, hasText)).toBe(false);
        if (stage.names === null) expect(mayRead(stage, hasText)).toBe(false);
        if (!hasText && !stage.isClosed) expect(mayRead(stage, false)).toBe(false);
      }),
    );
  });

  it('is open, then shared, then closed; a press that came twice is the same', () => {
    const shared = take(OPENED, { step: 'share', names: 'none' });
    if (shared.kind !== 'moved') throw new Error('not shared');
    expect([OPENED, shared.stage].map(phaseOf)).toEqual(['open', 'shared']);
    expect(take(shared.stage, { step: 'share', names: 'none' })).toEqual({ kind: 'same' });
    expect(take(shared.stage, { step: 'share', names: 'first' })).toEqual({ kind: 'refused' });
    const closed = take(shared.stage, { step: 'close' });
    if (closed.kind !== 'moved') throw new Error('not closed');
    expect(phaseOf(closed.stage)).toBe('closed');
    expect(take(closed.stage, { step: 'close' })).toEqual({ kind: 'same' });
    // Closed without having been shared: it is not shared any more.
    expect(take({ names: null, isClosed: true }, { step: 'share', names: 'first' })).toEqual({
      kind: 'refused',
    });
    expect(mayWrite(shared.stage, false)).toBe(true);
    expect(mayRead(closed.stage, false)).toBe(true);
  });
});
