/** A series to count: when it beats, what counts as right, and what is said of the two numbers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beatsIn, breathOf, isTooFast } from '../../../src/core/question/series/beats.ts';
import { DURATIONS, series, whole } from '../../../src/core/question/series/rules.ts';
import { rightOnes } from '../../../src/core/question/series/speech.ts';
import { interaction, spoken } from '../../../src/core/question/speech.ts';
import type { Duration, Series, SeriesQuestion } from '../../../src/core/question/types.ts';
import { plainRich } from '../../../src/core/text/rich.ts';
import { seriesSample } from './samples.ts';

const of = (more: Partial<Series>): SeriesQuestion => ({
  ...seriesSample,
  series: { ...seriesSample.series, ...more },
});
const regular = of({ intervals: [833], minute: false });
/** Fifteen seconds make 104, thirty 96, the minute 84. */
const uneven = of({
  minute: true,
  intervals: [
    470, 660, 660, 730, 440, 460, 420, 460, 680, 410, 590, 450, 490, 550, 720, 620, 360, 480, 420,
    740, 710, 710, 720, 680, 770, 710, 560, 860, 670, 810, 720, 650, 610, 650, 590, 480, 850, 840,
    930, 780, 710, 810, 490, 770, 650, 510, 530, 690, 680, 810, 900, 770, 600, 830, 670, 670, 640,
    750, 560, 930, 1120, 760, 970, 1110, 540, 610, 1030, 1050, 920, 620, 780, 1070, 1080, 1030, 650,
    1060, 750, 970, 600, 1130, 900, 970, 650, 910,
  ],
});
const breath = of({
  of: 'breath',
  first: 500,
  minute: true,
  intervals: [3000, 2600, 2400, 2600, 3000, 14000],
});

const said = (
  question: SeriesQuestion,
  over: Duration,
  counted: string,
  rate: string,
): Readonly<Record<string, unknown>> => {
  const grade = series.grade(question, { over: `${over}`, counted, rate });
  if (grade.status === 'incomplete') throw new Error(grade.message);
  const { points, parts, reasons } = grade;
  return {
    points,
    parts,
    ...Object.fromEntries(Object.entries(reasons).map(([part, why]) => [part, plainRich(why)])),
  };
};

const anySeries: fc.Arbitrary<Series> = fc.record({
  of: fc.constantFrom('pulse' as const, 'breath' as const),
  first: fc.integer({ min: 0, max: 4000 }),
  intervals: fc.array(fc.integer({ min: 250, max: 20_000 }), { minLength: 1, maxLength: 40 }),
  minute: fc.boolean(),
});
const anyOver = fc.constantFrom(...DURATIONS);

describe('beats', () => {
  test('begin within the duration, its end excluded', () => {
    expect(beatsIn({ ...regular.series, first: 0, intervals: [5000] }, 15)).toEqual([
      0, 5000, 10_000,
    ]);
    expect([15, 30, 60].map((over) => beatsIn(uneven.series, over).length)).toEqual([26, 48, 84]);
    expect([15, 30, 60].map((over) => beatsIn(breath.series, over).length)).toEqual([6, 7, 14]);
  });

  test('are the same moments over any duration, each one interval after the last', () => {
    fc.assert(
      fc.property(anySeries, anyOver, (one, over) => {
        const beats = beatsIn(one, over);
        expect(beatsIn(one, 60).slice(0, beats.length)).toEqual(beats);
        expect(beats.every((at) => at < over * 1000)).toBe(true);
        for (const [at, beat] of beats.slice(1).entries())
          expect(beat - (beats[at] ?? NaN)).toBe(one.intervals[at % one.intervals.length]);
      }),
    );
  });

  test('three full flashes a second may be shown, not four', () => {
    fc.assert(
      fc.property(anySeries, (one) => {
        const beats = beatsIn(one, 60);
        const most = Math.max(
          ...beats.map((from) => beats.filter((at) => at >= from && at < from + 1000).length),
        );
        // A cycle longer than the minute may be too fast beyond it.
        if (most > 3) expect(isTooFast(one)).toBe(true);
        if (!isTooFast(one)) expect(most).toBeLessThanOrEqual(3);
      }),
    );
    expect(isTooFast({ ...regular.series, intervals: [330] })).toBe(true);
    expect(isTooFast({ ...regular.series, intervals: [334] })).toBe(false);
  });

  test('a breath is over before the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 250, max: 20_000 }), (interval) => {
        const [into, out] = breathOf(interval);
        expect(into + out).toBeLessThan(interval);
        expect(into).toBeLessThan(out);
      }),
    );
  });
});

