/** The SCORM tracker under run-times as they should be (scorm-again), as they are (Moodle), and worse. */
import { describe, expect, test } from 'vitest';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import type { Progress } from '../../src/core/progress/progress.ts';
import type { Question } from '../../src/core/question/types.ts';
import type { ScormVersion } from '../../src/core/scorm/types.ts';
import { findApi, type ScormApi } from '../../src/player/scorm-api.ts';
import { memoryStore } from '../../src/player/store.ts';
import { beginScorm, openScormSession } from '../../src/player/trackers/scorm-session.ts';
import { choiceSample, numberSample } from '../core/question/samples.ts';
import { compression } from '../core/compression.ts';
import { BOTH, EACH, newLms, type Cmi } from './lms.ts';
import { takeTry } from './tries.ts';
import { EVALUATION, handIn, launch, LESSON, REF, SCO } from './scorm-launch.ts';
import { answer } from './answer.ts';

const at = (cmi: Cmi, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Cmi | undefined)?.[key], cmi);

/** Element names of the two versions, for what both have. */
const names = (name: string, version: ScormVersion) =>
  version === '1.2'
    ? {
        status: 'core.lesson_status',
        location: 'core.lesson_location',
        // Moodle keeps the sum alone.
        time: name === 'moodle' ? 'core.total_time' : 'core.session_time',
        exit: 'core.exit',
        response: 'student_response',
        wrong: 'wrong',
      }
    : {
        status: 'completion_status',
        location: 'location',
        time: 'session_time',
        exit: 'exit',
        response: 'learner_response',
        wrong: 'incorrect',
      };

