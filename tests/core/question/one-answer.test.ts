import { describe, expect, test } from 'vitest';
import { choice } from '../../../src/core/question/choice/rules.ts';
import { interaction, spoken } from '../../../src/core/question/speech.ts';
import { multiple } from '../../../src/core/question/multiple/rules.ts';
import { trueFalse } from '../../../src/core/question/true-false/rules.ts';
import { choiceSample, multipleSample, says, trueFalseSample } from './samples.ts';

describe('choice', () => {
  test('tells about the chosen option alone, and never which one was right', () => {
    expect(choice.grade(choiceSample, 'tumeur')).toEqual({
      status: 'graded',
      points: 0,
      success: false,
      parts: { tumeur: 'wrong' },
      reasons: { tumeur: says('à propos de tumeur') },
    });
    expect(choice.grade({ ...choiceSample, points: 3 }, 'inflammation')).toMatchObject({
      points: 3,
      success: true,
      parts: { inflammation: 'right' },
      reasons: { inflammation: says('à propos de inflammation') },
    });
  });

  test('asks for a choice before grading', () => {
    expect(choice.grade(choiceSample, '')).toEqual({
      status: 'incomplete',
      message: 'Choisissez une réponse.',
    });
  });

  test('speaks xAPI', () => {
    expect(interaction(choiceSample)).toEqual({
      interactionType: 'choice',
      correctResponsesPattern: ['inflammation'],
      choices: [
        { id: 'inflammation', description: { fr: 'inflammation' } },
        { id: 'tumeur', description: { fr: 'tumeur' } },
        { id: 'douleur', description: { fr: 'douleur' } },
      ],
    });
    expect(spoken(choiceSample, 'tumeur')).toBe('tumeur');
  });

  test('keeps spaces and delimiters out of ids', () => {
    const odd = {
      ...choiceSample,
      options: choiceSample.options.slice(0, 1).map((one) => ({ ...one, id: 'a [,] b' })),
    };
    expect(interaction(odd).correctResponsesPattern).toEqual(['a-b']);
    expect(spoken(odd, 'a [,] b')).toBe('a-b');
  });
});

describe('multiple', () => {
  test.each([
    [['fievre', 'toux', 'frisson'], 3, true],
    [['fievre', 'toux'], 2, false],
    [['fievre', 'toux', 'frisson', 'calme'], 2, false],
    [['fievre', 'calme'], 0, false],
    [['calme', 'repos'], 0, false],
    [['fievre', 'toux', 'frisson', 'calme', 'repos'], 1, false],
  ])('%j earns %d points of 3', (response, points, success) =>
    expect(multiple.grade({ ...multipleSample, points: 3 }, response)).toMatchObject({
      points,
      success,
    }),
  );

  test('rounds to four decimals', () => {
    expect(multiple.grade(multipleSample, ['toux'])).toMatchObject({ points: 0.3333 });
  });

  test('has a reason for each option, ticked or not', () => {
    expect(multiple.grade(multipleSample, ['repos', 'fievre', 'calme'])).toMatchObject({
      parts: { fievre: 'right', calme: 'wrong', repos: 'wrong', toux: 'missed', frisson: 'missed' },
      reasons: {
        fievre: says('à propos de fievre'),
        toux: says('à propos de toux'),
        frisson: says('à propos de frisson'),
        calme: says('à propos de calme'),
        repos: says('à propos de repos'),
      },
    });
  });

  test('asks for at least one tick', () => {
    expect(multiple.grade(multipleSample, [])).toEqual({
      status: 'incomplete',
      message: 'Cochez au moins une réponse.',
    });
  });

  test('keeps the right ticks for a retry', () => {
    expect(multiple.keep(multipleSample, ['repos', 'toux'], 's')).toEqual(['toux']);
  });

  test('reads ids in any order, once each, and nothing else', () => {
    expect(multiple.parse(multipleSample, ['repos', 'fievre'])).toEqual(['fievre', 'repos']);
    expect(multiple.parse(multipleSample, ['fievre', 'fievre'])).toEqual(['fievre']);
    expect(multiple.parse(multipleSample, ['inconnu'])).toBeNull();
    expect(multiple.parse(multipleSample, ['fievre', 3])).toBeNull();
    expect(multiple.parse(multipleSample, 'fievre')).toBeNull();
  });

  test('speaks xAPI', () => {
    expect(interaction(multipleSample)).toMatchObject({
      interactionType: 'choice',
      correctResponsesPattern: ['fievre[,]toux[,]frisson'],
    });
    expect(spoken(multipleSample, ['repos', 'fievre'])).toBe('fievre[,]repos');
  });
});

describe('true-false', () => {
  test('tells what goes with the answer given', () => {
    expect(trueFalse.grade(trueFalseSample, true)).toEqual({
      status: 'graded',
      points: 0,
      success: false,
      parts: { true: 'wrong' },
      reasons: { true: says('Pensez au lipome.') },
    });
    expect(trueFalse.grade({ ...trueFalseSample, points: 2 }, false)).toMatchObject({
      points: 2,
      success: true,
      parts: { false: 'right' },
      reasons: { false: says('Exact.') },
    });
  });

  test('does not take « nothing chosen » for « faux »', () => {
    expect(trueFalse.grade(trueFalseSample, null)).toEqual({
      status: 'incomplete',
      message: 'Choisissez «\u00A0Vrai\u00A0» ou «\u00A0Faux\u00A0».',
    });
  });

  test('speaks xAPI', () => {
    expect(interaction(trueFalseSample)).toEqual({
      interactionType: 'true-false',
      correctResponsesPattern: ['false'],
    });
    expect(spoken(trueFalseSample, true)).toBe('true');
  });
});
