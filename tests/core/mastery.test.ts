/** What a lesson's answers say of its questions and objectives. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, emptyProgress } from '../../src/core/progress/fold.ts';
import { markQuestions, objectiveStandings, type Asked } from '../../src/core/progress/mastery.ts';
import type { Progress } from '../../src/core/progress/progress.ts';
import { objectivesOf } from '../../src/core/scorm/standing.ts';

const LESSON = 'm/l';
const NOW = 'aaaa1111';

const asked = (id: string, more: Partial<Asked> = {}): Asked => ({
  id,
  hash: NOW,
  required: true,
  objective: 'savoir',
  ...more,
});

/** Tries at a question, in order: right or not. */
function answered(tries: Readonly<Record<string, readonly boolean[]>>, hash = NOW): Progress {
  const events = Object.entries(tries).flatMap(([question, all]) =>
    all.map((success, at) => ({ question, success, attempt: at + 1 })),
  );
  return events.reduce(
    (known, { question, success, attempt }) =>
      apply(known, {
        type: 'answered',
        id: `${question}-${String(attempt)}`,
        time: '2026-11-24T18:40:00.000Z',
        session: 's',
        epoch: 0,
        lesson: LESSON,
        revision: 'r',
        question,
        attempt,
        response: '',
        duration: 1,
        points: success ? 1 : 0,
        max: 1,
        success,
        hash,
      }),
    emptyProgress,
  );
}

test('a question is right at once, right after an error, wrong, or waits', () => {
  const questions = ['a', 'b', 'c', 'd'].map((id) => asked(id));
  const progress = answered({ a: [true], b: [false, true], c: [false, false] });
  expect(markQuestions(progress, LESSON, questions).map(({ mark }) => mark)).toEqual([
    'first',
    'later',
    'wrong',
    'todo',
  ]);
});

test('what was once right stays right, and an error taken again is made good', () => {
  const [relapsed, mended] = markQuestions(
    answered({ a: [true, false], b: [false, false, false, true] }),
    LESSON,
    [asked('a'), asked('b')],
  );
  expect(relapsed?.mark).toBe('first');
  expect(mended?.mark).toBe('later');
});

test('an answer to another wording is none', () => {
  const progress = answered({ a: [true] }, 'bbbb2222');
  expect(markQuestions(progress, LESSON, [asked('a')])[0]?.mark).toBe('todo');
});

test('an objective is acquired once each question about it is right, and counts them', () => {
  const questions = [
    asked('a'),
    asked('b'),
    asked('c', { objective: 'trier' }),
    asked('d', { objective: 'trier' }),
    asked('e', { objective: 'noter' }),
    asked('f', { objective: 'noter' }),
    asked('g', { objective: null }),
  ];
  const progress = answered({
    a: [true],
    b: [false, true],
    c: [true],
    d: [false],
    e: [true],
    g: [false],
  });
  const marked = markQuestions(progress, LESSON, questions);
  expect(objectiveStandings(['savoir', 'trier', 'noter', 'dire'], marked)).toEqual([
    { id: 'savoir', state: 'acquired', asked: 2, right: 2, later: 1 },
    { id: 'trier', state: 'review', asked: 2, right: 1, later: 0 },
    { id: 'noter', state: 'todo', asked: 2, right: 1, later: 0 },
  ]);
});

test('a question that may be skipped counts once it was answered', () => {
  const questions = [asked('a'), asked('b', { required: false })];
  const standing = (tries: Readonly<Record<string, readonly boolean[]>>) =>
    objectiveStandings(['savoir'], markQuestions(answered(tries), LESSON, questions))[0];
  expect(standing({ a: [true] })).toMatchObject({ state: 'acquired', asked: 1 });
  expect(standing({ a: [true], b: [false] })).toMatchObject({ state: 'review', asked: 2 });
  expect(standing({ a: [true], b: [true] })).toMatchObject({ state: 'acquired', asked: 2 });
});

test('what the page says is acquired is what a SCORM 2004 LMS is told', () => {
  const tries = fc.array(fc.boolean(), { maxLength: 4 });
  const all = fc.array(fc.record({ objective: fc.constantFrom('o0', 'o1', 'o2'), tries }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(all, (drawn) => {
      const questions = drawn.map(({ objective }, at) => asked(`q${String(at)}`, { objective }));
      const progress = answered(
        Object.fromEntries(drawn.map((one, at) => [`q${String(at)}`, one.tries])),
      );
      const ids = [...new Set(drawn.map(({ objective }) => objective))];
      const shown = objectiveStandings(ids, markQuestions(progress, LESSON, questions));
      const told = objectivesOf(
        progress,
        { id: LESSON, kind: 'lesson' },
        {
          required: [],
          objectives: ids.map((id) => ({
            id,
            text: id,
            questions: questions.filter(({ objective }) => objective === id).map((one) => one.id),
          })),
        },
        1,
      );
      expect(shown.map(({ state }) => state === 'acquired')).toEqual(
        told.map(({ passed }) => passed === true),
      );
    }),
  );
});
