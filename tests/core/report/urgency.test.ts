import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { held } from '../../../src/board/live/held.ts';
import {
  GROUPS,
  standing,
  standings,
  type Standing,
  type Watched,
} from '../../../src/core/report/urgency.ts';
import { wrongRun, type AnswerSeen } from '../../../src/core/report/wrong-run.ts';
import type { UnitState } from '../../../src/core/report/report.ts';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const ago = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();
const PLACE = { unit: 'm/l', section: null, question: 'q1', label: 'question 1' };

const learner = (change: Partial<Watched> = {}): Watched => ({
  id: 'a',
  name: 'Chloé Dupré',
  presence: { state: 'works', since: ago(20), place: PLACE },
  units: {},
  lastActivity: ago(1),
  wrongRun: null,
  call: null,
  attends: false,
  ...change,
});
const idle = (minutes: number): Watched['presence'] => ({
  state: 'idle',
  since: ago(minutes),
  place: PLACE,
});
const evaluation = (passed: readonly boolean[], minutes: number): Record<string, UnitState> => ({
  'm/evaluation': {
    state: passed.includes(true) ? 'done' : 'review',
    answered: 0,
    rightFirst: 0,
    tries: passed.map((is, at) => ({
      at: ago(minutes + passed.length - 1 - at),
      scaled: 0.5,
      mastery: 0.8,
      raw: null,
      max: null,
      passed: is,
    })),
    sessionSeconds: 0,
    activeSeconds: 0,
    lastActivity: ago(minutes),
  },
});

describe('where somebody stands', () => {
  test.each<[string, Partial<Watched>, Partial<Standing>]>([
    ['who works', {}, { group: 'works', situation: 'works', place: PLACE, since: ago(1) }],
    [
      'who calls, whatever else',
      { call: { since: ago(5), place: PLACE }, units: evaluation([false, false, false], 2) },
      { group: 'help', situation: 'calls', since: ago(5) },
    ],
    ['two failures', { units: evaluation([false, false], 2) }, { situation: 'works' }],
    [
      'a third failure',
      { units: evaluation([false, false, false], 18) },
      {
        situation: 'failed',
        count: 3,
        since: ago(18),
        place: expect.objectContaining({ unit: 'm/evaluation' }),
      },
    ],
    [
      'failures, then a pass',
      { units: evaluation([false, false, false, true], 2) },
      { group: 'works' },
    ],
    [
      'failures of last month',
      { units: evaluation([false, false, false], 40_000) },
      { group: 'works' },
    ],
    [
      'wrong answers in a row',
      { wrongRun: { question: 'q1', count: 4, at: ago(6) } },
      { situation: 'wrong', count: 4, since: ago(6), place: PLACE },
    ],
    ['silence of 7 minutes', { presence: idle(7) }, { group: 'works' }],
    ['silence of 9 minutes', { presence: idle(9) }, { situation: 'silent', since: ago(9) }],
    ['a page nobody closed', { presence: idle(61), lastActivity: ago(61) }, { situation: 'left' }],
    [
      'who left the session that runs',
      {
        presence: { state: 'away', since: ago(9), place: null },
        lastActivity: ago(9),
        attends: true,
      },
      { situation: 'silent', place: null },
    ],
    [
      'who has finished',
      { presence: { state: 'finished', since: ago(9000), place: null }, lastActivity: ago(9000) },
      { group: 'finished', since: ago(9000) },
    ],
    [
      'who came yesterday',
      { presence: { state: 'away', since: ago(1500), place: null }, lastActivity: ago(1500) },
      { group: 'away', situation: 'absent' },
    ],
    [
      'who never came',
      { presence: { state: 'never', since: null, place: null }, lastActivity: null },
      { group: 'away', situation: 'absent', since: null },
    ],
  ])('%s', (_, change, expected) => {
    expect(standing(learner(change), NOW)).toMatchObject(expected);
  });
});