describe.each(EACH)('%s, SCORM %s', (name, version) => {
  const cmi = names(name, version);

  test('a lesson: answers, place, time; completed at the end; another browser goes on from there', async () => {
    const lms = newLms(name, version);
    const first = lms.open();
    const { player, tracker, told } = await launch(first.api);
    await player.visit(REF, 'section-un');
    await answer(player, REF, choiceSample, 'tumeur', 12);
    await answer(player, REF, choiceSample, 'inflammation', 5);
    await tracker.flush();
    tracker.end();
    const kept = lms.held();
    expect(at(kept, cmi.status)).toBe('incomplete');
    expect(at(kept, cmi.location)).toBe('section-un');
    expect(at(kept, cmi.exit)).toBe('suspend');
    expect(String(at(kept, cmi.time))).toMatch(/00:01:05|PT1M5S|PT0H1M5S/);
    expect(at(kept, 'interactions.0')).toMatchObject({ id: choiceSample.id, result: cmi.wrong });
    expect(at(kept, `interactions.1.${cmi.response}`)).toBe(
      version === '1.2' ? 'a' : 'inflammation',
    );
    expect(told.every(Boolean)).toBe(true);

    const second = lms.open();
    const again = await launch(second.api);
    const question = again.player.progress.value.lessons[LESSON.id]?.questions[choiceSample.id];
    expect(question).toMatchObject({
      first: { response: 'tumeur', success: false },
      last: { success: true, attempt: 2 },
    });
    await answer(again.player, REF, numberSample, '25,7', 3);
    await again.player.complete(REF);
    await again.tracker.flush();
    again.tracker.end();
    const done = lms.held();
    expect(at(done, cmi.status)).toBe('completed');
    expect(at(done, 'interactions.2')).toMatchObject({ id: numberSample.id, result: 'correct' });
    expect(at(done, 'interactions.3')).toBeUndefined();
    if (version === '2004')
      expect(at(done, 'objectives.0')).toMatchObject({
        id: SCO.objectives[0]?.id,
        success_status: 'passed',
        score: { scaled: '1' },
      });
  });

  test('an evaluation failed, then passed, stays passed with the best score', async () => {
    const lms = newLms(name, version);
    const { api } = lms.open();
    const { player, tracker } = await launch(api, EVALUATION);
    const status = () =>
      version === '1.2' ? at(lms.held(), 'core.lesson_status') : at(lms.held(), 'success_status');
    await handIn(player, 2);
    await tracker.flush();
    // The LMS asks for 75 %, the course for 50 %: the LMS's word holds.
    expect(status()).toBe('failed');
    await handIn(player, 4);
    await tracker.flush();
    expect(status()).toBe('passed');
    await handIn(player, 1);
    await tracker.flush();
    tracker.end();
    expect(status()).toBe('passed');
    const score = at(lms.held(), version === '1.2' ? 'core.score' : 'score');
    expect(score).toMatchObject(
      version === '1.2' ? { raw: '100', max: '100' } : { scaled: '1', raw: '100', max: '100' },
    );
  });

  test('what an LMS refused waits here, and is told once at the next opening', async () => {
    const lms = newLms(name, version);
    const store = memoryStore(emptyProgress);
    const deaf = lms.open();
    const { player, tracker, told } = await launch(
      { ...deaf.api, commit: () => false },
      LESSON,
      store,
    );
    await answer(player, REF, choiceSample, 'tumeur', 12);
    await tracker.flush();
    await tracker.flush();
    tracker.end();
    expect(told).not.toContain(true);
    // Its first words never arrived: to the LMS this is a new learner.
    const anew = newLms(name, version);
    const { api } = anew.open();
    const again = await launch(api, LESSON, store);
    const kept = anew.held();
    expect(again.told).toEqual([true]);
    expect(at(kept, 'interactions.0.id')).toBe(choiceSample.id);
    expect(at(kept, 'interactions.1')).toBeUndefined();
    expect(
      again.player.progress.value.lessons[LESSON.id]?.questions[choiceSample.id],
    ).toBeDefined();
    await again.tracker.flush();
    expect(at(anew.held(), 'interactions.1')).toBeUndefined();
  });

  test('a new attempt starts from nothing', async () => {
    const store = memoryStore(emptyProgress);
    const first = newLms(name, version).open();
    const { player, tracker } = await launch(first.api, LESSON, store);
    await answer(player, REF, choiceSample, 'tumeur', 1);
    await tracker.flush();
    const again = await launch(newLms(name, version).open().api, LESSON, store);
    expect(again.player.progress.value.lessons[LESSON.id]).toBeUndefined();
  });

  test('an LMS that fails for a while is told again: nothing lost, nothing twice', async () => {
    const lms = newLms(name, version);
    const { api } = lms.open();
    let left = Infinity;
    const weak: ScormApi = {
      ...api,
      set: (name, value) => left-- > 0 && api.set(name, value),
      commit: () => left > 0 && api.commit(),
    };
    const { player, tracker, told, store } = await launch(weak, EVALUATION);
    const given = (question: Question) => ({
      question: question.id,
      response: question === choiceSample ? 'inflammation' : '25,7',
      points: 1,
      max: 1,
      hash: 'h',
    });
    const questions = [choiceSample, numberSample];
    const answers = questions.map(given);
    await takeTry(player, EVALUATION.id, questions, { answers, points: 2, max: 2, passed: true });
    // Between the two answers of one try, then in the middle of an answer.
    for (const most of [0, 12, 3]) {
      left = most;
      await tracker.flush();
      expect(told.at(-1)).toBe(false);
      expect(await store.peek('s', 9)).not.toHaveLength(0);
    }
    left = Infinity;
    await tracker.flush();
    expect(told.at(-1)).toBe(true);
    expect(await store.peek('s', 9)).toHaveLength(0);
    const kept = at(lms.held(), 'interactions') as Record<string, Cmi>;
    expect(Object.values(kept).map(({ id, result }) => [id, result])).toEqual([
      [choiceSample.id, 'correct'],
      [numberSample.id, 'correct'],
    ]);
  });

  test('an LMS that does not count interactions keeps them all', async () => {
    const lms = newLms(name, version);
    const { api } = lms.open();
    const { player, tracker } = await launch({
      ...api,
      get: (name) => (name === 'cmi.interactions._count' ? '' : api.get(name)),
    });
    await answer(player, REF, choiceSample, 'tumeur', 1);
    await tracker.flush();
    await answer(player, REF, choiceSample, 'inflammation', 1);
    await answer(player, REF, numberSample, '25,7', 1);
    await tracker.flush();
    const kept = at(lms.held(), 'interactions') as Record<string, Cmi>;
    expect(Object.values(kept).map(({ result }) => result)).toEqual([
      cmi.wrong,
      'correct',
      'correct',
    ]);
  });

  test('an LMS that knows no lowest and highest score has saved all the same', async () => {
    const { api } = newLms(name, version).open();
    const { player, tracker, told } = await launch(
      { ...api, set: (name, value) => !/score.(min|max)$/.test(name) && api.set(name, value) },
      EVALUATION,
    );
    await handIn(player, 4);
    await tracker.flush();
    expect(told.at(-1)).toBe(true);
  });

  test('what the LMS holds is not said again; sections alone do not press', async () => {
    const { api } = newLms(name, version).open();
    const said: string[] = [];
    const { player, tracker } = await launch({
      ...api,
      set: (name, value) => (said.push(name), api.set(name, value)),
    });
    await player.visit(REF, 'section-un');
    expect(await tracker.pressing()).toBe(false);
    await tracker.flush();
    await answer(player, REF, choiceSample, 'tumeur', 1);
    expect(await tracker.pressing()).toBe(true);
    await tracker.flush();
    said.length = 0;
    await player.visit(REF, 'section-deux');
    await tracker.flush();
    const core = version === '1.2' ? 'cmi.core.lesson_location' : 'cmi.location';
    expect(said).toEqual(['cmi.suspend_data', core]);
  });

  test('a session that the LMS had begun already is a session', () => {
    const names =
      version === '1.2'
        ? { api: 'API', start: 'LMSInitialize', error: 'LMSGetLastError', get: 'LMSGetValue' }
        : { api: 'API_1484_11', start: 'Initialize', error: 'GetLastError', get: 'GetValue' };
    const begun = (running: boolean) => {
      let error = '0';
      const raw = {
        [names.start]: () => ((error = version === '2004' && running ? '103' : '101'), 'false'),
        [names.get]: () => ((error = running ? '0' : '301'), ''),
        [names.error]: () => error,
      };
      return findApi(version, { [names.api]: raw } as unknown as Window)?.start();
    };
    expect(begun(true)).toBe(true);
    expect(begun(false)).toBe(false);
  });

  test('an LMS without interactions keeps everything else', async () => {
    const lms = newLms(name, version);
    const { api } = lms.open();
    const deaf: ScormApi = {
      ...api,
      set: (name, value) => !name.includes('interactions') && api.set(name, value),
    };
    const { player, tracker, told } = await launch(deaf);
    await answer(player, REF, choiceSample, 'inflammation', 1);
    await player.complete(REF);
    await tracker.flush();
    expect(told.at(-1)).toBe(true);
    expect(at(lms.held(), cmi.status)).toBe('completed');
  });

  test('an LMS that lost the suspend data does not lose the completion too', async () => {
    const lms = newLms(name, version);
    const first = lms.open();
    const { player, tracker } = await launch(first.api);
    await player.complete(REF);
    await tracker.flush();
    lms.lose('suspend_data');
    const again = lms.open();
    await launch(again.api);
    expect(at(lms.held(), cmi.status)).toBe('completed');
  });

  const hostile: readonly (readonly [string, (name: string) => unknown])[] = [
    ['answers "" to everything', () => ''],
    [
      'throws',
      () => {
        throw new Error('LMS');
      },
    ],
    ['answers false and an error', (name) => (name.endsWith('Error') ? '101' : 'false')],
    ['answers undefined', () => undefined],
    ['has none of the functions', () => null],
  ];
  test.each(hostile)(
    'an LMS that %s never stops the learner, who is told',
    async (_name, reply) => {
      const raw = new Proxy(
        {},
        {
          get: (_, name) =>
            typeof name === 'string' && reply(name) === null
              ? undefined
              : () => reply(String(name)),
        },
      );
      const api = findApi(version, {
        [version === '1.2' ? 'API' : 'API_1484_11']: raw,
      } as unknown as Window);
      if (!api) throw new Error('An API is there.');
      expect(api.start()).toBe(false);
      const { player, tracker, told, store } = await launch(api);
      expect(await answer(player, REF, choiceSample, 'tumeur', 1)).toMatchObject({
        status: 'graded',
      });
      await tracker.flush();
      expect(tracker.end()).toBe(false);
      expect(told).not.toContain(true);
      expect(await store.peek('s', 9)).toHaveLength(1);
    },
  );
});

