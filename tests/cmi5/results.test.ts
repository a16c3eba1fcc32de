/** Musts 20 to 24: scores, mastery, durations, progress. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completed, judged, terminated } from '../../src/core/xapi/cmi5.ts';
import { mayStatement, openLedger, recordStatement } from '../../src/core/xapi/ledger.ts';
import type { Statement } from '../../src/core/xapi/statement.ts';
import { progressed } from '../../src/core/xapi/answers.ts';
import {
  completedEvent,
  evaluationSetting,
  lessonSetting,
  scoring,
  session,
} from '../core/launches.ts';
import { BANK, EVALUATION, openAu, words } from './au.ts';
import { openLms, TEMPLATE } from './lms.ts';

const MASTERY = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
const PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';

/** What an LMS with that launch data holds after one try with so many right of ten. */
async function tried(right: number, launchData: object): Promise<readonly Statement[]> {
  const lms = await openLms();
  lms.launchData = { contextTemplate: TEMPLATE, launchMode: 'Normal', ...launchData };
  const au = openAu(lms, { unit: EVALUATION });
  await au.handIn(right);
  await au.settled();
  await au.quit();
  return lms.stored();
}

const verdict = (all: readonly Statement[]) =>
  all.find((one) => ['passed', 'failed'].includes(words([one])[0] ?? ''));

test.each([
  [7, 'passed'],
  [10, 'passed'],
  [6, 'failed'],
  [0, 'failed'],
])(
  'must 20 [9.3.4, 9.3.5]: %d right of ten against 0.7 is %s, with the success it says',
  async (right, word) => {
    const one = verdict(await tried(right, { masteryScore: 0.7 }));
    expect(words(one ? [one] : [])).toEqual([word]);
    expect(one?.result).toMatchObject({
      success: word === 'passed',
      score: { scaled: right / 10 },
    });
  },
);

test('must 20 [9.3.4, 9.3.5]: the score never contradicts the verb, whatever was earned and asked', () => {
  const mastery = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
  fc.assert(
    fc.property(mastery, fc.integer({ min: 0, max: 300 }), (masteryScore, tenths) => {
      const { launch, unit } = evaluationSetting;
      const one = judged(
        { unit, launch: { ...launch, masteryScore } },
        scoring(tenths / 10, 30),
        0.5,
      );
      const reached = (one.result?.score?.scaled ?? NaN) >= masteryScore;
      expect([words([one])[0], one.result?.success]).toEqual(
        reached ? ['passed', true] : ['failed', false],
      );
    }),
  );
});

test('must 21 [9.5.1]: of the defined statements, passed and failed alone have a score; scaled 0 to 1, raw with min and max', async () => {
  const category = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
  for (const right of [2, 9]) {
    const all = await tried(right, { masteryScore: 0.7 });
    const defined = all.filter(({ context }) => JSON.stringify(context).includes(category));
    expect(words(defined.filter(({ result }) => result?.score))).toEqual([
      right === 9 ? 'passed' : 'failed',
    ]);
    for (const { result } of all) {
      if (!result?.score) continue;
      const { scaled, raw = NaN, min = NaN, max = NaN } = result.score;
      expect(scaled >= 0 && scaled <= 1 && min <= raw && raw <= max).toBe(true);
    }
  }
});

test.each([
  ['absent: the course’s own 0.8 decides, and none is quoted', {}, 7, 'failed', undefined],
  ['null: the same', { masteryScore: null }, 8, 'passed', undefined],
  ['0: any score passes, and 0 is quoted', { masteryScore: 0 }, 0, 'passed', 0],
  ['lower than the course’s: the LMS’s wins', { masteryScore: 0.5 }, 5, 'passed', 0.5],
  ['higher than the course’s: the LMS’s wins', { masteryScore: 0.95 }, 9, 'failed', 0.95],
  ['1', { masteryScore: 1 }, 10, 'passed', 1],
])('must 22 [9.6.3.2]: masteryScore %s', async (_, launchData, right, word, quoted) => {
  const all = await tried(right, launchData);
  const one = verdict(all);
  expect(words(one ? [one] : [])).toEqual([word]);
  expect(one?.context.extensions?.[MASTERY]).toBe(quoted);
  for (const other of all.filter((statement) => statement !== one))
    expect(other.context.extensions).not.toHaveProperty([MASTERY]);
});

