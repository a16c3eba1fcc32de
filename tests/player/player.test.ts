import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../src/core/question/index.ts';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import type { Event } from '../../src/core/progress/progress.ts';
import type { LaunchMode } from '../../src/core/xapi/statement.ts';
import type { TrueFalseQuestion } from '../../src/core/question/types.ts';
import { fromFile, toFile } from '../../src/player/file.ts';
import { erase } from '../../src/player/erase.ts';
import { createPlayer, type Player, type Tabs } from '../../src/player/player.ts';
import { begin, handIn } from '../../src/player/sittings.ts';
import { memoryStore, type Store } from '../../src/player/store.ts';
import { answer } from './answer.ts';

const LESSON = { id: 'module/lecon', revision: 'aaaa' };

const QUESTION: TrueFalseQuestion = {
  id: 'q1',
  kind: 'true-false',
  answer: true,
  ifTrue: [],
  ifFalse: [['Non.']],
  stem: [['Vrai ?']],
  figure: null,
  hints: [],
  explanation: [],
  points: 1,
  difficulty: 1,
  objective: null,
  sources: [],
  required: true,
  shuffle: false,
  hash: '11111111',
};

/** Tabs of one browser: what one tells, the others hear. */
function browser(): () => Tabs {
  const ears: ((event: Event) => void)[] = [];
  return () => {
    let own: ((event: Event) => void) | null = null;
    return {
      tell: (event) => ears.filter((ear) => ear !== own).forEach((ear) => ear(event)),
      listen: (hear) => {
        own = hear;
        ears.push(hear);
      },
    };
  };
}

function open(store: Store, tabs: Tabs = browser()(), tracked = false, mode?: LaunchMode): Player {
  let count = 0;
  return createPlayer({
    store: Promise.resolve(store),
    session: 's1',
    tracked,
    now: () => '2026-11-22T10:00:00.000Z',
    elapsed: () => 1,
    uuid: () => `${String((count += 1)).padStart(8, '0')}-${Math.random()}`,
    tabs,
    ...(mode && { modeOf: () => Promise.resolve(mode) }),
  });
}

const answers = (player: Player) =>
  player.progress.value.lessons[LESSON.id]?.questions['q1']?.last.attempt ?? 0;

