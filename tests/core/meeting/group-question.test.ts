import { describe, expect, it } from 'vitest';
import {
  isAnswer,
  problemIn,
  type AskedQuestion,
} from '../../../src/core/meeting/group-question.ts';

const asked = (change: Partial<AskedQuestion> = {}): AskedQuestion => ({
  statement: 'Que préparez-vous ?',
  options: ['Le tensiomètre', 'Le thermomètre'].map((text, at) => ({ id: `r${at}`, text })),
  several: false,
  right: ['r0'],
  explanation: '',
  source: null,
  ...change,
});
const choices = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `r${at}`, text: `Réponse ${at}` }));

describe('a question that is written on the spot', () => {
  it('has two to five answers, one that is right or none', () => {
    expect(problemIn(asked())).toBeNull();
    expect(problemIn(asked({ right: [] }))).toBeNull();
    expect(problemIn(asked({ options: choices(5) }))).toBeNull();
    expect(problemIn(asked({ options: choices(1) }))).toContain('au moins deux');
    expect(problemIn(asked({ options: choices(6) }))).toContain('5 au plus');
    expect(problemIn(asked({ right: ['r0', 'r1'] }))).toContain('Une seule');
    expect(problemIn(asked({ right: ['r0', 'r1'], several: true }))).toBeNull();
  });

  it.each<[string, Partial<AskedQuestion>]>([
    ['vide', { statement: ' ' }],
    ['trop longue', { statement: 'x'.repeat(601) }],
    ['vide', { options: [...choices(1), { id: 'x', text: '  ' }] }],
    ['trop longue', { options: [...choices(1), { id: 'x', text: 'x'.repeat(201) }] }],
    ['les mêmes', { options: [...choices(1), { id: 'x', text: 'Réponse 0 ' }], right: [] }],
    ['mal formée', { right: ['ailleurs'] }],
    ['trop longue', { explanation: 'x'.repeat(1501) }],
  ])('is refused in French: %s', (words, change) => {
    expect(problemIn(asked(change))).toContain(words);
  });

  it('has no figure and no number: a lesson’s may', () => {
    const source = { unit: 'm/l', question: 'q' };
    const typed = { answer: 3, tolerance: 0, unit: null };
    const figure = 'q-0badc0de';
    expect(problemIn(asked({ source, figure }))).toBeNull();
    expect(problemIn(asked({ source, options: [], right: [], typed }))).toBeNull();
    for (const wrong of [
      { figure },
      { source, figure: 'autre-0badc0de' },
      { source, figure: 'q-/../x' },
      { options: [], right: [], typed },
      { source, typed },
    ])
      expect(problemIn(asked(wrong))).toBe('La question est mal formée.');
  });

  it('of a lesson may have more', () => {
    const source = { unit: 'm/l', question: 'q' };
    expect(problemIn(asked({ options: choices(8), source }))).toBeNull();
  });
});

describe('an answer', () => {
  it('is of what is offered, one where one is asked', () => {
    expect(isAnswer(asked(), ['r1'])).toBe(true);
    expect(isAnswer(asked(), [])).toBe(false);
    expect(isAnswer(asked(), ['r0', 'r1'])).toBe(false);
    expect(isAnswer(asked({ several: true }), ['r0', 'r1'])).toBe(true);
    expect(isAnswer(asked({ several: true }), ['r0', 'r0'])).toBe(false);
    expect(isAnswer(asked(), ['r9'])).toBe(false);
  });
});
