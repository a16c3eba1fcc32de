import { describe, expect, it } from 'vitest';
import { digest } from '../../../src/core/report/digest.ts';
import type { Fact } from '../../../src/core/report/fact.ts';
import { calendarDay, sessionRow } from '../../../src/core/report/session.ts';
import { presenceOf } from '../../../src/core/report/presence.ts';
import { report, type ReportUnit } from '../../../src/core/report/report.ts';

const POSITIONING: ReportUnit = {
  id: 'voc/positionnement',
  kind: 'positioning',
  masteryScore: null,
};
const LESSON: ReportUnit = { id: 'voc/mots', kind: 'lesson', masteryScore: null };
const EVALUATION: ReportUnit = { id: 'voc/evaluation', kind: 'evaluation', masteryScore: 0.8 };

type Said = Fact extends infer F
  ? F extends Fact
    ? Omit<F, 'id' | 'registration' | 'session' | 'unit' | 'time' | 'late'>
    : never
  : never;

let count = 0;
const fact = (time: string, said: Said, session = 'a'): Fact => ({
  id: String((count += 1)),
  registration: 'r',
  session,
  unit: 'u',
  time: `2026-11-22T${time}.000Z`,
  ...said,
});
const reportOf = (facts: Record<string, Fact[]>) =>
  report(new Map(Object.entries(facts).map(([unit, list]) => [unit, digest(list)])), [
    POSITIONING,
    LESSON,
    EVALUATION,
  ]);
const answer = (time: string, question: string, success: boolean) =>
  fact(time, { verb: 'answered', question, attempt: 1, success });
const tried = (time: string, scaled: number, session = 'a') =>
  fact(time, { verb: 'scored', at: time, scaled, raw: scaled * 20, max: 20 }, session);
const launched = (time: string, mastery?: number, session = 'a') =>
  fact(time, { verb: 'launched', ...(mastery === undefined ? {} : { mastery }) }, session);

describe('a positioning', () => {
  const said = [
    launched('09:00:00'),
    answer('09:10:00', 'a', true),
    answer('09:10:00', 'b', false),
    fact('09:10:00', { verb: 'completed' }),
  ];

  it('tells what was right, and is never to be looked at again', () => {
    const { [POSITIONING.id]: unit } = reportOf({ [POSITIONING.id]: said }).units;
    expect(unit).toMatchObject({ state: 'done', answered: 2, rightFirst: 1, tries: [] });
    const wrong = [launched('09:00:00'), ...said.slice(2)];
    expect(reportOf({ [POSITIONING.id]: wrong }).units[POSITIONING.id]?.state).toBe('done');
  });

  it('is asked of nobody: the course is finished without it, and not by it', () => {
    const lesson = [answer('09:10:00', 'a', true), fact('09:11:00', { verb: 'completed' })];
    const evaluation = [launched('09:20:00', 0.8), tried('09:30:00', 0.9)];
    const all = { [LESSON.id]: lesson, [EVALUATION.id]: evaluation };
    expect(reportOf(all).finished).toBe(true);
    expect(reportOf({ [POSITIONING.id]: said }).finished).toBe(false);
  });
});

describe('a lesson', () => {
  const stateOf = (...facts: Fact[]) => reportOf({ [LESSON.id]: facts }).units[LESSON.id];

  it('is not begun by a launch whose page never opened', () => {
    expect(stateOf(launched('09:00:00'))).toBeUndefined();
  });

  it('is begun, then done; to be reviewed with fewer than half right at first', () => {
    const wrong = answer('09:01:00', 'q1', false);
    const right = answer('09:02:00', 'q2', true);
    const done = fact('09:03:00', { verb: 'completed' });
    expect(stateOf(right)).toMatchObject({ state: 'begun', answered: 1, rightFirst: 1 });
    expect(stateOf(wrong, right, done)?.state).toBe('done');
    expect(stateOf(wrong, right, done, answer('09:02:30', 'q3', false))?.state).toBe('review');
    expect(stateOf(done)?.state).toBe('done');
  });

  it('has the time of its sessions, active time apart', () => {
    const state = stateOf(
      fact('09:00:00', { verb: 'initialized' }),
      fact('09:20:00', { verb: 'terminated', seconds: 1200, active: 900.4 }),
      fact('10:00:00', { verb: 'initialized' }, 'b'),
      fact('10:05:00', { verb: 'experienced', section: 's' }, 'b'),
    );
    expect(state).toMatchObject({
      sessionSeconds: 1500,
      activeSeconds: 900,
      lastActivity: '2026-11-22T10:05:00.000Z',
    });
  });
});