const minutes = fc.integer({ min: 0, max: 3000 });
const anybody: fc.Arbitrary<Watched> = fc
  .record({
    id: fc.uuid(),
    name: fc.constantFrom('Amélie', 'Émile', 'Zoé'),
    state: fc.constantFrom('works', 'idle', 'away', 'finished', 'never' as const),
    quiet: minutes,
    run: fc.option(minutes),
    call: fc.option(minutes),
    tries: fc.array(fc.boolean(), { maxLength: 4 }),
    attends: fc.boolean(),
  })
  .map(({ id, name, state, quiet, run, call, tries, attends }) =>
    learner({
      id,
      name,
      attends,
      presence: { state, since: ago(quiet), place: state === 'works' ? PLACE : null },
      lastActivity: state === 'never' ? null : ago(quiet),
      units: tries.length === 0 ? {} : evaluation(tries, quiet),
      wrongRun: run === null ? null : { question: 'q1', count: 5, at: ago(run) },
      call: call === null ? null : { since: ago(call), place: PLACE },
    }),
  );
const people = fc.uniqueArray(anybody, { selector: ({ id }) => id, maxLength: 12 });

describe('the list', () => {
  test('has everybody once, in the same order however they are given', () => {
    fc.assert(
      fc.property(people, fc.nat(), (all, turn) => {
        const rows = standings(all, NOW);
        expect(rows.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        const at = all.length === 0 ? 0 : turn % all.length;
        const turned = [...all.slice(at), ...all.slice(0, at)].reverse();
        expect(standings(turned, NOW)).toEqual(rows);
      }),
    );
  });

  test('goes from group to group; every call first, and who waits longest before the others', () => {
    fc.assert(
      fc.property(people, (all) => {
        const rows = standings(all, NOW);
        const ranks = rows.map(({ group }) => GROUPS.indexOf(group));
        expect(ranks).toEqual([...ranks].sort());
        const callers = all.filter(({ call }) => call !== null).length;
        expect(rows.slice(0, callers).every(({ situation }) => situation === 'calls')).toBe(true);
        for (const [at, row] of rows.entries()) {
          const before = rows[at - 1];
          if (row.group === 'help' && before?.situation === row.situation)
            expect((before.since ?? '') <= (row.since ?? '')).toBe(true);
        }
      }),
    );
  });

  test('held still, it moves nobody, tells how many changed, and changes nothing once it is let go', () => {
    fc.assert(
      fc.property(people, people, fc.nat({ max: 12 }), (before, news, kept) => {
        const shown = standings(before, NOW);
        const latest = standings([...before.slice(0, kept), ...news], NOW + 9 * 60_000);
        const { rows, changes } = held(shown, latest);
        expect(rows.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
        expect(rows.map(({ group }) => group)).toEqual(shown.map(({ group }) => group));
        const same = shown.filter((one) =>
          latest.some(({ id, situation }) => id === one.id && situation === one.situation),
        ).length;
        const both = shown.filter((one) => latest.some(({ id }) => id === one.id)).length;
        expect(changes).toBe(shown.length + latest.length - both - same);
        expect(held(latest, latest)).toEqual({ rows: latest, changes: 0 });
      }),
    );
  });
});

describe('wrong answers in a row', () => {
  const answers = fc.array(
    fc.record({
      question: fc.constantFrom('q1', 'q2'),
      attempt: fc.integer({ min: 1, max: 9 }),
      success: fc.boolean(),
      time: fc.integer({ min: 0, max: 50 }).map((minute) => ago(minute)),
    }),
    { maxLength: 12 },
  );
  const wrong = (question: string, minute: number, success = false): AnswerSeen => ({
    question,
    attempt: 1,
    success,
    time: ago(minute),
  });

  test('are counted from the last one back, at one question', () => {
    const run = [4, 3, 2, 1].map((minute) => wrong('q1', minute));
    expect(wrongRun(run)).toEqual({ question: 'q1', count: 4, at: ago(1) });
    expect(wrongRun(run.slice(1))).toBeNull();
    expect(wrongRun([...run, wrong('q1', 0, true)])).toBeNull();
    expect(wrongRun([...run, wrong('q2', 0)])).toBeNull();
    expect(wrongRun([...run, wrong('q2', 9), wrong('q1', 10)])?.count).toBe(4);
  });

  test('are at most the wrong answers to that question; a right one ends them', () => {
    fc.assert(
      fc.property(answers, (all) => {
        const run = wrongRun(all);
        const last = new Date(NOW + 60_000).toISOString();
        expect(wrongRun([...all, { ...wrong('q1', 0, true), time: last }])).toBeNull();
        if (!run) return;
        const wrongs = all.filter((one) => one.question === run.question && !one.success);
        expect(run.count).toBeLessThanOrEqual(wrongs.length);
        expect(run.at).toBe(
          all
            .map(({ time }) => time)
            .sort()
            .at(-1),
        );
      }),
    );
  });
});