describe('the API is looked for', () => {
  const api = { LMSInitialize: () => 'true' };
  const frame = (parent: object | null, own: object = {}): Window => {
    const window: Record<string, unknown> = { ...own };
    window['parent'] = parent ?? window;
    window['top'] = parent ?? window;
    return window as unknown as Window;
  };

  test('in the frames around, then around who opened the window', () => {
    const lms = frame(null, { API: api });
    expect(findApi('1.2', frame(frame(lms)))).not.toBeNull();
    expect(findApi('2004', frame(frame(lms)))).toBeNull();
    expect(findApi('1.2', frame(null, { opener: frame(lms) }))).not.toBeNull();
    expect(findApi('1.2', frame(frame(null, { opener: lms })))).not.toBeNull();
  });

  test('but not for ever, nor where one may not look', () => {
    const loop: Record<string, unknown> = {};
    const other: Record<string, unknown> = { parent: loop };
    loop['parent'] = other;
    loop['opener'] = loop;
    expect(findApi('1.2', loop as unknown as Window)).toBeNull();
    const foreign = new Proxy(
      {},
      {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      },
    );
    expect(findApi('1.2', frame(foreign))).toBeNull();
  });
});

test('a session that names nobody, or begins with an exception, is none', () => {
  const api = (start: boolean, name: string): ScormApi => ({
    version: '1.2',
    get: (element) => (element === 'cmi.core.student_id' ? name : ''),
    set: () => true,
    start: () => start,
    commit: () => true,
    end: () => true,
    lastError: () => '0',
    visitor: () => null,
    remember: () => undefined,
  });
  expect(beginScorm(api(true, ''), 'o')).toBeNull();
  expect(beginScorm(api(false, 'lea'), 'o')).toBeNull();
  const [lea, another] = [beginScorm(api(true, 'lea'), 'o'), beginScorm(api(true, 'lea'), 'p')];
  expect(lea?.learner).not.toBe(another?.learner);
  const raw = {
    LMSInitialize: () => {
      throw new TypeError('Cannot set properties of undefined');
    },
    LMSGetLastError: () => '0',
    LMSGetValue: () => 'lea',
  };
  const throwing = findApi('1.2', { API: raw } as unknown as Window);
  expect(throwing && beginScorm(throwing, 'o')).toBeNull();
});

test.each(BOTH)('a browser that refuses storage starts from what %s kept', async (name) => {
  const lms = newLms(name, '2004');
  const first = lms.open();
  const { player, tracker } = await launch(first.api);
  await answer(player, REF, choiceSample, 'tumeur', 1);
  await tracker.flush();
  const { api } = lms.open();
  const start = beginScorm(api, 'o');
  if (!start) throw new Error('The LMS begins.');
  const refused = await openScormSession({
    start,
    unit: LESSON,
    session: 's',
    compression,
    open: () => Promise.reject(new DOMException('refused')),
  });
  const progress: Progress = await refused.store.progress();
  expect(progress.lessons[LESSON.id]?.questions[choiceSample.id]).toBeDefined();
});