describe('an evaluation', () => {
  const stateOf = (...facts: Fact[]) => reportOf({ [EVALUATION.id]: facts }).units[EVALUATION.id];

  it('lists its tries, oldest first, and stays passed whatever a later one is worth', () => {
    const state = stateOf(tried('09:30:00', 0.4), tried('09:10:00', 0.5), tried('09:20:00', 0.9));
    expect(state?.state).toBe('done');
    expect(state?.tries.map(({ scaled, passed }) => [scaled, passed])).toEqual([
      [0.5, false],
      [0.9, true],
      [0.4, false],
    ]);
  });

  it('counts a try once, though two devices have handed it in: a pass, else the earlier', () => {
    const handed = (time: string, attempt: number, scaled: number, session: string) =>
      fact(time, { verb: 'scored', at: time, attempt, scaled, raw: scaled * 20, max: 20 }, session);
    const scores = (...facts: Fact[]) => stateOf(...facts)?.tries.map(({ scaled }) => scaled);
    expect(
      scores(
        handed('09:10:30', 1, 0.7, 'b'),
        handed('09:10:00', 1, 0.5, 'a'),
        handed('09:20:00', 2, 0.6, 'a'),
      ),
    ).toEqual([0.5, 0.6]);
    expect(scores(handed('09:10:00', 1, 0.5, 'a'), handed('09:10:30', 1, 0.9, 'b'))).toEqual([0.9]);
    // What earlier releases noted says no number: each is a try.
    expect(scores(tried('09:10:00', 0.5), tried('09:10:30', 0.6, 'b'))).toEqual([0.5, 0.6]);
  });

  it('is to be reviewed while no try has passed, begun before the first', () => {
    expect(stateOf(fact('09:00:00', { verb: 'initialized' }))?.state).toBe('begun');
    expect(stateOf(tried('09:10:00', 0.5))?.state).toBe('review');
  });

  it('is judged by the score its session was launched with', () => {
    expect(stateOf(launched('09:00:00', 0.6), tried('09:10:00', 0.65))?.state).toBe('done');
    expect(stateOf(launched('09:00:00', 0.9), tried('09:10:00', 0.85))?.state).toBe('review');
  });

  it('counts what says the same try once', () => {
    const verdict = fact('09:10:00', { verb: 'passed', at: '09:10:00', scaled: 0.85 });
    expect(stateOf(tried('09:10:00', 0.85), verdict)?.tries).toEqual([
      {
        at: '2026-11-22T09:10:00.000Z',
        scaled: 0.85,
        mastery: 0.8,
        raw: 17,
        max: 20,
        passed: true,
      },
    ]);
  });
});

describe('a learner', () => {
  it('has finished once every unit’s criterion is met', () => {
    const lesson = [fact('09:00:00', { verb: 'completed' })];
    expect(reportOf({ [LESSON.id]: lesson }).finished).toBe(false);
    expect(
      reportOf({ [LESSON.id]: lesson, [EVALUATION.id]: [tried('09:10:00', 0.5)] }).finished,
    ).toBe(false);
    expect(
      reportOf({ [LESSON.id]: lesson, [EVALUATION.id]: [tried('09:10:00', 0.8)] }).finished,
    ).toBe(true);
  });

  it('is done with what they were excused from, at no time', () => {
    const { units, finished, lastActivity } = reportOf({
      [LESSON.id]: [fact('09:00:00', { verb: 'waived' }, 'none')],
      [EVALUATION.id]: [fact('09:00:00', { verb: 'waived' }, 'none')],
    });
    expect(units[EVALUATION.id]).toMatchObject({ state: 'waived', tries: [], sessionSeconds: 0 });
    expect([finished, lastActivity]).toEqual([true, null]);
  });

  it('who does what they were excused from has done it', () => {
    const waiver = fact('09:00:00', { verb: 'waived' }, 'none');
    const { units } = reportOf({
      [LESSON.id]: [waiver, fact('09:05:00', { verb: 'completed' })],
      [EVALUATION.id]: [waiver, tried('09:10:00', 0.5)],
    });
    expect(units[LESSON.id]?.state).toBe('done');
    expect(units[EVALUATION.id]).toMatchObject({ state: 'waived', tries: [{ scaled: 0.5 }] });
  });

  it('keeps the time spent in a lesson the course has no more', () => {
    const { units, sessionSeconds, sessions } = reportOf({
      'voc/retiree': [fact('09:00:00', { verb: 'terminated', seconds: 60, active: 50 })],
    });
    expect(units).toEqual({});
    expect(sessionSeconds).toBe(60);
    expect(sessions).toHaveLength(1);
  });
});

