/** What two devices know of the same work adds up to the same, in any order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import type { Progress } from '../../src/core/progress/progress.ts';
import {
  isUnderWay,
  joinStandings,
  standingAt,
  standingIn,
  type CourseStanding,
  type SittingStanding,
  type UnitStanding,
} from '../../src/core/progress/unit-standing.ts';

const time = fc.integer({ min: 0, max: 5 }).map((day) => `2026-11-2${String(day)}T10:00:00.000Z`);
const sitting: fc.Arbitrary<SittingStanding> = fc.record({
  at: time,
  scaled: fc.constantFrom(0, 0.5, 0.9),
  passed: fc.boolean(),
});
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const unit: fc.Arbitrary<UnitStanding> = fc.record({
  state: fc.constantFrom('begun', 'done', 'waived'),
  answered: fc.nat(3),
  rightFirst: fc.nat(3),
  started: orNull(time),
  best: orNull(sitting),
  last: orNull(sitting),
  touched: time,
});
const course: fc.Arbitrary<CourseStanding> = fc.dictionary(
  fc.constantFrom('m/a', 'm/b', 'constructor'),
  unit,
);

describe('the join', () => {
  test('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(course, course, course, (a, b, c) => {
        expect(joinStandings(a, b)).toEqual(joinStandings(b, a));
        expect(joinStandings(a, joinStandings(b, c))).toEqual(
          joinStandings(joinStandings(a, b), c),
        );
        expect(joinStandings(a, a)).toEqual(a);
        expect(joinStandings(a, {})).toEqual(a);
      }),
    );
  });

  test('takes nothing away: what one side has done, passed or answered is so in both', () => {
    fc.assert(
      fc.property(course, course, (a, b) => {
        const both = joinStandings(a, b);
        for (const [id, known] of Object.entries(a)) {
          const one = standingAt(both, id);
          if (known.state === 'done') expect(one?.state).toBe('done');
          if (known.best?.passed) expect(one?.best?.passed).toBe(true);
          expect(one?.answered).toBeGreaterThanOrEqual(known.answered);
        }
      }),
    );
  });
});

test('a browser’s own: lessons by what was answered first, evaluations by best and last', () => {
  const at = '2026-11-22T10:00:00.000Z';
  const outcome = (success: boolean) => ({ first: { success }, best: {}, last: {} });
  const result = (points: number, passed: boolean) => ({ time: at, points, max: 4, passed });
  const standing = standingIn({
    ...emptyProgress,
    lessons: {
      'm/a': {
        sections: {},
        questions: { q1: outcome(true), q2: outcome(false) },
        revealed: {},
        completed: at,
        touched: at,
      },
    },
    evaluations: {
      'm/evaluation': {
        started: { time: '2026-11-23T10:00:00.000Z' },
        first: null,
        best: result(3, true),
        last: result(1, false),
        touched: at,
      },
    },
  } as unknown as Progress);
  expect(standing['m/a']).toMatchObject({ state: 'done', answered: 2, rightFirst: 1 });
  const paper = standing['m/evaluation'];
  expect(paper).toMatchObject({
    state: 'done',
    best: { scaled: 0.75, passed: true },
    last: { scaled: 0.25, passed: false },
  });
  expect(paper && isUnderWay(paper)).toBe(true);
  expect(standingAt(standing, 'constructor')).toBeNull();
});
