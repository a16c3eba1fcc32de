import fc from 'fast-check';
import { describe, expect, it, beforeAll } from 'vitest';
import { emptyProgress } from '../../../src/core/progress/fold.ts';
import type { Event } from '../../../src/core/progress/progress.ts';
import type { Statement } from '../../../src/core/xapi/statement.ts';
import type { Reply } from '../../../src/player/http.ts';
import { memoryStore, type Store } from '../../../src/player/store.ts';
import { listParked } from '../../../src/player/trackers/unsent.ts';
import { sayer } from '../../../src/player/trackers/say.ts';
import { sessionKey } from '../../../src/player/session-record.ts';
import { type Session } from '../../../src/player/trackers/session.ts';
import { translateAll } from '../../../src/player/trackers/translate.ts';
import { bringEverySpeech } from '../every-speech.ts';
import { aCompletion, anAnswer, aSession, aTry, BEGAN, waitingFor, wordsOf } from './sessions.ts';

async function storeWith(events: readonly Event[]): Promise<Store> {
  const store = memoryStore(emptyProgress);
  for (const { event, questions } of waitingFor(events))
    await store.commit(() => ({ event, progress: emptyProgress }), questions);
  return store;
}

/** An LRS by its rules of ids, and a network by a list of faults. */
function lrs(faults: readonly ('lost' | 'untold' | 'killed')[] = []) {
  const stored: Statement[] = [];
  const pending = [...faults];
  const requests: number[] = [];
  return {
    stored,
    requests,
    send(this: void, statements: readonly Statement[]): Promise<Reply> {
      const fault = pending.shift();
      if (fault === 'killed') throw new Error('killed before');
      requests.push(statements.length);
      if (fault !== 'lost')
        for (const one of statements) if (!stored.some(({ id }) => id === one.id)) stored.push(one);
      if (fault) return Promise.resolve({ kind: 'wait', seconds: null, status: null });
      return Promise.resolve({ kind: 'stored' });
    },
  };
}

function speak(
  store: Store,
  session: Session,
  send: (statements: readonly Statement[]) => Promise<Reply>,
) {
  return sayer({
    id: 's1',
    store,
    session,
    send,
    wait: () => Promise.resolve(),
    random: () => 0,
    told: () => undefined,
  });
}

const LEFT = { time: '2026-11-22T10:30:00.000Z', active: 60 };

describe('a positioning', () => {
  it('is neither passed nor failed, and gives no score, whatever the launch says of mastery', async () => {
    for (const [points, masteryScore] of [
      [10, null],
      [10, 0.5],
      [0, 0.5],
    ] as const) {
      const store = await storeWith([aTry(points)]);
      const { send, stored } = lrs();
      const session = aSession('positioning');
      const data = session.data && { ...session.data, masteryScore };
      const speaker = speak(store, { ...session, data }, send);
      await speaker.flush();
      await speaker.catchUp();
      await speaker.finish(LEFT);
      expect(wordsOf(stored)).toEqual(['initialized', 'answered', 'completed', 'terminated']);
      const [, answer, end] = stored;
      expect(answer?.object.id).toContain('/test/positionnement/question/');
      expect(end?.result).toEqual({ completion: true, duration: expect.any(String) as string });
    }
  });
});

