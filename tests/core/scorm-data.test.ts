import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { speechOf } from '../../src/core/question/speech.ts';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import type { TryResult } from '../../src/core/assessment/model.ts';
import type { LessonProgress, Progress } from '../../src/core/progress/progress.ts';
import { solution } from '../../src/core/question/index.ts';
import type { Question, Response } from '../../src/core/question/types.ts';
import { interactionData, timespan12 } from '../../src/core/scorm/interaction.ts';
import {
  objectivesOf,
  progressMeasure,
  firstStatus,
  isLower,
  scoreData,
  scoreRange,
  standingOf,
  statusData,
} from '../../src/core/scorm/standing.ts';
import type { ScormVersion } from '../../src/core/scorm/types.ts';
import {
  anyQuestion,
  anyResponse,
  choiceSample,
  gapsSample,
  matchingSample,
  multipleSample,
  numberSample,
  orderingSample,
  seriesSample,
  trueFalseSample,
} from './question/samples.ts';

const said = (version: ScormVersion, question: Question, response: Response) =>
  Object.fromEntries(
    interactionData(
      version,
      {
        question,
        response,
        success: false,
        time: '2026-11-22T08:31:07.250Z',
        duration: 3725.5,
        objective: 'https://x.example/objectifs/a',
      },
      speechOf(question),
    ),
  );

