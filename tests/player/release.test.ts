/** A release with another version of the profile finds what the one before left half sent. */
import { describe, expect, it, vi } from 'vitest';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import { profileVersionIri } from '../../src/core/xapi/vocabulary.ts';
import { memoryStore } from '../../src/player/store.ts';
import { newSession } from '../../src/player/trackers/session.ts';
import { sayer } from '../../src/player/trackers/say.ts';
import { isSameStatement } from '../../src/core/xapi/same-statement.ts';
import type { Statement } from '../../src/core/xapi/statement.ts';
import { choiceSample } from '../core/question/samples.ts';
import { aCompletion, anAnswer, aSession, BEGAN } from './trackers/sessions.ts';

const release = vi.hoisted(() => ({ PROFILE_VERSION: '1.0', FIRST_PROFILE_VERSION: '1.0' }));
vi.mock('../../src/core/xapi/profile-version.ts', () => release);

const versionsOf = ({ context }: Statement): readonly string[] =>
  [context.contextActivities?.category ?? []]
    .flat()
    .map((one) => ('id' in one ? one.id : ''))
    .flatMap((id) => /#v(.+)$/.exec(id)?.[1] ?? []);

/** An LRS by its rules of ids: the same again is fine, other content is a conflict. */
function lrs() {
  const stored: Statement[] = [];
  const conflicts: Statement[] = [];
  return {
    stored,
    conflicts,
    send(this: void, statements: readonly Statement[]) {
      for (const one of statements) {
        const found = stored.find(({ id }) => id === one.id);
        if (!found) stored.push(one);
        else if (!isSameStatement(one, found)) conflicts.push(one);
      }
      return Promise.resolve({ kind: 'stored' as const });
    },
  };
}

function speak(
  store: ReturnType<typeof memoryStore>,
  session: ReturnType<typeof aSession>,
  send: ReturnType<typeof lrs>['send'],
) {
  return sayer({
    id: 's1',
    store,
    session,
    send,
    wait: () => Promise.reject(new Error('killed')),
    random: () => 0,
    told: () => undefined,
  });
}

describe('an update between two sendings', () => {
  it.each([false, true])(
    'sends the same again, under the version it was made under (unnamed: %s)',
    async (unnamed) => {
      release.PROFILE_VERSION = '1.0';
      const real = lrs();
      const store = memoryStore(emptyProgress);
      for (const event of [anAnswer(), aCompletion()])
        await store.commit(() => ({ event, progress: emptyProgress }), [choiceSample]);
      const { profile, ...older } = aSession();
      expect(profile).toBe('1.0');
      const session = unnamed ? older : { ...older, profile: '1.0' };
      // All arrives, and the browser dies before it hears so.
      const deaf = speak(store, session, (statements) =>
        real.send(statements).then(() => ({ kind: 'wait', seconds: 0, status: null }) as never),
      );
      await deaf.flush().catch(() => undefined);
      const heard = speak(
        { ...store, settle: () => Promise.reject(new Error('killed')) },
        { ...session, ledger: { ...session.ledger, session: ['initialized'] } },
        real.send,
      );
      await heard.flush().catch(() => undefined);
      expect(real.stored.length).toBeGreaterThan(2);

      release.PROFILE_VERSION = '2.0';
      await speak(store, session, real.send).flush();
      expect(real.conflicts).toEqual([]);
      expect(new Set(real.stored.flatMap(versionsOf))).toEqual(new Set(['1.0']));
    },
  );

  it('says what is made from then on under the new one', async () => {
    release.PROFILE_VERSION = '2.0';
    const { launch, unit, data } = aSession();
    const session = { ...newSession(launch, unit, BEGAN), data };
    expect(session.profile).toBe('2.0');
    const real = lrs();
    const store = memoryStore(emptyProgress);
    const event = anAnswer();
    await store.commit(() => ({ event, progress: emptyProgress }), [choiceSample]);
    await speak(store, session, real.send).flush();
    expect(real.stored.map(versionsOf)).toEqual([['2.0'], ['2.0']]);
    expect(profileVersionIri(unit)).toMatch(/#v2\.0$/);
  });
});