describe('a session', () => {
  it('says initialized first and alone, then what happened in order, terminated last (musts 15, 16)', async () => {
    const store = await storeWith([anAnswer(), anAnswer(), aCompletion()]);
    const { send, stored, requests } = lrs();
    const speaker = speak(store, aSession(), send);
    await speaker.flush();
    await speaker.finish(LEFT);
    expect(wordsOf(stored)).toEqual([
      'initialized',
      'answered',
      'answered',
      'completed',
      'terminated',
    ]);
    expect(requests[0]).toBe(1);
    expect(stored.at(-1)?.result?.duration).toBe('PT30M');
    await speaker.flush();
    await speaker.finish(LEFT);
    expect(stored).toHaveLength(5);
  });

  it('two tries handed in offline: completed once, passed once, no failed (musts 17, 18)', async () => {
    const store = await storeWith([aTry(2), aTry(9), aTry(10), aTry(1)]);
    const { send, stored } = lrs();
    const speaker = speak(store, aSession('evaluation'), send);
    await speaker.flush();
    await speaker.finish(LEFT);
    const words = wordsOf(stored);
    expect(words.filter((word) => word === 'completed')).toHaveLength(1);
    expect(words.filter((word) => word === 'passed')).toHaveLength(1);
    expect(words).not.toContain('failed');
    expect(words.filter((word) => word === 'scored')).toHaveLength(4);
  });

  it('killed between any two writes, it goes on where it was: nothing lost, nothing twice, failed once', async () => {
    const events = [aTry(2), anAnswer(), aTry(3)];
    const whole = lrs();
    const undisturbed = speak(await storeWith(events), aSession('evaluation'), whole.send);
    await undisturbed.flush();
    await undisturbed.finish(LEFT);
    for (let writes = 0; writes < 12; writes++) {
      const store = await storeWith(events);
      const { send, stored } = lrs();
      let left = writes;
      const mortal: Store = {
        ...store,
        settle: (...args) =>
          left-- > 0 ? store.settle(...args) : Promise.reject(new Error('killed')),
      };
      const first = speak(mortal, aSession('evaluation'), send);
      await first
        .flush()
        .then(() => first.finish(LEFT))
        .catch(() => undefined);
      const kept =
        ((await store.get(sessionKey('s1'))) as Session | undefined) ?? aSession('evaluation');
      const second = speak(store, kept, send);
      await second.flush();
      await second.finish(LEFT);
      expect(stored.map(({ id }) => id)).toEqual(whole.stored.map(({ id }) => id));
      expect(wordsOf(stored)).toContain('failed');
    }
  });

  it('a network that fails as it likes loses nothing, repeats nothing and keeps the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 120 }),
        fc.array(fc.constantFrom('lost' as const, 'untold' as const), { maxLength: 15 }),
        async (count, faults) => {
          const events = Array.from({ length: count }, () => anAnswer());
          const store = await storeWith(events);
          const { send, stored, requests } = lrs(faults);
          await speak(store, aSession(), send).flush();
          expect(stored.slice(1).map(({ id }) => id)).toHaveLength(count);
          expect(new Set(stored.map(({ id }) => id)).size).toBe(count + 1);
          expect(Math.max(...requests)).toBeLessThanOrEqual(50);
          expect(await store.peek('s1', Infinity)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('closed by the LMS: what waits is set aside with its words, and said late where somebody takes it', async () => {
    const store = await storeWith([anAnswer(), anAnswer()]);
    const late: Statement[] = [];
    const speaker = sayer({
      id: 's1',
      store,
      session: aSession(),
      send: (statements, over) => {
        if (over === null)
          return Promise.resolve(
            wordsOf(statements)[0] === 'initialized'
              ? { kind: 'stored' }
              : { kind: 'over', reason: 'abandoned' },
          );
        const [first] = statements;
        if (late.length > 0 || statements.length > 1 || !first)
          return Promise.resolve({ kind: 'refused', status: 403, reason: over });
        late.push(first);
        return Promise.resolve({ kind: 'stored' });
      },
      wait: () => Promise.reject(new Error('nothing to wait for')),
      random: () => 0,
      told: () => undefined,
    });
    await speaker.flush();
    expect(late).toHaveLength(1);
    const parked = await listParked(store);
    expect(parked).toMatchObject([
      { quiet: false, session: 's1', refusals: [{ status: 403, reason: 'abandoned' }] },
    ]);
    expect(speaker.session().over).toBe('abandoned');
  });
});

describe('what was done before the mode was known', () => {
  it('is part of the progress before it is said, however late it came into the outbox', async () => {
    const store = memoryStore(emptyProgress);
    const event = anAnswer();
    await store.commit(() => ({ event, progress: null }), waitingFor([event])[0]?.questions ?? []);
    const { send, stored } = lrs();
    await speak(store, aSession(), send).flush();
    expect(wordsOf(stored)).toContain('answered');
    expect((await store.progress()).lessons['m/l']?.questions[event.question]?.last.id).toBe(
      event.id,
    );
  });
});

describe('a section', () => {
  it('that two tabs saw at once is said once, and again after everything was erased', async () => {
    const visit = (): Event => {
      const { id, time, session, epoch } = anAnswer();
      return { id, time, session, epoch, type: 'visited', lesson: 'm/l', section: 'un' };
    };
    const { id, time, session, epoch } = anAnswer();
    const erased: Event = { id, time, session, epoch: epoch + 1, type: 'erased' };
    const store = await storeWith([visit(), visit(), erased, visit()]);
    const { send, stored } = lrs();
    await speak(store, aSession(), send).flush();
    expect(wordsOf(stored).filter((verb) => verb === 'experienced')).toHaveLength(2);
  });
});

describe('times within a session', () => {
  beforeAll(bringEverySpeech);

  it('never go back, and never come before initialized, whatever the clock does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -172_800_000, max: 172_800_000 }), { maxLength: 20 }),
        fc.nat(20),
        (shifts, cut) => {
          const events = shifts.map((shift) =>
            anAnswer(new Date(Date.parse(BEGAN) + shift).toISOString()),
          );
          const session = aSession();
          const opened = {
            ...session,
            ledger: { ...session.ledger, session: ['initialized' as const] },
          };
          const told = translateAll(opened, waitingFor(events));
          const times = told.flatMap(({ statements }) =>
            statements.map(({ timestamp }) => timestamp),
          );
          expect(times).toEqual([...times].sort());
          expect((times[0] ?? BEGAN) >= BEGAN).toBe(true);
          // Settled up to anywhere, the rest is said in the same words.
          const upTo = Math.min(cut, events.length);
          const after = told[upTo - 1]?.after ?? opened;
          const again = translateAll(after, waitingFor(events).slice(upTo));
          expect(again.map(({ statements }) => statements)).toEqual(
            told.slice(upTo).map(({ statements }) => statements),
          );
        },
      ),
    );
  });
});
