import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/core/xapi/statement.ts';
import { backoff, deliver, type Parcel } from '../../src/player/deliver.ts';
import type { Reply } from '../../src/player/http.ts';

type Fate = 'fine' | 'bad';

/** An LRS and an outbox in memory: `bad` statements are refused for good, `faults` come first. */
function world(
  fates: readonly (readonly Fate[])[],
  faults: readonly ('lost' | 'busy' | 'untold')[],
) {
  const outbox: Parcel[] = fates.map((statements, at) => ({
    seq: at + 1,
    statements: statements.map((_, part) => ({ id: `${at + 1}.${part}` }) as never),
  }));
  const bad = new Set(
    fates.flatMap((statements, at) =>
      statements.flatMap((fate, part) => (fate === 'bad' ? [`${at + 1}.${part}`] : [])),
    ),
  );
  const stored: string[] = [];
  const parked: number[] = [];
  const waits: number[] = [];
  const pending = [...faults];
  const idOf = (statement: unknown) => (statement as { id: string }).id;
  const send = (statements: readonly unknown[]): Promise<Reply> => {
    const fault = pending.shift();
    const ids = statements.map(idOf);
    const refused = ids.some((id) => bad.has(id));
    // "untold": stored, but the answer never came back.
    if (fault !== 'lost' && fault !== 'busy' && !refused)
      for (const id of ids) if (!stored.includes(id)) stored.push(id);
    if (fault === 'busy') return Promise.resolve({ kind: 'wait', seconds: 7, status: 503 });
    if (fault) return Promise.resolve({ kind: 'wait', seconds: null, status: null });
    return Promise.resolve(
      refused ? { kind: 'refused', status: 400, reason: '' } : { kind: 'stored' },
    );
  };
  const parts = {
    peek: (count: number) => Promise.resolve(outbox.slice(0, count)),
    send,
    settle: (seqs: readonly number[]) => {
      for (const seq of seqs)
        outbox.splice(
          outbox.findIndex((parcel) => parcel.seq === seq),
          1,
        );
      return Promise.resolve();
    },
    park: (seq: number) => {
      parked.push(seq);
      outbox.splice(
        outbox.findIndex((parcel) => parcel.seq === seq),
        1,
      );
      return Promise.resolve();
    },
    wait: (seconds: number) => {
      waits.push(seconds);
      return Promise.resolve();
    },
    random: () => 0.5,
    told: () => undefined,
  };
  return { parts, outbox, stored, parked, waits };
}

describe('delivery', () => {
  it('given = stored ∪ parked, nothing twice, whatever is refused or fails on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom<Fate>('fine', 'fine', 'fine', 'bad'), { maxLength: 4 }), {
          maxLength: 120,
        }),
        fc.array(fc.constantFrom('lost' as const, 'busy' as const, 'untold' as const), {
          maxLength: 12,
        }),
        async (fates, faults) => {
          const { parts, outbox, stored, parked } = world(fates, faults);
          await deliver(parts);
          expect(outbox).toEqual([]);
          expect(new Set(stored).size).toBe(stored.length);
          for (const [at, statements] of fates.entries()) {
            const isParked = parked.includes(at + 1);
            expect(isParked).toBe(statements.includes('bad'));
            for (const [part, fate] of statements.entries())
              expect(stored.includes(`${at + 1}.${part}`)).toBe(fate === 'fine');
          }
        },
      ),
    );
  });

  it('keeps the order of what happened', async () => {
    const { parts, stored } = world(
      Array.from({ length: 130 }, () => ['fine' as const]),
      ['lost'],
    );
    await deliver(parts);
    expect(stored).toEqual(Array.from({ length: 130 }, (_, at) => `${at + 1}.0`));
  });

  it('waits as long as the server asks, else longer each time, never past five minutes', async () => {
    const asked = world([['fine']], ['busy']);
    await deliver(asked.parts);
    expect(asked.waits).toEqual([7]);
    const dead = world(
      [['fine']],
      Array.from({ length: 12 }, () => 'lost' as const),
    );
    await deliver(dead.parts);
    expect(dead.waits[0]).toBe(2);
    expect(dead.waits).toEqual([...dead.waits].sort((a, b) => a - b));
    expect(backoff(40, 1)).toBe(301);
  });

  it('comes back after an hour to a server that asks for a day', async () => {
    for (const [asked, waited] of [
      [86_400, 3600],
      [3601, 3600],
      [3600, 3600],
      [3599, 3599],
    ] as const) {
      const { parts, waits } = world([['fine']], []);
      const replies: Reply[] = [{ kind: 'wait', seconds: asked, status: 429 }, { kind: 'stored' }];
      const send = () => Promise.resolve(replies.shift() ?? { kind: 'stored' as const });
      await deliver({ ...parts, send });
      expect(waits).toEqual([waited]);
    }
  });
});

describe('a request', () => {
  const weighing = (bytes: number): Statement => {
    const empty = JSON.stringify([{ id: '' }]).length;
    return { id: 'x'.repeat(bytes - empty) } as never;
  };
  /** How many statements each request has, of entries that hold these. */
  const sizesOf = async (
    entries: readonly (readonly Statement[])[],
  ): Promise<readonly number[]> => {
    const sizes: number[] = [];
    const outbox = entries.map((statements, at): Parcel => ({ seq: at + 1, statements }));
    const { parts } = world([], []);
    await deliver({
      ...parts,
      peek: (count) => Promise.resolve(outbox.slice(0, count)),
      send: (statements) => {
        sizes.push(statements.length);
        return Promise.resolve({ kind: 'stored' });
      },
      settle: (seqs) => Promise.resolve(void outbox.splice(0, seqs.length)),
    });
    return sizes;
  };
  const light = (count: number) => Array.from({ length: count }, () => weighing(100));

  it('has fifty statements at most, whether of many entries or of one', async () => {
    expect(await sizesOf(light(120).map((one) => [one]))).toEqual([50, 50, 20]);
    expect(await sizesOf(Array.from({ length: 20 }, () => light(3)))).toEqual([48, 12]);
    expect(await sizesOf([light(51)])).toEqual([50, 1]);
  });

  it('weighs 58 000 bytes at most: what a page that closes may still send', async () => {
    const two = (bytes: number) => sizesOf([[weighing(29_000)], [weighing(bytes)]]);
    expect(await two(29_000)).toEqual([2]);
    expect(await two(29_001)).toEqual([1, 1]);
    // Of one entry: the brackets of the list are counted once, and a comma.
    const ofOne = (bytes: number) => sizesOf([[weighing(29_000), weighing(bytes)]]);
    expect(await ofOne(29_001)).toEqual([2]);
    expect(await ofOne(29_002)).toEqual([1, 1]);
  });

  it('holds one statement however heavy it is', async () => {
    expect(await sizesOf([[weighing(90_000)], [weighing(100)]])).toEqual([1, 1]);
  });
});