describe('the player', () => {
  it('forgets what was being answered with the answer itself: a page that closes at once finds the verdict', async () => {
    const store = memoryStore(emptyProgress);
    const player = open(store);
    await player.saveDraft('q1', true);
    await player.saveDraft('q2', false);
    const kept: string[] = [];
    const watched: Store = {
      ...store,
      commit: async (...given) => {
        const event = await store.commit(...given);
        kept.push(...Object.keys(await store.list('draft:')));
        return event;
      },
    };
    await answer(open(watched), LESSON, QUESTION, true, 3);
    expect(kept).toEqual(['draft:q2']);
  });

  it('keeps an answer before it resolves, and finds it again', async () => {
    const store = memoryStore(emptyProgress);
    const result = await answer(open(store), LESSON, QUESTION, true, 3);
    expect(result).toMatchObject({ status: 'graded', success: true });
    const later = open(store);
    await later.ready;
    expect(answers(later)).toBe(1);
  });

  it('keeps nothing of a response that is not one yet', async () => {
    const player = open(memoryStore(emptyProgress));
    const result = await answer(player, LESSON, QUESTION, null, 0);
    expect(result.status).toBe('incomplete');
    expect(player.progress.value.lessons).toEqual({});
  });

  it('numbers the tries of two tabs without a clash, and each sees the other', async () => {
    const store = memoryStore(emptyProgress);
    const tab = browser();
    const [one, two] = [open(store, tab()), open(store, tab())];
    await Promise.all([
      answer(one, LESSON, QUESTION, false, 1),
      answer(two, LESSON, QUESTION, true, 1),
    ]);
    expect(answers(one)).toBe(2);
    expect(answers(two)).toBe(2);
  });

  it('reads again what another page wrote while it heard nothing', async () => {
    const store = memoryStore(emptyProgress);
    const silent: Tabs = { tell: () => undefined, listen: () => undefined };
    const [one, two] = [open(store, silent), open(store, silent)];
    await one.ready;
    await answer(two, LESSON, QUESTION, true, 1);
    expect(answers(one)).toBe(0);
    await one.refresh();
    expect(answers(one)).toBe(1);
  });

  it('keeps what it knows when it cannot read again', async () => {
    const store = memoryStore(emptyProgress);
    let readable = true;
    const player = open({
      ...store,
      progress: () => (readable ? store.progress() : Promise.reject(new Error('closed'))),
    });
    await answer(player, LESSON, QUESTION, true, 1);
    readable = false;
    await player.refresh();
    expect(answers(player)).toBe(1);
  });

  it.each([
    ['hear each other', browser()],
    ['do not', () => ({ tell: () => undefined, listen: () => undefined })],
  ])(
    'hands a sitting in once, and begins no more than there are: two tabs that %s',
    async (_, tab) => {
      const store = memoryStore(emptyProgress);
      const [one, two] = [open(store, tab(), true), open(store, tab(), true)];
      const assessment = {
        id: 'module/evaluation',
        revision: 'r',
        draw: 1,
        tries: 2,
        masteryScore: 1,
      };
      for (const number of [1, 2]) {
        const [here, there] = await Promise.all([
          begin(one, assessment, [QUESTION], 'seed one'),
          begin(two, assessment, [QUESTION], 'seed two'),
        ]);
        if (!here || !there) throw new Error('both tabs have the sitting');
        expect([here.try, here]).toEqual([number, there]);
        const paper = (response: boolean) => ({
          sitting: here,
          responses: { [QUESTION.id]: response },
          seconds: 9,
        });
        const handIns = await Promise.all([
          handIn(one, assessment, [QUESTION], paper(false), rulesOf),
          handIn(two, assessment, [QUESTION], paper(true), rulesOf),
        ]);
        expect(handIns.map(({ isFirst }) => isFirst)).toEqual([true, false]);
        // Both show what was handed in: the corrections of the first tab earn nothing in the second.
        expect(handIns.map(({ result }) => result?.passed)).toEqual([false, false]);
      }
      expect(await begin(one, assessment, [QUESTION], 'third')).toBeNull();
      const events = (await store.peek('s1', 99)).map(({ event }) => event.type);
      expect(events).toEqual(['started', 'handed-in', 'started', 'handed-in']);
    },
  );

  it('records a visit and a completion once', async () => {
    const store = memoryStore(emptyProgress);
    const player = open(store, browser()(), true);
    await player.visit(LESSON, 'un');
    await player.visit(LESSON, 'un');
    await player.complete(LESSON);
    await player.complete(LESSON);
    expect(await store.peek('s1', 10)).toHaveLength(2);
  });

  it('puts events in the outbox only when someone receives them', async () => {
    const store = memoryStore(emptyProgress);
    await answer(open(store), LESSON, QUESTION, true, 1);
    expect(await store.peek('s1', 10)).toEqual([]);
    await answer(open(store, browser()(), true), LESSON, QUESTION, true, 1);
    const [waiting] = await store.peek('s1', 10);
    expect(waiting?.questions).toEqual([QUESTION]);
  });

  it('leaves no trace in a store of an LMS’s browse or review mode, and shows what was done', async () => {
    const store: Store = { ...memoryStore(emptyProgress), durable: true };
    const player = open(store, browser()(), true, 'Browse');
    await answer(player, LESSON, QUESTION, true, 1);
    await player.complete(LESSON);
    expect(answers(player)).toBe(1);
    expect(await store.progress()).toEqual(emptyProgress);
    expect(await store.peek(null, 9)).toEqual([]);
  });

  it('goes on in memory, and says so, when a write fails', async () => {
    const store: Store = {
      ...memoryStore(emptyProgress),
      durable: true,
      commit: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    };
    const player = open(store);
    await answer(player, LESSON, QUESTION, true, 1);
    expect(player.storage.value).toBe('memory');
    expect(answers(player)).toBe(1);
    await answer(player, LESSON, QUESTION, true, 1);
    expect(answers(player)).toBe(2);
  });

  it('erases everything, drafts included, and takes an exported file back', async () => {
    const store = memoryStore(emptyProgress);
    const player = open(store);
    await answer(player, LESSON, QUESTION, true, 1);
    await player.saveDraft('q1', 'draft');
    const file = await toFile(player, '2026-11-22T10:00:00.000Z');
    await erase(player);
    expect(answers(player)).toBe(0);
    expect(await player.draft('q1')).toBeUndefined();
    const elsewhere = open(memoryStore(emptyProgress));
    expect(await fromFile(elsewhere, file)).toBe(true);
    expect(answers(elsewhere)).toBe(1);
  });

  it('takes back what was erased here from a file saved before', async () => {
    const player = open(memoryStore(emptyProgress));
    await answer(player, LESSON, QUESTION, true, 1);
    const file = await toFile(player, '2026-11-22T10:00:00.000Z');
    await erase(player);
    expect(await fromFile(player, file)).toBe(true);
    expect(answers(player)).toBe(1);
  });

  it.each(['', 'not json', '{}', '{"format":"cqp-progression","progress":{"version":9}}', 'null'])(
    'refuses a file that is not one of ours: %s',
    async (json) => {
      const player = open(memoryStore(emptyProgress));
      expect(await fromFile(player, json)).toBe(false);
      expect(player.progress.value).toEqual(emptyProgress);
    },
  );
});
