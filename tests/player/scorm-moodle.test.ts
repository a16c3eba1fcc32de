/** What happens to a learner's answers in a Moodle: cut off, reopened, previewed, judged as things come. */
import { describe, expect, test } from 'vitest';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import type { ScormVersion } from '../../src/core/scorm/types.ts';
import { leases } from '../../src/player/locks.ts';
import { memoryStore } from '../../src/player/store.ts';
import { adopt } from '../../src/player/trackers/scorm-adopt.ts';
import { beginScorm } from '../../src/player/trackers/scorm-session.ts';
import { takeTurn } from '../../src/player/trackers/scorm-turn.ts';
import { choiceSample, numberSample } from '../core/question/samples.ts';
import { moodle, visitOf, wrapped } from './lms.ts';
import { EVALUATION, handIn, launch, LESSON, REF } from './scorm-launch.ts';
import { answer } from './answer.ts';

const VERSIONS: readonly ScormVersion[] = ['1.2', '2004'];
type Network = 'up' | 'down' | 'error';
const VERBS = {
  '1.2': {
    status: 'cmi.core.lesson_status',
    raw: 'cmi.core.score.raw',
    suspend: 'cmi.suspend_data',
  },
  '2004': { status: 'cmi.success_status', raw: 'cmi.score.raw', suspend: 'cmi.suspend_data' },
} as const;

/** A visit whose network a test can cut; `reach` sees it as a page would, unless it is blind. */
function cut(version: ScormVersion) {
  const lms = moodle(version);
  const state: { network: Network; seen: Network } = { network: 'up', seen: 'up' };
  const raw = visitOf(lms.server, version, { network: () => state.network });
  const set = (network: Network, seen = network) => Object.assign(state, { network, seen });
  return { lms, set, api: wrapped(version, raw).api, online: () => state.seen !== 'down' };
}

const answersOf = (lms: ReturnType<typeof moodle>) =>
  Object.values((lms.held()['interactions'] ?? {}) as Record<string, Record<string, unknown>>).map(
    ({ id, result }) => `${String(id)} ${String(result)}`,
  );
const RIGHT = `${choiceSample.id} correct`;
const WRONG = {
  '1.2': `${choiceSample.id} wrong`,
  '2004': `${choiceSample.id} incorrect`,
} as const;

