import { describe, expect, test } from 'vitest';
import { gaps } from '../../../src/core/question/gaps/rules.ts';
import { lookAlikes } from '../../../src/core/question/gaps/look-alikes.ts';
import { interaction, spoken } from '../../../src/core/question/speech.ts';
import type { GapsQuestion } from '../../../src/core/question/types.ts';
import { gapsSample, says } from './samples.ts';

/** A single gap with one answer. */
const gap = (answer: string, expected: readonly string[] = []): GapsQuestion => ({
  ...gapsSample,
  gaps: [{ id: 'g', answers: [answer], typo: true, lookAlikes: lookAlikes([answer]) }],
  expected: expected.map((wrong) => ({ answer: wrong, feedback: says(`pas ${wrong}`) })),
});
const accepts = (question: GapsQuestion, typed: string): boolean => {
  const grade = gaps.grade(question, { g: typed });
  return grade.status === 'graded' && grade.success;
};

describe('comparison', () => {
  test.each([
    'tachycardie',
    'Tachycardie',
    '  TACHYCARDIE ',
    'tachy-cardie',
    'tachy cardie',
    'tachycardie.',
  ])('accepts %j', (typed) => {
    expect(
      accepts(
        {
          ...gap('tachycardie'),
          gaps: [{ id: 'g', answers: ['tachycardie'], typo: false, lookAlikes: [] }],
        },
        typed,
      ),
    ).toBe(true);
  });

  test('accepts any variant, accents or none, and ligatures spelled out', () => {
    const grade = (souffle: string) => gaps.grade(gapsSample, { vite: 'tachycardie', souffle });
    for (const souffle of ['dyspnée', 'DYSPNEE', 'gene respiratoire'])
      expect(grade(souffle)).toMatchObject({ points: 1, success: true, reasons: {} });
    expect(accepts(gap('œdème'), 'oedeme')).toBe(true);
    expect(accepts(gap('sous-cutanée'), 'souscutanee')).toBe(true);
  });

  test('earns the right gaps out of all', () => {
    expect(
      gaps.grade({ ...gapsSample, points: 4 }, { vite: 'tachycardie', souffle: 'toux' }),
    ).toEqual({
      status: 'graded',
      points: 2,
      success: false,
      parts: { vite: 'right', souffle: 'wrong' },
      reasons: {},
    });
  });

  test('tells how many words are left', () => {
    const message = (question: GapsQuestion, response: Record<string, string>) =>
      gaps.grade(question, response);
    expect(message(gapsSample, {})).toMatchObject({ message: 'Il reste 2 mots à écrire.' });
    expect(message(gapsSample, { vite: 'x', souffle: '  ' })).toMatchObject({
      status: 'incomplete',
      message: 'Il reste un mot à écrire.',
    });
    expect(message(gap('pouls'), {})).toMatchObject({ message: 'Écrivez votre réponse.' });
  });
});

describe('an exact answer', () => {
  const exact = (answer: string): GapsQuestion => ({
    ...gap(answer),
    gaps: [{ id: 'g', answers: [answer], exact: true, typo: false, lookAlikes: [] }],
  });

  test.each([
    ['O−', ['O-', ' O− ', 'O–'], ['O', 'O+', 'o-']],
    ['mL', ['mL'], ['ML', 'ml', 'Ml']],
    ['pH', ['pH', 'pH.'], ['PH', 'ph']],
    ['SpO₂', ['SpO2', 'SpO₂'], ['spo2', 'SPO2']],
  ] as const)('%j is what it is, sign and case', (answer, right, wrong) => {
    for (const typed of right) expect(accepts(exact(answer), typed), typed).toBe(true);
    for (const typed of wrong) expect(accepts(exact(answer), typed), typed).toBe(false);
  });

  test('without the author’s word, what is stored today is graded as before', () => {
    expect(accepts(gap('O−'), 'O')).toBe(true);
  });
});

test('the word of another gap is not taken for a misspelling', () => {
  const question: GapsQuestion = {
    ...gapsSample,
    gaps: [
      { id: 'a', answers: ['hématome'], typo: false, lookAlikes: [] },
      { id: 'b', answers: ['hépatome'], typo: false, lookAlikes: [] },
    ],
    expected: [{ answer: 'hépatom', feedback: says('Il manque une lettre.') }],
  };
  const grade = gaps.grade(question, { a: 'hépatome', b: 'hématome' });
  expect(grade).toMatchObject({ status: 'graded', points: 0, reasons: {} });
  expect(gaps.grade(question, { a: 'hépatom', b: 'hépatome' })).toMatchObject({
    reasons: { a: says('Il manque une lettre.') },
  });
});

