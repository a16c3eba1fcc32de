/** Gestures: rows of papers that do not agree, words to build and to cut. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cuts, piecesOf } from '../../../src/core/question/cuts/rules.ts';
import { speech as cutsSpeech } from '../../../src/core/question/cuts/speech.ts';
import { multiple } from '../../../src/core/question/multiple/rules.ts';
import { ordering } from '../../../src/core/question/ordering/rules.ts';
import { speech as orderingSpeech } from '../../../src/core/question/ordering/speech.ts';
import { present } from '../../../src/core/question/start.ts';
import { speechOf } from '../../../src/core/question/speech.ts';
import { SPELLINGS } from '../../../src/core/scorm/response.ts';
import type { Question, Response } from '../../../src/core/question/types.ts';
import {
  anyResponse,
  comparisonSample,
  constructionSample,
  cutsSample,
  orderingSample,
  says,
  seed,
} from './samples.ts';

const spell = (version: '1.2' | '2004', question: Question, response: Response): string =>
  speechOf(question).spelled(question, response, SPELLINGS[version]);

describe('a comparison', () => {
  test('asks for a conclusion; no row ticked is an answer', () => {
    expect(multiple.grade(comparisonSample, ['nom'])).toEqual({
      status: 'incomplete',
      message: 'Choisissez une conclusion.',
    });
    expect(multiple.grade(comparisonSample, ['je-corrige'])).toMatchObject({ points: 0.5 });
  });

  test('where every row agrees, the right conclusion alone is all points', () => {
    const agreeing = {
      ...comparisonSample,
      options: comparisonSample.options.map((one) => (one.cells ? { ...one, right: false } : one)),
    };
    expect(multiple.grade(agreeing, ['je-corrige'])).toMatchObject({ points: 1, success: true });
    expect(multiple.grade(agreeing, ['nom', 'je-corrige'])).toMatchObject({ points: 0 });
  });

  test('a row ticked wrongly and a wrong conclusion take a point', () => {
    expect(multiple.grade(comparisonSample, ['nom', 'prenom', 'je-corrige'])).toMatchObject({
      points: 0.5,
      parts: { nom: 'right', prenom: 'wrong', 'je-corrige': 'right' },
    });
    expect(multiple.grade(comparisonSample, ['nom', 'je-qualifie'])).toMatchObject({ points: 0 });
  });

  test('shows its rows in their order, first, whatever the seed', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const ids = present(comparisonSample, value).options.map(({ id }) => id);
        expect(ids.slice(0, 2)).toEqual(['nom', 'prenom']);
        expect(ids.slice(2).sort()).toEqual(['je-corrige', 'je-qualifie']);
      }),
    );
  });
});

describe('a word to build', () => {
  test('asks for as many pieces as it has', () => {
    expect(ordering.grade(constructionSample, ['chole'])).toEqual({
      status: 'incomplete',
      message: 'Posez 3\u00A0morceaux.',
    });
  });

  test('earns the longest right run; a decoy is wrong and says why', () => {
    const result = ordering.grade({ ...constructionSample, points: 3 }, [
      'chole',
      'cyst',
      'ectomie',
    ]);
    expect(result).toEqual({
      status: 'graded',
      points: 2,
      success: false,
      parts: { chole: 'right', cyst: 'right', ectomie: 'wrong' },
      reasons: { ectomie: says('ectomie mal placé') },
    });
  });

  test('keeps what begins the word', () => {
    expect(ordering.keep(constructionSample, ['chole', 'peri', 'ite'], 's')).toEqual(['chole']);
    expect(
      ordering.keep(orderingSample, ['vessie', 'rein', 'uretere', 'uretre'], 's'),
    ).toHaveLength(4);
  });

  test('reads no more pieces than it has, each once', () => {
    expect(ordering.parse(constructionSample, ['gastr', 'ite'])).toEqual(['gastr', 'ite']);
    expect(ordering.parse(constructionSample, ['ite', 'ite'])).toBeNull();
    expect(ordering.parse(constructionSample, ['chole', 'cyst', 'ite', 'peri'])).toBeNull();
    expect(ordering.parse(orderingSample, ['rein'])).toBeNull();
  });

  test('is told to an LMS with the pieces left aside', () => {
    const { choices = [] } = orderingSpeech.interaction(constructionSample);
    expect(choices.map(({ id }) => id)).toContain('peri');
    expect(spell('1.2', constructionSample, ['chole', 'ectomie', 'ite'])).toBe('a,e,c');
    expect(spell('2004', constructionSample, ['chole', 'ectomie'])).toBe('chole[,]ectomie');
  });
});

describe('a word to cut', () => {
  test('is cut where its pieces meet', () => {
    expect(cuts.solution(cutsSample)).toEqual(['5', '9']);
    expect(piecesOf(cutsSample, ['5', '9'])).toEqual(['cholé', 'cyst', 'ectomie']);
  });

  test('earns right cuts less wrong ones, and says what was prepared for a piece', () => {
    expect(cuts.grade(cutsSample, ['5', '10'])).toEqual({
      status: 'graded',
      points: 0,
      success: false,
      parts: { 5: 'right', 9: 'missed', 10: 'wrong' },
      reasons: { 10: says('« ctomie » ne veut rien dire.') },
    });
    expect(cuts.grade(cutsSample, ['5'])).toMatchObject({ points: 0.5 });
    expect(cuts.grade(cutsSample, ['5', '9', '10'])).toMatchObject({ points: 0.5, success: false });
    expect(cuts.grade(cutsSample, [])).toMatchObject({ message: 'Posez au moins une coupe.' });
  });

  test('cutting everywhere earns nothing', () => {
    const everywhere = Array.from({ length: 15 }, (_, at) => String(at + 1));
    expect(cuts.grade(cutsSample, everywhere)).toMatchObject({ points: 0 });
  });

  test('reads ascending places between its letters, and no others', () => {
    expect(cuts.parse(cutsSample, ['9', '5'])).toEqual(['5', '9']);
    for (const none of [['0'], ['16'], ['05'], [5], ['5', '5'], '5', { 0: '5' }])
      expect(cuts.parse(cutsSample, none)).toBeNull();
  });

  test('any cuts make pieces that spell the word', () => {
    fc.assert(
      fc.property(anyResponse(cutsSample), (response) => {
        const pieces = piecesOf(cutsSample, response as readonly string[]);
        expect(pieces.join('')).toBe('cholécystectomie');
        expect(pieces.every((piece) => piece !== '')).toBe(true);
      }),
    );
  });

  test('is told to an LMS as a choice of places', () => {
    const { choices = [], correctResponsesPattern } = cutsSpeech.interaction(cutsSample);
    expect(choices).toHaveLength(15);
    expect(choices[4]).toEqual({ id: '5', description: { fr: 'cholé | cystectomie' } });
    expect(correctResponsesPattern).toEqual(['5[,]9']);
    expect(spell('1.2', cutsSample, ['5', '9'])).toBe('e,i');
    expect(spell('2004', cutsSample, ['5', '9'])).toBe('5[,]9');
  });
});