/** ISO 8601-1, 5.5.2.2: no designator without a number before it, no T without a time. */
const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;

test('must 23 [9.5.4.1]: terminated, completed, passed and failed have an ISO 8601 duration', async () => {
  for (const right of [2, 9])
    for (const one of await tried(right, { masteryScore: 0.7 }))
      if (['terminated', 'completed', 'passed', 'failed'].includes(words([one])[0] ?? ''))
        expect(one.result?.duration).toMatch(DURATION);
});

test.each([0, 0.004, 59.999, 60, 3600, 86_399.999, 86_400, 86_400 * 2, 90_061.5, 1e8])(
  'must 23 [9.5.4.1]: %d seconds are a duration, a day to the second among them',
  (seconds) => {
    const said = [
      terminated(lessonSetting, session, { session: seconds, active: seconds }),
      completed(lessonSetting, completedEvent, seconds),
      judged(evaluationSetting, { ...scoring(9), duration: seconds }, 0.5),
    ];
    for (const { result } of said) expect(result?.duration).toMatch(DURATION);
    expect('P1DT').not.toMatch(DURATION);
  },
);

test('must 24 [9.5.5.1]: progress is an integer from 0 to 100; 33.333 is never sent', () => {
  const percent = (fraction: number) =>
    progressed(lessonSetting, session, fraction).result?.extensions?.[PROGRESS];
  expect([percent(1 / 3), percent(0), percent(1), percent(-1), percent(7)]).toEqual([
    33, 0, 100, 0, 100,
  ]);
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (fraction) => {
      const said = percent(fraction);
      expect(Number.isInteger(said) && Number(said) >= 0 && Number(said) <= 100).toBe(true);
    }),
  );
});

test('must 24 [9.5.5.1]: a lesson tells each tenth it has passed, once, below 100 and never after completed', async () => {
  const lms = await openLms();
  const au = openAu(lms);
  const steps = () => lms.stored().flatMap(({ result }) => result?.extensions?.[PROGRESS] ?? []);
  const [first, second, ...rest] = BANK;
  // Twice the same question is no progress.
  for (const question of [first, first, second]) if (question) await au.answer('tumeur', question);
  await au.settled();
  expect(steps()).toEqual([18]);
  // Another session, another page: what was done before is not told again.
  await au.quit();
  lms.fetch = () => ({ status: 200, json: { 'auth-token': 'bGEgc3VpdmFudGU=' } });
  const next = openAu(lms, { store: au.store });
  for (const question of rest) await next.answer('inflammation', question);
  await next.answer();
  await next.complete();
  await next.answer('inflammation', first);
  await next.settled();
  expect(steps()).toEqual([18, 27, 36, 45, 54, 63, 72, 81, 90]);
});

test('must 24 [9.5.5.1]: none on completed, none after it, in later sessions either', async () => {
  const completion = completed(lessonSetting, completedEvent, 60);
  expect(completion.result?.extensions ?? {}).not.toHaveProperty([PROGRESS]);
  const opened = recordStatement(openLedger('Normal', []), 'initialized');
  expect(mayStatement(opened, 'progressed')).toBe(true);
  const done = recordStatement(opened, 'completed');
  expect(mayStatement(done, 'progressed')).toBe(false);
  const next = recordStatement(openLedger('Normal', done.registration), 'initialized');
  expect(mayStatement(next, 'progressed')).toBe(false);
  for (const { result } of await tried(9, {}))
    expect(result?.extensions ?? {}).not.toHaveProperty([PROGRESS]);
});
