import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interaction, spoken } from '../../../src/core/question/speech.ts';
import { solution } from '../../../src/core/question/index.ts';
import { missedFirst } from '../../../src/core/report/missed.ts';
import {
  inWords,
  rightWords,
  type QuestionSheet,
} from '../../../src/core/report/question-sheet.ts';
import { samples } from '../question/samples.ts';

const sheet = (change: QuestionSheet['interaction']): QuestionSheet => ({
  number: 1,
  statement: '',
  interaction: change,
});
const part = (id: string, fr: string) => ({ id, description: { fr } });

describe('an answer in words', () => {
  test.each(samples)('$kind: what is right is said without an id', (question) => {
    const shown = { number: 1, statement: '', interaction: interaction(question) };
    const right = spoken(question, solution(question));
    expect(inWords(shown, right)).not.toBeNull();
    expect(rightWords(shown).length > 0).toBe(question.kind !== 'bench');
    expect(rightWords(shown).join(' ')).not.toMatch(/\[[.,:]\]|\{/);
  });

  test('of each form', () => {
    const choices = [part('a', 'Un'), part('b', 'Deux')];
    const choice = sheet({
      interactionType: 'choice',
      correctResponsesPattern: ['a[,]b'],
      choices,
    });
    expect(inWords(choice, 'b')).toEqual(['Deux']);
    expect(rightWords(choice)).toEqual(['Un', 'Deux']);
    expect(inWords(choice, 'a[,]parti')).toBeNull();
    const matching = sheet({
      interactionType: 'matching',
      correctResponsesPattern: ['a[.]x'],
      source: choices,
      target: [part('x', 'Une')],
    });
    expect(inWords(matching, 'b[.]x')).toEqual(['Deux → Une']);
    const number = sheet({ interactionType: 'numeric', correctResponsesPattern: ['24.5[:]26'] });
    expect(rightWords(number)).toEqual(['24,5 à 26']);
    expect(inWords(number, '25.7')).toEqual(['25,7']);
    const gaps = sheet({
      interactionType: 'fill-in',
      correctResponsesPattern: ['{case_matters=false}hypo[,]hyper'],
    });
    expect(rightWords(gaps)).toEqual(['hypo', 'hyper']);
    expect(inWords(gaps, 'hyper[,]')).toEqual(['hyper', '…']);
    const performance = sheet({
      interactionType: 'performance',
      correctResponsesPattern: ['compte[.]18[,]frequence[.]72'],
      steps: [part('compte', 'Nombre compté'), part('frequence', 'Nombre par minute')],
    });
    expect(rightWords(performance)).toEqual(['Nombre compté : 18', 'Nombre par minute : 72']);
    expect(inWords(performance, 'geste[.]1')).toBeNull();
    const truth = sheet({ interactionType: 'true-false', correctResponsesPattern: ['true'] });
    expect(inWords(truth, 'false')).toEqual(['Faux']);
  });

  test('whatever was sent, it never fails', () => {
    const choice = sheet({ interactionType: 'choice', correctResponsesPattern: [], choices: [] });
    fc.assert(fc.property(fc.string(), (response) => void inWords(choice, response)));
    expect(rightWords(choice)).toEqual([]);
  });
});

test('questions that most people missed come first, none is lost', () => {
  const counted = fc.record({
    unit: fc.constantFrom('m/a', 'm/b'),
    question: fc.string(),
    right: fc.nat(40),
    wrong: fc.nat(40),
  });
  fc.assert(
    fc.property(fc.array(counted), (all) => {
      const rows = missedFirst(all);
      expect(new Set(rows)).toEqual(new Set(all));
      for (const [at, row] of rows.slice(1).entries())
        expect(rows[at]?.wrong).toBeGreaterThanOrEqual(row.wrong);
    }),
  );
});
