/** What a positioning proposes: where to begin, objective by objective. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adviceOf, type AdvisedQuestion } from '../../../src/core/assessment/advice.ts';

const LESSONS = ['un', 'deux', 'trois', 'quatre'];
const QUESTIONS: readonly AdvisedQuestion[] = Array.from({ length: 12 }, (_, at) => ({
  id: `q${at}`,
  objective: `${LESSONS[at % 4]}#o${at}`,
  ...(at === 7 && { safety: true as const }),
}));

const answered = (right: readonly number[]) =>
  QUESTIONS.map(({ id }, at) => ({ question: id, points: right.includes(at) ? 1 : 0, max: 1 }));
const range = (count: number) => Array.from({ length: count }, (_, at) => at);
const adviceFor = (right: readonly number[]) => adviceOf(answered(right), QUESTIONS, LESSONS);

describe('the pace', () => {
  test.each([
    [0, 'in-order'],
    [4, 'in-order'],
    [5, 'marked-first'],
    [8, 'marked-first'],
    [9, 'faster'],
    [11, 'faster'],
    [12, 'known'],
  ])('%i of 12 right: %s', (right, pace) => {
    expect(adviceFor(range(right)).pace).toBe(pace);
  });

  test('is read as a share, whatever the number of questions', () => {
    const thirteen = [...QUESTIONS, { id: 'q12', objective: 'un#o12' }];
    const answers = thirteen.map(({ id }, at) => ({
      question: id,
      points: at < 5 ? 1 : 0,
      max: 1,
    }));
    expect(adviceOf(answers, thirteen, LESSONS).pace).toBe('marked-first');
  });
});

describe('the lessons to begin with', () => {
  test('are those of the errors, in the order of the module', () => {
    expect(adviceFor(range(12).filter((at) => at !== 3 && at !== 0)).first).toEqual([
      'un',
      'quatre',
    ]);
  });

  test('one whose error could harm somebody comes before all others', () => {
    const advice = adviceFor(range(12).filter((at) => at !== 0 && at !== 7));
    expect(advice.first).toEqual(['quatre', 'un']);
    expect(advice.safety).toEqual(['quatre']);
  });

  test('none when everything was right', () => {
    expect(adviceFor(range(12))).toMatchObject({ first: [], safety: [] });
  });

  test('half of the points is not right', () => {
    const answers = answered(range(12)).map((one, at) =>
      at === 0 ? { ...one, points: 0.5 } : one,
    );
    expect(adviceOf(answers, QUESTIONS, LESSONS).first).toEqual(['un']);
  });

  test('a question withdrawn since advises nothing', () => {
    const answers = [...answered(range(12)), { question: 'gone', points: 0, max: 1 }];
    expect(adviceOf(answers, QUESTIONS, LESSONS)).toMatchObject({ pace: 'known', first: [] });
  });
});

test('an objective is known or its lesson is proposed, each lesson once', () => {
  fc.assert(
    fc.property(fc.subarray(range(12)), (right) => {
      const { first, known } = adviceFor(right);
      expect(new Set(first).size).toBe(first.length);
      expect([...first].every((slug) => LESSONS.includes(slug))).toBe(true);
      for (const { objective } of QUESTIONS)
        expect(
          known.includes(objective ?? '') || first.includes(objective?.split('#')[0] ?? ''),
        ).toBe(true);
      expect(known).toHaveLength(right.length);
    }),
  );
});
