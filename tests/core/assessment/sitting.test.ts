import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rulesOf } from '../../../src/core/question/index.ts';
import { recordOf, resultsOf } from '../../../src/core/assessment/record.ts';
import {
  beginning,
  handingIn,
  type AskedAssessment,
} from '../../../src/core/assessment/sitting.ts';
import { evaluationState } from '../../../src/core/assessment/standing.ts';
import { apply, emptyProgress } from '../../../src/core/progress/fold.ts';
import type { Event, Progress } from '../../../src/core/progress/progress.ts';
import { choiceSample, numberSample } from '../question/samples.ts';

const BANK = [choiceSample, numberSample];
const RIGHT = { [choiceSample.id]: 'inflammation', [numberSample.id]: '25,7' };
const assessment = (tries: number): AskedAssessment => ({
  id: 'm/evaluation',
  revision: 'r',
  draw: 2,
  tries,
  masteryScore: 0.5,
});

let count = 0;
const recorded = (progress: Progress, body: object | null): Progress =>
  body === null
    ? progress
    : apply(progress, {
        ...{ id: String((count += 1)), time: '2026-11-22T10:00:00.000Z', session: 's', epoch: 0 },
        ...body,
      } as Event);

const begun = (progress: Progress, of: AskedAssessment) =>
  recorded(progress, beginning(progress, of, BANK, `seed ${String(count)}`));

describe('a sitting', () => {
  test('begins once: while it is under way, beginning again goes on with it', () => {
    const first = begun(emptyProgress, assessment(3));
    expect(beginning(first, assessment(3), BANK, 'other')).toBeNull();
    expect(evaluationState(first, assessment(3)).underWay?.try).toBe(1);
  });

  test('is handed in once: the second, from another tab, is nothing', () => {
    const of = assessment(3);
    const open = begun(emptyProgress, of);
    const sitting = evaluationState(open, of).underWay;
    if (!sitting) throw new Error('it was begun');
    const paper = { sitting, responses: {}, seconds: 5 };
    const body = handingIn(open, of, BANK, paper, rulesOf);
    expect(body).toMatchObject({ try: 1, passed: false, duration: 5 });
    const closed = recorded(open, body);
    expect(handingIn(closed, of, BANK, { ...paper, responses: RIGHT }, rulesOf)).toBeNull();
  });

  test('is graded by the mastery score it is taken under', () => {
    const open = begun(emptyProgress, assessment(0));
    const sitting = evaluationState(open, assessment(0)).underWay;
    if (!sitting) throw new Error('it was begun');
    const paper = {
      sitting,
      responses: { [choiceSample.id]: 'inflammation' },
      seconds: 5,
    };
    const passedUnder = (masteryScore: number) =>
      handingIn(open, { ...assessment(0), masteryScore }, BANK, paper, rulesOf)?.passed;
    expect([passedUnder(0.5), passedUnder(0.51)]).toEqual([true, false]);
  });

  test('whatever is tried, in any order, no more tries are handed in than are allowed', () => {
    const step = fc.constantFrom('begin', 'hand in', 'hand in what was begun first', 'make up');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.array(step, { maxLength: 25 }),
        (tries, steps) => {
          const of = assessment(tries);
          let progress = emptyProgress;
          const sittings: { try: number; seed: string; questions: readonly string[] }[] = [];
          for (const one of steps) {
            if (one === 'begin') {
              progress = begun(progress, of);
              const { underWay } = evaluationState(progress, of);
              if (underWay) sittings.push(underWay);
              continue;
            }
            const made = { try: tries + 1, seed: 'x', questions: BANK.map(({ id }) => id) };
            const old = one === 'hand in' ? sittings.at(-1) : sittings[0];
            const sitting = one === 'make up' ? made : old;
            if (!sitting || (one === 'make up' && tries === 0)) continue;
            const paper = { sitting, responses: RIGHT, seconds: 1 };
            progress = recorded(progress, handingIn(progress, of, BANK, paper, rulesOf));
          }
          const record = recordOf(progress, of.id, null);
          const handedIn = record ? [...resultsOf(record).keys()].sort() : [];
          expect(handedIn).toEqual(Array.from({ length: handedIn.length }, (_, at) => at + 1));
          if (tries > 0) expect(handedIn.length).toBeLessThanOrEqual(tries);
          const { triesLeft, underWay } = evaluationState(progress, of);
          if (tries > 0)
            expect((triesLeft ?? NaN) + handedIn.length + (underWay ? 1 : 0)).toBe(tries);
        },
      ),
    );
  });
});