describe('two numbers', () => {
  test.each([
    ['18', 18],
    [' 18 battements ', 18],
    ['72/min', 72],
    ['72 par minute', 72],
    ['', null],
    ['18,5', null],
    ['1 8', null],
    ['-3', null],
    ['dix', null],
    ['1000', null],
  ])('« %s » is read as %s', (typed, number) => expect(whole(typed)).toBe(number));

  test('are both asked for', () => {
    for (const [counted, rate] of [
      ['', ''],
      ['18', ''],
      ['18', '72,5'],
    ] as const)
      expect(series.grade(regular, { over: '15', counted, rate })).toEqual({
        status: 'incomplete',
        message: 'Comptez la série, puis écrivez les deux nombres, sans virgule.',
      });
  });

  test('right: said back, and what the series had where it was not exact', () => {
    expect(said(regular, 15, '18', '72')).toEqual({
      points: 1,
      parts: { counted: 'right', rate: 'right' },
      '*': 'Vous avez compté 18 en 15\u00A0s, soit 72 par minute.',
    });
    expect(said(regular, 30, '35', '70')['*']).toBe(
      'Vous avez compté 35 en 30\u00A0s, soit 70 par minute.\nLa série en avait 36. À 1\u00A0battement près, votre compte est accepté.',
    );
    expect(said(breath, 60, '13', '13')['*']).toBe(
      'Vous avez compté 13 en 60\u00A0s, soit 13 par minute.\nLa série en avait 14. À 1\u00A0respiration près, votre compte est accepté.',
    );
  });

  test('counted right and multiplied wrong: half, and what a minute contains', () => {
    expect(said(regular, 15, '18', '54')).toEqual({
      points: 0.5,
      parts: { counted: 'right', rate: 'wrong' },
      rate: '18 en 15\u00A0s × 4 = 72 par minute. Une minute contient quatre fois 15 secondes, pas trois.',
    });
    expect(said(regular, 15, '18', '70')['rate']).toBe(
      '18 en 15\u00A0s × 4 = 72 par minute. Une minute contient quatre fois 15 secondes.',
    );
    expect(said(regular, 60, '72', '144')['rate']).toBe(
      '72 en 60\u00A0s × 1 = 72 par minute. Une minute contient une fois 60 secondes, pas deux.',
    );
  });

  test('miscounted: nothing, though the sum be right', () => {
    expect(said(regular, 15, '22', '88')).toEqual({
      points: 0,
      parts: { counted: 'wrong' },
      counted: 'Votre compte s’écarte de la série. Le calcul, lui, est juste.',
    });
    expect(said(breath, 60, '28', '28')['counted']).toContain('une seule respiration');
  });

  test('an uneven pulse counted too short: the count is right, the rate is not, even by chance', () => {
    expect(said(uneven, 15, '26', '104')).toEqual({
      points: 0.5,
      parts: { counted: 'right', rate: 'wrong' },
      rate: 'Vous avez compté 26 en 15\u00A0s, soit 104 par minute. Un pouls irrégulier se compte une minute entière. Recomptez sur 60\u00A0s.',
    });
    const byChance = of({ minute: true, intervals: [1000] });
    expect(said(byChance, 15, '15', '60')['points']).toBe(0.5);
    expect(said(uneven, 60, '82', '82')['points']).toBe(1);
  });

  test('of a retry, a right count stays and a short one is counted again over a minute', () => {
    const keep = (question: SeriesQuestion, over: Duration, counted: string, rate: string) =>
      series.keep(question, { over: `${over}`, counted, rate }, '');
    expect(keep(regular, 15, '18', '54')).toEqual({ over: '15', counted: '18', rate: '' });
    expect(keep(regular, 30, '50', '100')).toEqual({ over: '30', counted: '', rate: '' });
    expect(keep(uneven, 15, '26', '104')).toEqual({ over: '60', counted: '', rate: '' });
  });

  test('earn all points exactly where they are among the right ones', () => {
    fc.assert(
      fc.property(
        anySeries,
        anyOver,
        fc.integer({ min: -4, max: 4 }),
        fc.constantFrom(0, 0, 1, -1),
        (one, over, off, wrong) => {
          const question = of(one);
          const counted = Math.max(0, beatsIn(one, over).length + off);
          const rate = Math.max(0, (counted * 60) / over + wrong);
          const response = {
            over: `${over}`,
            counted: String(counted),
            rate: String(rate),
          } as const;
          const grade = series.grade(question, response);
          const success = grade.status === 'graded' && grade.success;
          expect(success).toBe(
            rightOnes(question).some((right) => JSON.stringify(right) === JSON.stringify(response)),
          );
          expect(success).toBe(
            interaction(question).correctResponsesPattern?.includes(spoken(question, response)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('told to an LMS as three steps, the whole minute first', () => {
  const { interactionType, correctResponsesPattern, steps } = interaction(uneven);
  expect(interactionType).toBe('performance');
  expect(steps?.map(({ id }) => id)).toEqual(['duree', 'compte', 'frequence']);
  expect(correctResponsesPattern).toEqual(
    [84, 83, 85, 82, 86].map((n) => `duree[.]60[,]compte[.]${n}[,]frequence[.]${n}`),
  );
  expect(interaction(regular).correctResponsesPattern?.slice(0, 3)).toEqual([
    'duree[.]60[,]compte[.]72[,]frequence[.]72',
    'duree[.]30[,]compte[.]36[,]frequence[.]72',
    'duree[.]15[,]compte[.]18[,]frequence[.]72',
  ]);
  expect(spoken(regular, { over: '15', counted: '18 battements', rate: '54' })).toBe(
    'duree[.]15[,]compte[.]18[,]frequence[.]54',
  );
  expect(spoken(regular, { over: '15', counted: '18', rate: '' })).toBe('');
});