describe.each(VERSIONS)('SCORM %s in Moodle', (version) => {
  const { status, raw, suspend } = VERBS[version];

  test('given offline: not said to be saved, and there once the network is back', async () => {
    const { lms, set, api, online } = cut(version);
    const store = memoryStore(emptyProgress);
    const { player, tracker, told } = await launch(api, LESSON, store, online);
    await answer(player, REF, choiceSample, 'tumeur', 1);
    await tracker.flush();
    expect(told.at(-1)).toBe(true);
    set('down');
    await answer(player, REF, choiceSample, 'inflammation', 1);
    await player.complete(REF);
    await tracker.flush();
    expect(told.at(-1)).toBe(false);
    expect(tracker.save()).toBe(false);
    expect(await store.peek('s', 9)).not.toHaveLength(0);
    set('up');
    await tracker.flush();
    expect(told.at(-1)).toBe(true);
    expect(answersOf(lms)).toEqual([WRONG[version], RIGHT]);
    expect(lms.held()).toMatchObject(
      version === '1.2'
        ? { core: { lesson_status: 'completed' } }
        : { completion_status: 'completed' },
    );
    expect(await store.peek('s', 9)).toHaveLength(0);
  });

  test.each<[string, Network, Network]>([
    ['the network went between two looks at it', 'down', 'up'],
    ['the server answered an error', 'error', 'error'],
  ])(
    'what was committed and never arrived is sent again, in its place: %s',
    async (_, network, seen) => {
      const { lms, set, api } = cut(version);
      let lost = false;
      let looks = 0;
      const online = () => seen !== 'up' || ++looks % 2 === 1 || lost === false;
      const store = memoryStore(emptyProgress);
      const { player, tracker, told } = await launch(api, EVALUATION, store, online);
      set(network);
      lost = true;
      looks = 0;
      await handIn(player, 4);
      await tracker.flush();
      expect(told.at(-1)).toBe(false);
      expect(answersOf(lms)).toEqual([]);
      set('up');
      lost = false;
      await tracker.flush();
      expect(told.at(-1)).toBe(true);
      expect(answersOf(lms)).toEqual([RIGHT]);
      const tracks = lms.server.tracks('une');
      expect(tracks[status]).toBe('passed');
      expect(tracks[raw]).toBe('100');
      expect(tracks['cmi.core.exit'] ?? tracks['cmi.exit']).toBe('suspend');
      // The next visit goes on after it, and writes over nothing.
      tracker.end();
      const again = await launch(lms.open().api, EVALUATION, memoryStore(emptyProgress));
      await handIn(again.player, 1);
      await again.tracker.flush();
      expect(answersOf(lms)).toEqual([RIGHT, WRONG[version]]);
      expect(tracks[status]).toBe('passed');
      expect(tracks[raw]).toBe('100');
    },
  );

  test('committed by a page that died before it knew: told once', async () => {
    const lms = moodle(version);
    const store = memoryStore(emptyProgress);
    const dying = { ...store, settle: () => new Promise<never>(() => undefined) };
    const first = await launch(lms.open().api, LESSON, dying);
    await answer(first.player, REF, choiceSample, 'tumeur', 1);
    void first.tracker.flush();
    await expect.poll(() => answersOf(lms)).toHaveLength(1);
    const again = await launch(lms.open().api, LESSON, store);
    expect(answersOf(lms)).toEqual([WRONG[version]]);
    await answer(again.player, REF, numberSample, '25,7', 1);
    await again.tracker.flush();
    expect(answersOf(lms)).toEqual([WRONG[version], `${numberSample.id} correct`]);
  });

  test('a status is there from the start, and what was reached is never lowered', async () => {
    const lms = moodle(version);
    const element = version === '1.2' ? status : 'cmi.completion_status';
    const left = lms.open().api;
    expect(beginScorm(left, 'o')).not.toBeNull();
    left.end();
    expect(lms.server.tracks('une')[element]).toBe('incomplete');

    const store = memoryStore(emptyProgress);
    const { player, tracker } = await launch(lms.open().api, EVALUATION, store);
    await handIn(player, 3);
    await tracker.flush();
    tracker.end();
    const tracks = lms.server.tracks('une');
    expect(tracks).toMatchObject({ [status]: 'passed', [raw]: '75' });
    lms.lose('suspend_data');
    const posts = lms.server.posts.length;
    const again = await launch(lms.open().api, EVALUATION, memoryStore(emptyProgress));
    await handIn(again.player, 1);
    await again.tracker.flush();
    again.tracker.end();
    expect(tracks).toMatchObject({ [status]: 'passed', [raw]: '75' });
    const said = lms.server.posts.slice(posts).flatMap(({ data }) => data);
    expect(said.filter(([name, value]) => name === status && value !== 'passed')).toEqual([]);
  });

  test('status, then score, then answers: a pass on the last attempt is a pass', async () => {
    const lms = moodle(version, { attempts: 1 });
    const { player, tracker } = await launch(lms.open().api, EVALUATION);
    const before = lms.server.posts.length;
    await handIn(player, 4);
    await tracker.flush();
    tracker.end();
    expect(lms.server.isFailedForGood()).toBe(false);
    const place = (pattern: RegExp) =>
      lms.server.posts.findIndex(
        ({ data }, at) => at >= before && data.some(([name]) => pattern.test(name)),
      );
    const [first, second, third] = [
      lms.server.posts.findIndex(({ data }) =>
        data.some(([name, value]) => name === status && value === 'passed'),
      ),
      place(/score\.raw$/),
      place(/interactions/),
    ];
    expect(first).toBeLessThan(second ?? -1);
    expect(second).toBeLessThan(third ?? -1);
  });

  test('the suspend data of a lesson that goes on is not what the LMS has already', async () => {
    const lms = moodle(version);
    const { player, tracker } = await launch(lms.open().api);
    await answer(player, REF, choiceSample, 'tumeur', 1);
    await tracker.flush();
    const first = lms.server.tracks('une')[suspend];
    await answer(player, REF, choiceSample, 'inflammation', 1);
    await tracker.flush();
    expect(lms.server.tracks('une')[suspend]).not.toBe(first);
  });
});

