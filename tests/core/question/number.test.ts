import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { number } from '../../../src/core/question/number/rules.ts';
import { spellingsOf } from '../../../src/core/question/number/spellings.ts';
import { interaction, spoken } from '../../../src/core/question/speech.ts';
import type { NumberQuestion } from '../../../src/core/question/types.ts';
import { numberSample, says } from './samples.ts';

const asks = (answer: number, tolerance = 0, unit: string | null = null): NumberQuestion => ({
  ...numberSample,
  answer,
  tolerance,
  unit,
  ...(unit !== null && { spellings: spellingsOf(unit) }),
});
const succeeds = (question: NumberQuestion, typed: string): boolean => {
  const grade = number.grade(question, typed);
  return grade.status === 'graded' && grade.success;
};

describe('reading', () => {
  test.each([
    '25,7',
    '25.7',
    ' 25,7 ',
    '+25,7',
    '25,70',
    '025,7',
    '25,7 kg/m²',
    '25,7kg/m2',
    '25,7 KG / M²',
    '25,7\u00A0kg/m^2',
  ])('reads 25.7 in %j', (typed) => expect(succeeds(asks(25.7, 0, 'kg/m²'), typed)).toBe(true));

  test.each([
    ['1 234', 1234, null],
    ['1\u202F234,5', 1234.5, null],
    ['12 345 678', 12345678, null],
    ['-3', -3, null],
    ['−3', -3, null],
    [',5', 0.5, null],
    ['0', 0, null],
    ['-0', 0, null],
    ['5 vertebre', 5, 'vertèbres'],
    ['37,2 °c', 37.2, '°C'],
    ['37,2 ºC', 37.2, '°C'],
    ['98%', 98, '%'],
    ['72 /min', 72, '/min'],
    ['120 mm Hg', 120, 'mmHg'],
    ['3 µg', 3, 'μg'],
    ['5 10⁹/L', 5, '10⁹/L'],
    ['37,8°', 37.8, '°C'],
    ['37,8 degrés', 37.8, '°C'],
    ['37,8 degrés Celsius', 37.8, '°C'],
    ['16/min', 16, 'cycles par minute'],
    ['16 / mn', 16, 'cycles par minute'],
    ['16 cycles/min', 16, 'cycles par minute'],
    ['16 respirations par minute', 16, 'cycles par minute'],
    ['72 bpm', 72, 'battements par minute'],
    ['72 pulsations/min.', 72, 'battements par minute'],
    ['72 battements par minute', 72, 'bpm'],
    ['120 mm de mercure', 120, 'mmHg'],
    ['98 pour cent', 98, '%'],
    ['25,8 kilos par mètre carré', 25.8, 'kg/m²'],
    ['70 kilogrammes', 70, 'kg'],
    ['5 millilitres', 5, 'mL'],
    ['250 ug', 250, 'µg'],
    ['16 resp/min', 16, 'cycles par minute'],
    ['3 fois par jour', 3, 'prises par jour'],
    ['1.200,0'.replace('.', ' '), 1200, null],
  ] as const)('reads %j as %d', (typed, value, unit) => {
    expect(succeeds(asks(value, 0, unit), typed)).toBe(true);
  });

  test.each([
    '',
    '   ',
    'x',
    ',',
    'environ 25',
    '25 7',
    '1.234,5',
    '1,234.5',
    '25,',
    '3/4',
    '1e3',
    '--5',
    '5-6',
    '1 2345',
    '25 kg',
    '9'.repeat(400),
  ])('asks again for %j, which is no answer yet', (typed) =>
    expect(number.grade(asks(3), typed)).toEqual({
      status: 'incomplete',
      message: 'Écrivez un nombre, par exemple 25,7.',
    }),
  );

  test.each(['1.234,5', '25,', '3/4', '25 7 kg'])(
    'asks for a number, not for a unit, when %j is not one',
    (typed) =>
      expect(number.grade(asks(3, 0, 'kg'), typed)).toMatchObject({
        message: 'Écrivez un nombre, par exemple 25,7.',
      }),
  );

  test.each([
    ['1.200', '1200', '1,200'],
    ['12.500 mL', '12500', '12,500'],
  ])('asks which of two numbers %j is', (typed, one, other) => {
    const grade = number.grade(asks(1200, 0, 'mL'), typed);
    expect(grade.status).toBe('incomplete');
    expect(grade).toMatchObject({ message: expect.stringContaining(one) as string });
    expect(grade).toMatchObject({ message: expect.stringContaining(other) as string });
  });

  test.each(['0.125', '25.75', '1234.567', '1.5'])('reads the point of %j as a comma', (typed) =>
    expect(succeeds(asks(Number(typed)), typed)).toBe(true),
  );

  test.each([
    ['16 bpm', 'cycles par minute'],
    ['37,8 mg', '°C'],
    ['16 cycles', 'cycles par minute'],
    ['120 cmHg', 'mmHg'],
  ])('asks for the unit, not for %j, in %s', (typed, unit) =>
    expect(number.grade(asks(16, 0, unit), typed)).toMatchObject({
      message: expect.stringContaining(unit) as string,
    }),
  );

  test('asks for the right unit rather than call another one wrong', () => {
    expect(number.grade(asks(70, 0, 'kg'), '70 g')).toEqual({
      status: 'incomplete',
      message: 'Donnez la réponse en kg, par exemple 25,7.',
    });
  });

  test('never gives the answer as the example', () => {
    expect(number.grade(numberSample, 'x')).toMatchObject({
      message: 'Écrivez un nombre, par exemple 12,5.',
    });
  });
});