describe('a session', () => {
  const row = (...facts: Fact[]) => {
    const session = digest(facts).sessions['a'];
    return session && sessionRow('a', 'voc/mots', session);
  };

  it('starts by the server’s clock, whatever the learner’s says', () => {
    expect(
      row(
        launched('09:00:00'),
        fact('07:00:02', { verb: 'initialized' }),
        fact('07:30:02', { verb: 'terminated', seconds: 1800, active: 1500 }),
      ),
    ).toMatchObject({
      start: '2026-11-22T09:00:00.000Z',
      end: '2026-11-22T09:30:00.000Z',
      sessionSeconds: 1800,
      activeSeconds: 1500,
      ending: 'terminated',
    });
  });

  it('that was cut off keeps what was heard, and its active time is unknown', () => {
    const cut = [
      launched('09:00:00'),
      fact('09:00:01', { verb: 'initialized' }),
      answer('09:04:01', 'q1', true),
      fact('11:00:00', { verb: 'abandoned', seconds: 241 }),
    ];
    expect(row(...cut)).toMatchObject({
      late: false,
      sessionSeconds: 241,
      activeSeconds: null,
      ending: 'abandoned',
    });
    expect(row(...cut, answer('09:10:01', 'q2', true))?.sessionSeconds).toBe(600);
    const late = fact('09:12:00', { verb: 'terminated', seconds: 720, active: 500 });
    expect(row(...cut, late)).toMatchObject({ activeSeconds: 500, ending: 'terminated' });
  });

  it('says that something of it came late', () => {
    const inTime = fact('09:00:01', { verb: 'initialized' });
    expect(row(inTime, { ...answer('09:04:01', 'q1', true), late: true })?.late).toBe(true);
  });

  it('that is open has no end', () => {
    expect(row(launched('09:00:00'), fact('09:00:01', { verb: 'initialized' }))).toMatchObject({
      end: null,
      activeSeconds: null,
      ending: 'open',
    });
  });

  it('belongs to the calendar day it started on in Paris', () => {
    expect(calendarDay('2026-11-22T22:59:59.000Z')).toBe('2026-11-22');
    expect(calendarDay('2026-11-22T23:00:00.000Z')).toBe('2026-11-23');
    expect(calendarDay('2026-07-14T22:00:00.000Z')).toBe('2026-07-15');
    expect(calendarDay('2026-10-25T00:30:00.000Z')).toBe('2026-10-25');
  });
});

describe('presence', () => {
  const now = new Date('2026-11-22T10:00:00.000Z');
  const labels = { id: 'voc/mots', sections: { lieu: 'Le lieu' }, questions: ['q1', 'q2'] };
  const open = (heard: string, place: [string | null, string | null] | null) => ({
    unit: 'voc/mots',
    start: '2026-11-22T05:00:00.000Z',
    heard: `2026-11-22T${heard}.000Z`,
    place: place && { time: '', section: place[0], question: place[1] },
  });
  const at = (session: ReturnType<typeof open> | null, lastActivity: string | null = null) =>
    presenceOf({ open: session, finished: false, lastActivity, labels, now });

  it('works while heard of within five minutes, is idle after', () => {
    expect(at(open('09:55:00', null))).toMatchObject({
      state: 'works',
      since: '2026-11-22T05:00:00.000Z',
    });
    expect(at(open('09:54:59', null))).toMatchObject({
      state: 'idle',
      since: '2026-11-22T09:54:59.000Z',
    });
  });

  it('is away after four hours of silence: a browser that was killed never says goodbye', () => {
    expect(at(open('05:59:59', null), '2026-11-22T05:59:59.000Z')).toEqual({
      state: 'away',
      since: '2026-11-22T05:59:59.000Z',
      place: null,
    });
  });

  it('names the place: a section, a question, neither when they are gone', () => {
    const label = (place: [string | null, string | null] | null) =>
      at(open('09:59:00', place)).place?.label;
    expect(label(['lieu', null])).toBe('Le lieu');
    expect(label([null, 'q2'])).toBe('question 2');
    expect(label([null, 'retiree'])).toBeNull();
    expect(label(['constructor', null])).toBeNull();
    expect(label(null)).toBeNull();
  });

  it('without a session: never, away, or finished', () => {
    expect(at(null).state).toBe('never');
    expect(at(null, '2026-11-20T09:00:00.000Z').state).toBe('away');
    const done = { open: null, lastActivity: '2026-11-20T09:00:00.000Z', labels, now };
    expect(presenceOf({ ...done, finished: true }).state).toBe('finished');
  });
});