test('1.2: a lesson opened again in the same visit is no session; its answers wait for the next', async () => {
  const lms = moodle('1.2', { scos: ['une', 'deux'] });
  let current = 'une';
  const { api } = wrapped('1.2', visitOf(lms.server, '1.2', { current: () => current }));
  const store = memoryStore(emptyProgress);
  const first = await launch(api, LESSON, store);
  await answer(first.player, REF, choiceSample, 'tumeur', 1);
  await first.tracker.flush();
  first.tracker.end();
  const learner = api.visitor();
  expect(learner).not.toBeNull();
  current = 'deux';
  expect(beginScorm(api, 'o')?.counts).toBe(true);
  api.end();
  current = 'une';
  expect(beginScorm(api, 'o')).toBeNull();
  expect(api.visitor()).not.toBeNull();

  // What the page keeps meanwhile, in the storage of who was named before.
  await answer(first.player, REF, choiceSample, 'inflammation', 1);
  const next = await launch(lms.open().api, LESSON, store);
  expect(next.told).toEqual([true]);
  expect(answersOf(lms)).toEqual([WRONG['1.2'], RIGHT]);
});

test('2004: the second lesson of a visit is no session, and the code says why', () => {
  const lms = moodle('2004', { scos: ['une', 'deux'] });
  let current = 'une';
  const { api } = wrapped('2004', visitOf(lms.server, '2004', { current: () => current }));
  const start = beginScorm(api, 'o');
  api.end();
  current = 'deux';
  expect(beginScorm(api, 'o')).toBeNull();
  expect(api.lastError()).toBe('104');
  expect(api.visitor()).toBe(start?.learner);
});

test.each(VERSIONS)(
  '%s: a preview completes nothing, and leaves no trace in this browser',
  async (version) => {
    const lms = moodle(version);
    const store = memoryStore(emptyProgress);
    const { api } = wrapped(version, visitOf(lms.server, version, { asked: 'browse' }));
    const seen = await launch(api, LESSON, store);
    await answer(seen.player, REF, choiceSample, 'inflammation', 1);
    await seen.player.complete(REF);
    api.end();
    const element = version === '1.2' ? 'cmi.core.lesson_status' : 'cmi.completion_status';
    expect(lms.server.tracks('une')[element]).toBe(version === '1.2' ? 'browsed' : 'incomplete');
    expect(await store.progress()).toEqual(emptyProgress);
    expect(await store.peek('s', 9)).toEqual([]);

    expect(lms.server.visit().mode).toBe('normal');
    const { player, tracker } = await launch(lms.open().api, LESSON, store);
    expect(player.progress.value.lessons).toEqual({});
    await player.complete(REF);
    await tracker.flush();
    expect(lms.server.tracks('une')[element]).toBe('completed');
  },
);

test('what was answered before anybody was named is of whoever is named next, after their own', async () => {
  const [tab, own] = [memoryStore(emptyProgress), memoryStore(emptyProgress)];
  const unnamed = await launch(moodle('1.2').open().api, LESSON, tab, () => false);
  await answer(unnamed.player, REF, choiceSample, 'tumeur', 1);
  await handIn(unnamed.player, 2);
  const named = await launch(moodle('1.2').open().api, LESSON, own);
  await answer(named.player, REF, choiceSample, 'inflammation', 1);
  await handIn(named.player, 4);
  await named.tracker.flush();
  await adopt(tab, own, 's');
  expect(await tab.peek('s', 9)).toEqual([]);
  const progress = await own.progress();
  expect(progress.lessons[LESSON.id]?.questions[choiceSample.id]).toMatchObject({
    first: { success: true, attempt: 1 },
    last: { success: false, attempt: 2 },
  });
  expect(progress.evaluations[EVALUATION.id]).toMatchObject({
    first: { try: 1, points: 4 },
    last: { try: 2, points: 2 },
  });
  const lms = moodle('1.2');
  await launch(lms.open().api, LESSON, own);
  expect(answersOf(lms)).toEqual([WRONG['1.2'], WRONG['1.2']]);
});

test('of two pages of one lesson one reports, until it gives its turn up', async () => {
  const values = new Map<string, string>();
  const storage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
  const locks = () => leases(storage, () => 0);
  const now = () => Promise.resolve();
  const first = await takeTurn(locks(), 'lea/une', now);
  expect(first).not.toBeNull();
  expect(await takeTurn(locks(), 'lea/une', now)).toBeNull();
  expect(await takeTurn(locks(), 'max/une', now)).not.toBeNull();
  first?.();
  // A page that comes back waits a moment for the one it replaces.
  expect(await takeTurn(locks(), 'lea/une', now)).not.toBeNull();
});