describe('grading', () => {
  test('is all or nothing', () => {
    expect(number.grade({ ...numberSample, points: 2 }, '25,8')).toEqual({
      status: 'graded',
      points: 2,
      success: true,
      parts: { '*': 'right' },
      reasons: {},
    });
    expect(number.grade(numberSample, '26')).toMatchObject({
      points: 0,
      success: false,
      parts: { '*': 'wrong' },
      reasons: {},
    });
  });

  test('tells about a wrong number the author expects, the nearest of two', () => {
    expect(number.grade(numberSample, '257')).toMatchObject({
      reasons: { '*': says('Où est la virgule ?') },
    });
    const two: NumberQuestion = {
      ...asks(5, 2),
      expected: [
        { answer: 10, feedback: says('dix') },
        { answer: 12, feedback: says('douze') },
      ],
    };
    expect(number.grade(two, '11,5')).toMatchObject({ reasons: { '*': says('douze') } });
    // 7 is within the tolerance of an expected wrong answer, and right.
    expect(
      number.grade({ ...two, expected: [{ answer: 8, feedback: says('huit') }] }, '7'),
    ).toMatchObject({ success: true, reasons: {} });
  });

  test('includes the bounds of the tolerance and nothing beyond, in decimal', () => {
    const decimals = fc.integer({ min: 0, max: 4 });
    const whole = fc.integer({ min: -1e6, max: 1e6 });
    const width = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(decimals, whole, width, fc.constantFrom(-1, 1), (places, answer, t, side) => {
        const scale = 10 ** places;
        const question = asks(answer / scale, t / scale);
        const typed = (value: number) => (value / scale).toFixed(places).replace('.', ',');
        expect(succeeds(question, typed(answer + side * t))).toBe(true);
        expect(succeeds(question, typed(answer + side * (t + 1)))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('xAPI', () => {
  test('gives a range with [:] or the number alone', () => {
    const pattern = (question: NumberQuestion) => interaction(question).correctResponsesPattern;
    expect(pattern(numberSample)).toEqual(['25.6[:]25.8']);
    expect(pattern(asks(0.3, 0.1))).toEqual(['0.2[:]0.4']);
    expect(pattern(asks(0, 2))).toEqual(['-2[:]2']);
    expect(pattern(asks(0))).toEqual(['0']);
    expect(interaction(numberSample).interactionType).toBe('numeric');
  });

  test('says the number with a point and no unit', () => {
    expect(spoken(numberSample, ' 1 025,70 kg/m²')).toBe('1025.7');
    expect(spoken(numberSample, 'x')).toBe('');
  });
});
