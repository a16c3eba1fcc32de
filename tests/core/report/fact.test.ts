import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speechOf } from '../../../src/core/question/speech.ts';
import { completed, initialized, judged, terminated } from '../../../src/core/xapi/cmi5.ts';
import { isoDuration, secondsOf } from '../../../src/core/xapi/duration.ts';
import { factOf, type StoredStatement } from '../../../src/core/report/fact.ts';
import type { Setting, Statement } from '../../../src/core/xapi/statement.ts';
import {
  answered,
  answeredInTry,
  experienced,
  progressed,
  scored,
} from '../../../src/core/xapi/answers.ts';
import {
  answeredEvent,
  bank,
  completedEvent,
  COURSE,
  evaluationSetting,
  handedInEvent,
  lessonSetting,
  session,
  under,
  visitedEvent,
} from '../launches.ts';
import { choiceSample } from '../question/samples.ts';

const lesson: Setting = under(lessonSetting, {
  activityId: `${COURSE}unites/vocabulaire/prefixes`,
});
const evaluation: Setting = under(evaluationSetting, {
  activityId: `${COURSE}unites/vocabulaire/evaluation`,
});
const read = (statement: Statement, more: object = {}) =>
  factOf({ ...(statement as StoredStatement), ...more }, COURSE);
const base = {
  registration: lesson.launch.registration,
  session: 'session-1',
  unit: 'vocabulaire/prefixes',
  time: visitedEvent.time,
};

describe('what each of our statements says to the board', () => {
  it('a lesson: opened, a section, an answer, its completion, the end', () => {
    expect(read(initialized(lesson, session))).toMatchObject({
      verb: 'initialized',
      time: session.time,
    });
    expect(read(experienced(lesson, visitedEvent, { id: 'le-lieu', title: 'Le lieu' }))).toEqual({
      ...base,
      id: experienced(lesson, visitedEvent, { id: 'le-lieu', title: '' }).id,
      verb: 'experienced',
      section: 'le-lieu',
    });
    expect(
      read(answered(lesson, answeredEvent, choiceSample, speechOf(choiceSample))),
    ).toMatchObject({
      ...base,
      verb: 'answered',
      question: choiceSample.id,
      attempt: 2,
      success: true,
    });
    expect(read(completed(lesson, completedEvent, 61))).toMatchObject({
      ...base,
      verb: 'completed',
    });
    const end = terminated(
      lesson,
      { ...session, time: visitedEvent.time },
      { session: 120.5, active: 90 },
    );
    expect(read(end)).toMatchObject({ ...base, verb: 'terminated', seconds: 120.5, active: 90 });
  });

  it('a positioning: each of its answers, since no try is judged', () => {
    const setting: Setting = under(
      { ...evaluationSetting, unit: { ...evaluationSetting.unit, kind: 'positioning' } },
      { activityId: `${COURSE}unites/vocabulaire/positionnement` },
    );
    const said = (of: Setting) =>
      answeredInTry(of, handedInEvent, [choiceSample], speechOf).map((one) => read(one));
    expect(said(setting)).toEqual([
      expect.objectContaining({
        unit: 'vocabulaire/positionnement',
        verb: 'answered',
        question: choiceSample.id,
      }),
    ]);
    expect(said(evaluation)).toEqual([null]);
  });

  it('an evaluation: its tries, which its verdict names by the same timestamp', () => {
    const tried = read(scored(evaluation, handedInEvent));
    expect(tried).toMatchObject({
      unit: 'vocabulaire/evaluation',
      verb: 'scored',
      scaled: 0.5,
      raw: 2,
      max: 4,
    });
    const verdict = read(judged(evaluation, handedInEvent, 0.7), {
      stored: '2026-11-22T09:00:00Z',
    });
    expect(verdict).toMatchObject({ verb: 'failed', at: handedInEvent.time });
    expect(tried).toMatchObject({ at: handedInEvent.time });
    for (const answer of answeredInTry(evaluation, handedInEvent, bank, speechOf))
      expect(read(answer)).toBeNull();
  });

  it('an answer that says no number is the first; the number of a try is what scored says', () => {
    const withNumber = (statement: Statement, number: unknown): Statement => {
      const extensions = { [`${COURSE}xapi/extensions/attempt`]: number };
      return { ...statement, result: { ...statement.result, extensions } } as Statement;
    };
    const answer = answered(lesson, answeredEvent, choiceSample, speechOf(choiceSample));
    expect(read(answer)).toMatchObject({ attempt: 2 });
    expect(read(withNumber(answer, undefined))).toMatchObject({ attempt: 1 });
    expect(read(withNumber(answer, '3'))).toMatchObject({ attempt: 1 });
    const tried = scored(evaluation, handedInEvent);
    expect(read(withNumber(tried, 3))).toMatchObject({ attempt: 3 });
    expect(read(withNumber(tried, '3'))).not.toHaveProperty('attempt');
    const verdict = withNumber(judged(evaluation, handedInEvent, 0.7), 3);
    expect(read(verdict)).not.toHaveProperty('attempt');
  });

  it('an id with other characters than letters comes back as it was authored', () => {
    const odd = experienced(lesson, visitedEvent, { id: 'où/quand ?', title: '' });
    expect(read(odd)).toMatchObject({ section: 'où/quand ?' });
    const broken = { ...odd, object: { id: `${lesson.launch.activityId}/section/%E0%A4%A` } };
    expect(read(broken)).toBeNull();
  });

  it('a clock that is ahead puts nothing in the future; one that is behind is believed', () => {
    const statement = initialized(lesson, session);
    expect(read(statement, { stored: '2026-11-21T08:00:00.123Z' })?.time).toBe(
      '2026-11-21T08:00:00.123Z',
    );
    expect(read(statement, { stored: '2026-11-23T08:00:00Z' })?.time).toBe(session.time);
  });

  it('what came after the end of its session is marked late', () => {
    const statement = answered(lesson, answeredEvent, choiceSample, speechOf(choiceSample));
    const late = { [`${COURSE}xapi/extensions/late`]: true };
    const extensions = { ...statement.context.extensions, ...late };
    expect(read({ ...statement, context: { ...statement.context, extensions } })?.late).toBe(true);
    expect(read(statement)).not.toHaveProperty('late');
  });

  it('what the board does not show, or is not of this course, says nothing', () => {
    const statement = initialized(lesson, session);
    expect(read(progressed(lesson, session, 0.5))).toBeNull();
    expect(factOf(statement as StoredStatement, 'https://autre.example/')).toBeNull();
    const { registration: _, ...context } = statement.context;
    expect(read({ ...statement, context })).toBeNull();
    expect(read({ ...statement, context: { ...statement.context, extensions: {} } })).toBeNull();
    expect(
      read({ ...statement, verb: { id: 'http://adlnet.gov/expapi/verbs/voided', display: {} } }),
    ).toBeNull();
  });
});

describe('durations', () => {
  it('are read as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (hundredths) => {
        expect(secondsOf(isoDuration(hundredths / 100))).toBeCloseTo(hundredths / 100, 6);
      }),
    );
  });

  it.each([
    ['P1DT1H', 90_000],
    ['PT0S', 0],
    ['P1M', null],
    ['P', null],
    ['', null],
    ['1H', null],
  ])('%s', (text, seconds) => expect(secondsOf(text)).toBe(seconds));
});