describe('a typo', () => {
  test('is forgiven where the author allows it, and the right spelling told', () => {
    expect(gaps.grade(gapsSample, { vite: 'tachicardie', souffle: 'dyspnée' })).toMatchObject({
      success: true,
      parts: { vite: 'right' },
      reasons: { vite: says('On écrit «\u00A0tachycardie\u00A0».') },
    });
  });

  test('is not forgiven elsewhere', () => {
    const strict: GapsQuestion = {
      ...gapsSample,
      gaps: gapsSample.gaps.map((one) => ({ ...one, typo: false, lookAlikes: [] })),
    };
    expect(gaps.grade(strict, { vite: 'tachicardie', souffle: 'dyspnée' })).toMatchObject({
      success: false,
    });
  });

  test('never turns into a wrong answer the author expects', () => {
    expect(accepts(gap('sclérose'), 'sclerase')).toBe(true);
    const question = gap('sclérose', ['sclérase']);
    expect(accepts(question, 'sclerase')).toBe(false);
    expect(gaps.grade(question, { g: 'Sclerase' })).toMatchObject({
      reasons: { g: says('pas sclérase') },
    });
    // As near to the one as to the other.
    expect(accepts(question, 'sclerise')).toBe(false);
  });

  test("never turns into another gap's answer", () => {
    const question: GapsQuestion = {
      ...gapsSample,
      expected: [],
      gaps: [
        { id: 'a', answers: ['plaquette'], typo: true, lookAlikes: [] },
        { id: 'b', answers: ['paquette'], typo: true, lookAlikes: [] },
      ],
    };
    expect(gaps.grade(question, { a: 'paquette', b: 'paquette' })).toMatchObject({
      parts: { a: 'wrong', b: 'right' },
    });
  });

  test.each([
    ['abduction', 'adduction'],
    ['uretère', 'urètre'],
    ['coloscopie', 'colposcopie'],
    ['hématique', 'hépatique'],
    ['dysphagie', 'dysphasie'],
    ['trachéotomie', 'trachéostomie'],
  ])('never blurs %s and %s', (answer, lookAlike) => {
    expect(accepts(gap(answer), lookAlike)).toBe(false);
    expect(accepts(gap(lookAlike), answer)).toBe(false);
    expect(accepts(gap(answer), answer)).toBe(true);
  });

  test('half-way between hypo and hyper is refused, elsewhere in the word forgiven', () => {
    expect(accepts(gap('hypotension'), 'hypetension')).toBe(false);
    expect(accepts(gap('hypotension'), 'hypotention')).toBe(true);
  });
});

describe('expected wrong answers', () => {
  test('have their reason, mistyped or not, at their own gap', () => {
    expect(gaps.grade(gapsSample, { vite: 'bradycardie', souffle: 'bradicardie' })).toMatchObject({
      points: 0,
      reasons: {
        vite: says('brady- veut dire lent.'),
        souffle: says('brady- veut dire lent.'),
      },
    });
    expect(gaps.grade(gapsSample, { vite: 'BRADYCARDIE', souffle: 'Apnée' })).toMatchObject({
      reasons: { vite: says('brady- veut dire lent.'), souffle: says('a- veut dire sans.') },
    });
  });
});

test('a wrong answer typed exactly has its own feedback, not that of its neighbour', () => {
  const question = gap('sclère', ['sclérase', 'sclérose']);
  expect(gaps.grade(question, { g: 'sclerose' })).toMatchObject({
    reasons: { g: says('pas sclérose') },
  });
});

test('one wrong gap out of twenty is no success', () => {
  const question: GapsQuestion = {
    ...gapsSample,
    gaps: Array.from({ length: 20 }, (_, i) => ({
      id: `g${String(i)}`,
      answers: ['os'],
      typo: false,
      lookAlikes: [],
    })),
  };
  const response = { ...gaps.solution(question), g7: 'eau' };
  expect(gaps.grade(question, response)).toMatchObject({ points: 0.95, success: false });
});

describe('xAPI', () => {
  test('lists every combination of accepted answers', () => {
    expect(interaction(gapsSample)).toEqual({
      interactionType: 'fill-in',
      correctResponsesPattern: [
        '{case_matters=false}tachycardie[,]dyspnée',
        '{case_matters=false}tachycardie[,]gêne respiratoire',
      ],
    });
  });

  test('lists 64 of them at most, else the canonical one', () => {
    const many = (variants: number, count: number): GapsQuestion => ({
      ...gapsSample,
      gaps: Array.from({ length: count }, (_, g) => ({
        id: `g${String(g)}`,
        answers: Array.from({ length: variants }, (_unused, v) => `mot${String(v)}`),
        typo: false,
        lookAlikes: [],
      })),
    });
    expect(new Set(interaction(many(4, 3)).correctResponsesPattern).size).toBe(64);
    expect(interaction(many(5, 3)).correctResponsesPattern).toEqual([
      '{case_matters=false}mot0[,]mot0[,]mot0',
    ]);
  });

  test('says what was typed, gap by gap, without delimiters in it', () => {
    expect(spoken(gapsSample, { souffle: ' a[,]{lang=fr}b ', vite: 'Tachycardie' })).toBe(
      'Tachycardie[,]a,lang=frb',
    );
    expect(spoken(gapsSample, { vite: 'x' })).toBe('x[,]');
  });
});

test('a retry keeps the right gaps as they were typed', () => {
  expect(gaps.keep(gapsSample, { vite: 'Tachicardie', souffle: 'toux' }, 's')).toEqual({
    vite: 'Tachicardie',
  });
});

test('reads only texts for its own gaps', () => {
  expect(gaps.parse(gapsSample, { vite: 'a' })).toEqual({ vite: 'a' });
  expect(gaps.parse(gapsSample, { autre: 'a' })).toBeNull();
  expect(gaps.parse(gapsSample, { vite: 3 })).toBeNull();
  expect(gaps.parse(gapsSample, ['a'])).toBeNull();
});
