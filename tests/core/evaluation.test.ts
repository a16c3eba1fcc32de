import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaledScore } from '../../src/core/assessment/score.ts';
import { gradeTry } from '../../src/core/assessment/grade.ts';
import { solution, rulesOf } from '../../src/core/question/index.ts';
import type { Question } from '../../src/core/question/types.ts';
import {
  anyJson,
  choiceSample,
  gapsSample,
  matchingSample,
  multipleSample,
  numberSample,
  samples,
  trueFalseSample,
} from './question/samples.ts';

const solutions = (questions: readonly Question[]) =>
  Object.fromEntries(questions.map((question) => [question.id, solution(question)]));

test('all right earns everything', () => {
  const result = gradeTry(samples, solutions(samples), 1, rulesOf);
  expect(result).toMatchObject({
    points: samples.length,
    max: samples.length,
    scaled: 1,
    passed: true,
  });
  expect(result.answers.map(({ question }) => question)).toEqual(samples.map(({ id }) => id));
});

test('nothing at all earns nothing, and says so question by question', () => {
  expect(gradeTry([choiceSample, numberSample], {}, 0.5, rulesOf)).toEqual({
    answers: [
      { question: 'suffixe-ite', response: null, points: 0, max: 1, hash: '0badc0de' },
      { question: 'imc', response: null, points: 0, max: 1, hash: '0badc0de' },
    ],
    points: 0,
    max: 2,
    scaled: 0,
    passed: false,
  });
});

test('a field left empty is no answer, « faux » is one', () => {
  const empty: Record<string, unknown> = {
    [choiceSample.id]: '',
    [multipleSample.id]: [],
    [gapsSample.id]: { vite: '' },
    [numberSample.id]: ' ',
    [matchingSample.id]: {},
    [trueFalseSample.id]: false,
  };
  const { answers } = gradeTry(
    samples.filter(({ id }) => id in empty),
    empty,
    1,
    rulesOf,
  );
  expect(answers.filter(({ response }) => response !== null)).toMatchObject([
    { question: trueFalseSample.id, response: false, points: 1 },
  ]);
});

test('what is half filled earns its half, unreadable answers nothing', () => {
  const responses = {
    [gapsSample.id]: { vite: 'tachycardie' },
    [matchingSample.id]: { algie: 'douleur' },
    [numberSample.id]: 'je ne sais pas',
    [choiceSample.id]: 'an option since removed',
  };
  const { answers, points } = gradeTry(
    [gapsSample, matchingSample, numberSample, choiceSample],
    responses,
    0.5,
    rulesOf,
  );
  expect(answers.map((answer) => answer.points)).toEqual([0.5, 0.3333, 0, 0]);
  expect(answers.map((answer) => answer.response)).toEqual([
    { vite: 'tachycardie' },
    { algie: 'douleur' },
    'je ne sais pas',
    null,
  ]);
  expect(points).toBe(0.8333);
});

test('thirds add up to a whole', () => {
  const third = { ...multipleSample, points: 1 };
  const three = ['a', 'b', 'c'].map((id) => ({ ...third, id }));
  const { points, scaled } = gradeTry(
    three,
    { a: ['toux'], b: ['toux', 'fievre'], c: [] },
    0,
    rulesOf,
  );
  expect([points, scaled]).toEqual([1, 0.3333]);
});

describe('passing', () => {
  const bank = Array.from({ length: 20 }, (_, i) => ({ ...choiceSample, id: `q${String(i)}` }));
  const right = (count: number) => solutions(bank.slice(0, count));

  test('takes the mastery score itself, and not one question less', () => {
    expect(gradeTry(bank, right(16), 0.8, rulesOf)).toMatchObject({ scaled: 0.8, passed: true });
    expect(gradeTry(bank, right(15), 0.8, rulesOf)).toMatchObject({ scaled: 0.75, passed: false });
    expect(gradeTry(bank, right(14), 0.7, rulesOf)).toMatchObject({ passed: true });
    expect(gradeTry(bank, right(0), 0, rulesOf)).toMatchObject({ scaled: 0, passed: true });
  });

  test('agrees with what is sent: passed exactly when the rounded score reaches it', () => {
    const anyResponses = fc.dictionary(fc.constantFrom(...samples.map(({ id }) => id)), anyJson);
    const mastery = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
    fc.assert(
      fc.property(anyResponses, mastery, (responses, masteryScore) => {
        const { scaled, passed, points, max } = gradeTry(samples, responses, masteryScore, rulesOf);
        expect(passed).toBe(scaled >= masteryScore);
        expect(scaled).toBe(scaledScore(points, max));
        expect(Math.round(scaled * 10_000) / 10_000).toBe(scaled);
      }),
    );
  });
});

test('an empty evaluation cannot be divided by', () => {
  expect(gradeTry([], {}, 0.5, rulesOf)).toMatchObject({
    points: 0,
    max: 0,
    scaled: 0,
    passed: false,
  });
});
