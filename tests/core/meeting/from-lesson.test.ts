import { describe, expect, it } from 'vitest';
import { lessonQuestions } from '../../../src/core/meeting/from-lesson.ts';
import type { Question } from '../../../src/core/question/types.ts';
import { choiceSample, multipleSample, samples, trueFalseSample } from '../question/samples.ts';

const only = (question: Question) => lessonQuestions('m/l', [question]).questions[0];

describe('the questions of a lesson that can be asked of a group', () => {
  it('are those one chooses in; the others are counted', () => {
    const { questions, others } = lessonQuestions('m/l', samples);
    const kinds = questions.map(({ number }) => samples[number - 1]?.kind);
    expect(new Set(kinds)).toEqual(new Set(['choice', 'multiple', 'true-false']));
    expect(others).toBe(samples.length - questions.length);
    expect(others).toBeGreaterThan(0);
  });

  it('keep what is right, in the order the lesson shows', () => {
    const asked = only(multipleSample)?.asked;
    expect(asked?.several).toBe(true);
    expect(new Set(asked?.right)).toEqual(
      new Set(multipleSample.options.filter(({ right }) => right).map(({ id }) => id)),
    );
    expect(only(multipleSample)).toEqual(only(multipleSample));
    expect(only({ ...trueFalseSample, answer: false })?.asked).toMatchObject({
      options: [{ text: 'Vrai' }, { text: 'Faux' }],
      right: ['false'],
      several: false,
    });
  });

  it('need no figure and no paper', () => {
    const figure = { alt: 'x', caption: [], legend: [], svg: '<svg/>', url: null };
    expect(only({ ...choiceSample, figure })).toBeUndefined();
    expect(only({ ...choiceSample, documents: [] })).toBeUndefined();
  });

  it('lose no raised or lowered figure', () => {
    const stem = [
      ['10', { tag: 'sup', children: ['-3'] }, ' et H', { tag: 'sub', children: ['2'] }, 'O'],
    ] as const;
    expect(only({ ...choiceSample, stem })?.asked.statement).toBe('10⁻³ et H₂O');
  });
});
