import { describe, expect, test } from 'vitest';
import { evaluationState } from '../../src/core/assessment/standing.ts';
import { apply, emptyProgress } from '../../src/core/progress/fold.ts';
import type { Event, Progress } from '../../src/core/progress/progress.ts';
import { isTo, nextAttempt } from '../../src/core/progress/outcome.ts';
import { asWorded, lessonState } from '../../src/core/progress/standing.ts';

const base = { time: '2026-11-22T10:00:00.000Z', session: 's', epoch: 0 };
const lesson = 'm/l';
const visited = (section: string): Event => ({
  ...base,
  id: section,
  type: 'visited',
  lesson,
  section,
});
const answered = (question: string, attempt = 1): Event => ({
  ...base,
  id: question,
  type: 'answered',
  lesson,
  question,
  attempt,
  response: 'x',
  points: 0,
  max: 1,
  success: false,
  duration: 1,
  hash: 'h',
  revision: 'r',
});
const completed: Event = { ...base, id: 'c', type: 'completed', lesson, revision: 'r' };
const after = (...events: Event[]): Progress => events.reduce(apply, emptyProgress);

describe('a lesson', () => {
  const outline = { id: lesson, sections: ['a', 'b'], required: ['q1', 'q2', 'constructor'] };

  test('is new until something is done in it', () => {
    expect(lessonState(emptyProgress, outline)).toEqual({
      state: 'new',
      answered: 0,
      required: 3,
      missingSections: ['a', 'b'],
      missingQuestions: ['q1', 'q2', 'constructor'],
    });
  });

  test('counts wrong answers as answered, optional ones not at all', () => {
    expect(lessonState(after(visited('b'), answered('q2'), answered('extra')), outline)).toEqual({
      state: 'started',
      answered: 1,
      required: 3,
      missingSections: ['a'],
      missingQuestions: ['q1', 'constructor'],
    });
  });

  test('is completed once every section is seen and every required question answered', () => {
    const questions = [answered('q1'), answered('q2'), answered('constructor')];
    expect(lessonState(after(...questions, visited('a')), outline).state).toBe('started');
    expect(lessonState(after(...questions, visited('a'), visited('b')), outline)).toMatchObject({
      state: 'completed',
      missingSections: [],
      missingQuestions: [],
    });
  });

  test('stays completed when its author adds a question, and tells which', () => {
    expect(
      lessonState(after(visited('a'), answered('q1'), completed), {
        id: lesson,
        sections: ['a'],
        required: ['q1', 'new'],
      }),
    ).toMatchObject({ state: 'completed', missingQuestions: ['new'] });
  });

  test('without required questions is completed by its sections', () => {
    const reading = { ...outline, required: [] };
    expect(lessonState(emptyProgress, reading).state).toBe('new');
    expect(lessonState(after(visited('a')), reading).state).toBe('started');
    expect(lessonState(after(visited('a'), visited('b')), reading).state).toBe('completed');
  });
});

test('attempts are numbered from 1', () => {
  expect(nextAttempt(emptyProgress, lesson, 'q1')).toBe(1);
  expect(nextAttempt(emptyProgress, lesson, 'constructor')).toBe(1);
  expect(nextAttempt(after(answered('q1', 4)), lesson, 'q1')).toBe(5);
  expect(nextAttempt(after(answered('q1', 4)), lesson, 'q2')).toBe(1);
  const three = after(answered('q1', 1), answered('q1', 2), answered('q1', 3));
  expect(nextAttempt(three, lesson, 'q1')).toBe(4);
});

describe('a question changed since it was answered', () => {
  const progress = after(visited('a'), answered('q1'), answered('q2'), completed);
  const worded = (hash: string) => [{ id: 'q1', hash }];

  test('is to be answered again; the lesson stays completed, the attempts are counted on', () => {
    const now = asWorded(progress, lesson, worded('i0'));
    expect(Object.keys(now.lessons[lesson]?.questions ?? {})).toEqual(['q2']);
    const outline = { id: lesson, sections: ['a'], required: ['q1', 'q2'] };
    expect(lessonState(now, outline)).toMatchObject({
      state: 'completed',
      answered: 1,
      missingQuestions: ['q1'],
    });
    expect(nextAttempt(progress, lesson, 'q1')).toBe(2);
  });

  test('is not one whose hash an LMS could keep the beginning of alone', () => {
    expect(asWorded(progress, lesson, worded('h0123456'))).toBe(progress);
    expect(isTo({ id: 'q', hash: '0123abcd' }, { hash: '' })).toBe(true);
    expect(isTo({ id: 'q', hash: '0123abcd' }, { hash: '0123' })).toBe(true);
    expect(isTo({ id: 'q', hash: '0124abcd' }, { hash: '0123' })).toBe(false);
  });
});

describe('an evaluation', () => {
  const evaluation = { id: 'm/evaluation', tries: 3 };
  const common = { evaluation: evaluation.id, seed: 's', revision: 'r' };
  const started = (number: number): Event => ({
    ...base,
    ...common,
    id: `start ${String(number)}`,
    type: 'started',
    try: number,
    questions: ['q'],
  });
  const handedIn = (number: number, passed: boolean): Event => ({
    ...base,
    ...common,
    id: `end ${String(number)}`,
    type: 'handed-in',
    try: number,
    answers: [],
    points: passed ? 9 : 1,
    max: 10,
    passed,
    duration: 60,
  });
  const state = (...events: Event[]) => evaluationState(after(...events), evaluation);

  test('is new, with all its tries', () => {
    expect(state()).toEqual({
      state: 'new',
      underWay: null,
      best: null,
      last: null,
      nextTry: 1,
      triesLeft: 3,
    });
  });

  test('is under way from start to hand-in', () => {
    expect(state(started(1))).toMatchObject({
      state: 'under-way',
      underWay: { try: 1 },
      nextTry: 2,
      triesLeft: 2,
    });
    expect(state(started(1), handedIn(1, false))).toMatchObject({
      state: 'failed',
      underWay: null,
      nextTry: 2,
      triesLeft: 2,
    });
  });

  test('once passed stays passed, through later tries', () => {
    expect(
      state(started(1), handedIn(1, true), started(2), handedIn(2, false), started(3)),
    ).toMatchObject({ state: 'passed', underWay: { try: 3 }, best: { try: 1 }, triesLeft: 0 });
  });

  test('never runs out of tries where they are not limited', () => {
    expect(evaluationState(after(handedIn(9, false)), { ...evaluation, tries: 0 })).toMatchObject({
      nextTry: 10,
      triesLeft: null,
    });
    expect(evaluationState(after(handedIn(9, false)), evaluation).triesLeft).toBe(0);
  });
});