describe('one answer in both versions', () => {
  test.each<[Question, Response, object, object]>([
    [
      choiceSample,
      'tumeur',
      { type: 'choice', 'correct_responses.0.pattern': 'a', student_response: 'b' },
      { type: 'choice', 'correct_responses.0.pattern': 'inflammation', learner_response: 'tumeur' },
    ],
    [
      multipleSample,
      ['fievre', 'calme'],
      { type: 'choice', 'correct_responses.0.pattern': '{a,b,c}', student_response: 'a,d' },
      {
        'correct_responses.0.pattern': 'fievre[,]toux[,]frisson',
        learner_response: 'fievre[,]calme',
      },
    ],
    [
      trueFalseSample,
      true,
      { type: 'true-false', 'correct_responses.0.pattern': 'f', student_response: 't' },
      { 'correct_responses.0.pattern': 'false', learner_response: 'true' },
    ],
    [
      gapsSample,
      { vite: 'tachycardie', souffle: 'apnée' },
      {
        type: 'fill-in',
        'correct_responses.0.pattern': 'tachycardie ; dyspnée',
        student_response: 'tachycardie ; apnée',
      },
      {
        type: 'fill-in',
        'correct_responses.1.pattern': '{case_matters=false}tachycardie[,]gêne respiratoire',
        learner_response: 'tachycardie[,]apnée',
      },
    ],
    [
      numberSample,
      '25,9',
      { type: 'numeric', 'correct_responses.0.pattern': '25.7', student_response: '25.9' },
      { type: 'numeric', 'correct_responses.0.pattern': '25.6[:]25.8', learner_response: '25.9' },
    ],
    [
      { ...numberSample, tolerance: 0 },
      '25,7',
      { 'correct_responses.0.pattern': '25.7' },
      { 'correct_responses.0.pattern': '25.7[:]25.7' },
    ],
    [
      matchingSample,
      { algie: 'douleur', ome: 'incision' },
      {
        type: 'matching',
        'correct_responses.0.pattern': '{a.a,b.b,c.c}',
        student_response: 'a.a,b.d',
      },
      { learner_response: 'algie[.]douleur[,]ome[.]incision' },
    ],
    [
      orderingSample,
      ['uretre', 'rein', 'uretere', 'vessie'],
      { type: 'sequencing', 'correct_responses.0.pattern': 'a,b,c,d', student_response: 'd,a,b,c' },
      { type: 'sequencing', learner_response: 'uretre[,]rein[,]uretere[,]vessie' },
    ],
    [
      seriesSample,
      { over: '15', counted: '18', rate: '54' },
      {
        type: 'performance',
        'correct_responses.0.pattern': 'duree.60,compte.72,frequence.72',
        student_response: 'duree.15,compte.18,frequence.54',
      },
      {
        type: 'performance',
        'correct_responses.2.pattern': 'duree[.]15[,]compte[.]18[,]frequence[.]72',
        learner_response: 'duree[.]15[,]compte[.]18[,]frequence[.]54',
      },
    ],
  ])('$kind', (question, response, old, recent) => {
    expect(said('1.2', question, response)).toMatchObject(old);
    expect(said('2004', question, response)).toMatchObject(recent);
  });

  test('the rest: who it is, when, how long, what it was about', () => {
    expect(said('1.2', choiceSample, 'tumeur')).toMatchObject({
      id: 'suffixe-ite',
      time: expect.stringMatching(/^\d\d:31:07$/),
      result: 'wrong',
      latency: '0001:02:05.50',
      weighting: '1',
    });
    expect(said('2004', choiceSample, 'tumeur')).toMatchObject({
      id: 'suffixe-ite',
      timestamp: '2026-11-22T08:31:07.25Z',
      result: 'incorrect',
      latency: 'PT1H2M5.5S',
      'objectives.0.id': 'https://x.example/objectifs/a',
      description: '{lang=fr}Énoncé',
    });
  });

  test('2004 gets one line of description, and no half of an identifier', () => {
    const stem = [['Un énoncé\nsur {deux}'], ['lignes']];
    expect(said('2004', { ...choiceSample, stem }, 'tumeur')['description']).toBe(
      '{lang=fr}Un énoncé sur deux lignes',
    );
    const steps = Array.from({ length: 100 }, (_, at) => ({
      id: `etape-numero-${at}`,
      text: [],
      feedback: [],
    }));
    const ids = steps.map(({ id }) => id);
    const given = said('2004', { ...orderingSample, steps }, ids)['learner_response'] ?? '';
    // 36 steps are what every LMS must be able to keep.
    expect(given.split('[,]')).toEqual(ids.slice(0, 36).map((id) => id.replaceAll('-', '_')));
  });

  test('whatever is answered, 1.2 gets what its grammar allows', () => {
    const grammar: Readonly<Record<string, RegExp>> = {
      'true-false': /^[tf]$/,
      choice: /^\{?[a-z0-9](,[a-z0-9])*\}?$/,
      sequencing: /^[a-z0-9](,[a-z0-9])*$/,
      matching: /^\{?[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*\}?$/,
      numeric: /^-?\d+(\.\d+)?$/,
      performance: /^[a-z]+\.\d+(,[a-z]+\.\d+)*$/,
      'fill-in': /^[^]{1,255}$/,
    };
    fc.assert(
      fc.property(
        anyQuestion.chain((question) =>
          anyResponse(question).map((response) => ({ question, response })),
        ),
        ({ question, response }) => {
          const {
            type = '',
            student_response: given,
            'correct_responses.0.pattern': pattern,
          } = said('1.2', question, response);
          if (type === '') return;
          // A run of a bench is told in words; many are right, so none is said to be.
          if (question.kind === 'bench') {
            expect(given ?? '').toMatch(/^[^]{0,255}$/);
            expect(pattern).toBeUndefined();
            return;
          }
          if (given !== undefined) expect(given).toMatch(grammar[type] ?? /$^/);
          expect(pattern).toMatch(grammar[type] ?? /$^/);
          const right = said('1.2', question, solution(question));
          expect(right['student_response']).toBe(pattern?.replace(/[{}]/g, ''));
        },
      ),
    );
  });

  test('a response to another wording of the question is not told', () => {
    expect(said('1.2', choiceSample, ['a'])).toEqual({});
  });
});

test('a span of time in 1.2 has four digits of hours, and never more', () => {
  expect(timespan12(0)).toBe('0000:00:00.00');
  expect(timespan12(59.999)).toBe('0000:01:00.00');
  expect(timespan12(1e12)).toBe('9999:00:00.00');
});

const result = (points: number, answers: TryResult['answers'] = []): TryResult => ({
  id: `t${points}`,
  try: 1,
  seed: 's',
  answers,
  points,
  max: 4,
  passed: points >= 3,
  time: '2026-11-22T08:00:00.000Z',
  revision: 'r',
});

const UNIT = { id: 'm/evaluation', kind: 'evaluation' } as const;
const evaluated = (best: TryResult | null): Progress => ({
  ...emptyProgress,
  evaluations: {
    [UNIT.id]: { started: null, first: best, best, last: best, touched: 't' },
  },
});

const told = (version: ScormVersion, now: ReturnType<typeof standingOf>) => [
  ...statusData(version, now),
  ...scoreData(version, now),
];

describe('where a learner stands', () => {
  const data = (version: ScormVersion, best: TryResult | null, mastery = 0.75) =>
    Object.fromEntries(told(version, standingOf(evaluated(best), UNIT, mastery)));
  const range = (version: ScormVersion, best: TryResult | null) =>
    Object.fromEntries(scoreRange(version, standingOf(evaluated(best), UNIT, 0.75)));

  test('an evaluation: nothing yet, failed, passed', () => {
    expect(data('1.2', null)).toEqual({});
    expect(data('2004', null)).toEqual({});
    expect(data('1.2', result(2))).toEqual({
      'cmi.core.lesson_status': 'failed',
      'cmi.core.score.raw': '50',
    });
    expect(range('1.2', null)).toEqual({});
    expect(range('1.2', result(2))).toEqual({
      'cmi.core.score.min': '0',
      'cmi.core.score.max': '100',
    });
    expect(data('2004', result(3))).toEqual({
      'cmi.completion_status': 'completed',
      'cmi.success_status': 'passed',
      'cmi.score.scaled': '0.75',
      'cmi.score.raw': '75',
    });
    expect(range('2004', result(3))).toEqual({
      'cmi.score.min': '0',
      'cmi.score.max': '100',
    });
  });

  test('what is said first: nothing where something was reached, or in review', () => {
    const said = (version: ScormVersion, mode: string) =>
      [
        '',
        'not attempted',
        'unknown',
        'browsed',
        'incomplete',
        'failed',
        'completed',
        'passed',
      ].map((status) => firstStatus(version, status, mode)[0]?.[1] ?? null);
    const nothing = [null, null, null, null, null];
    expect(said('1.2', 'normal')).toEqual(['incomplete', 'incomplete', 'incomplete', ...nothing]);
    expect(said('1.2', 'browse')).toEqual(['browsed', 'browsed', 'browsed', ...nothing]);
    expect(said('2004', 'browse')).toEqual(['incomplete', 'incomplete', 'incomplete', ...nothing]);
    expect(said('1.2', 'review')).toEqual([null, null, null, ...nothing]);
  });

  test('statuses and measures only go up', () => {
    const order = ['incomplete', 'completed', 'passed'];
    for (const [at, held] of order.entries())
      expect(order.map((value) => isLower(value, held))).toEqual(order.map((_, mine) => mine < at));
    for (const value of order) expect(isLower(value, 'not attempted')).toBe(false);
    expect(isLower('failed', 'passed')).toBe(true);
    expect(isLower('failed', 'incomplete')).toBe(false);
    expect(isLower('0.5', '0.75')).toBe(true);
    expect(isLower('0.75', '0.5')).toBe(false);
    expect(isLower('0', '')).toBe(false);
  });

  test('the LMS decides what it takes to pass', () => {
    expect(data('2004', result(3), 0.8)).toMatchObject({ 'cmi.success_status': 'failed' });
  });

  test('objectives of an evaluation: by the best try, with the same threshold', () => {
    const answer = (question: string, points: number) => ({
      question,
      response: 'a',
      points,
      max: 1,
      hash: 'h',
    });
    const best = result(3, [answer('q1', 1), answer('q2', 1), answer('q3', 0)]);
    const objectives = ['q1,q2', 'q3', 'q9'].map((questions, at) => ({
      id: `o${at}`,
      text: 'x',
      questions: questions.split(','),
    }));
    expect(objectivesOf(evaluated(best), UNIT, { required: [], objectives }, 0.75)).toMatchObject([
      { id: 'o0', completed: true, passed: true, scaled: 1 },
      { id: 'o1', completed: true, passed: false, scaled: 0 },
      { id: 'o2', completed: false, passed: null, scaled: null },
    ]);
  });

  test('a lesson: completion, share done, objectives reached but never failed', () => {
    const lesson = { id: 'm/l', kind: 'lesson' } as const;
    const outcome = (success: boolean) => ({ points: success ? 1 : 0, max: 1, success });
    const question = (success: boolean) => ({
      first: outcome(false),
      best: outcome(success),
      last: outcome(success),
    });
    const known = (completed: string | null): Progress => ({
      ...emptyProgress,
      lessons: {
        [lesson.id]: {
          sections: {},
          questions: { q1: question(true), q2: question(false) },
          revealed: {},
          completed,
          touched: 't',
        } as unknown as LessonProgress,
      },
    });
    const sco = {
      required: ['q1', 'q2', 'q3', 'q4'],
      objectives: [
        { id: 'reached', text: '', questions: ['q1'] },
        { id: 'wrong', text: '', questions: ['q1', 'q2'] },
        { id: 'open', text: '', questions: ['q1', 'q3'] },
        { id: 'untested', text: '', questions: [] },
      ],
    };
    expect(told('1.2', standingOf(known(null), lesson, 1))).toEqual([]);
    expect(told('1.2', standingOf(known('t'), lesson, 1))).toEqual([
      ['cmi.core.lesson_status', 'completed'],
    ]);
    expect(progressMeasure(known(null), lesson, sco)).toBe(0.5);
    expect(progressMeasure(known('t'), lesson, sco)).toBe(1);
    expect(
      objectivesOf(known(null), lesson, sco, 1).map(({ completed, passed }) => [completed, passed]),
    ).toEqual([
      [true, true],
      [true, null],
      [false, null],
      [false, null],
    ]);
  });
});
