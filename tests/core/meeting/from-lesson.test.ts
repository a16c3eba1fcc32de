import { describe, expect, it } from 'vitest';
import { groupFigures, lessonQuestions } from '../../../src/core/meeting/from-lesson.ts';
import type { Question } from '../../../src/core/question/types.ts';
import { choiceSample, multipleSample, samples, trueFalseSample } from '../question/samples.ts';

const only = (question: Question) => lessonQuestions('m/l', [question]).questions[0];

describe('the questions of a lesson that can be asked of a group', () => {
  it('are those one chooses in, and numbers; of each other one, it is said why not', () => {
    const { questions, others } = lessonQuestions('m/l', samples);
    const kinds = questions.map(({ number }) => samples[number - 1]?.kind);
    expect(new Set(kinds)).toEqual(new Set(['choice', 'multiple', 'true-false', 'number']));
    const numbers = [...questions, ...others].map(({ number }) => number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(samples.map((_, at) => at + 1));
    expect(others.every(({ statement, reason }) => statement !== '' && reason.length > 20)).toBe(
      true,
    );
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

  it('take their figure along, drawn for another place of the page; no paper', () => {
    const svg = '<svg><path id="q-suffixe-ite.a" data-id="a"/><use href="#q-suffixe-ite.a"/></svg>';
    const figure = { alt: 'x', caption: [], legend: [], svg, url: null };
    const question = { ...choiceSample, figure };
    const name = only(question)?.asked.figure ?? '';
    expect(name).toBe('suffixe-ite-0badc0de');
    expect(groupFigures([question]).get(name)?.svg).toBe(
      '<svg><path id="groupe-suffixe-ite.a" data-id="a"/><use href="#groupe-suffixe-ite.a"/></svg>',
    );
    expect(only(choiceSample)?.asked).not.toHaveProperty('figure');
    const withPapers = { ...question, documents: [] };
    expect(only(withPapers)).toBeUndefined();
    expect(groupFigures([choiceSample, withPapers]).size).toBe(0);
  });

  it('lose no raised or lowered figure', () => {
    const stem = [
      ['10', { tag: 'sup', children: ['-3'] }, ' et H', { tag: 'sub', children: ['2'] }, 'O'],
    ] as const;
    expect(only({ ...choiceSample, stem })?.asked.statement).toBe('10⁻³ et H₂O');
  });
});
