import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/core/text/text.ts';
import type { Answer } from '../../src/search/answer.ts';
import { firstOf, hitsOf, LIMITS, marked, realCourse, realEngine, textOf } from './course.ts';

const course = await realCourse();
const engine = await realEngine();
const ask = (query: string): Answer => engine.search(query, LIMITS).answer;

const HOSTILE: readonly (readonly [string, string])[] = [
  ['lunr operators', '+tension -artère titre:préfixe tension~9 cœur^100 *'],
  ['only operators', '* ~ ^ : + - \\'],
  ['a field that does not exist', 'champ:valeur'],
  ['a leading wildcard', '*ite'],
  ['regular expressions', '(a+)+$ [^]*? .{1,99} \\b(?<=x)'],
  ['emoji', '🫀🩺👩🏽‍⚕️'],
  ['HTML', '<img src=x onerror=alert(1)><script>alert(2)</script>'],
  ['an entity', '&lt;b&gt;tension&lt;/b&gt;'],
  ['prototype names', 'constructor __proto__ toString hasOwnProperty'],
  ['quotes and a backslash', '"tension" \'artère\' `cœur` \\'],
  ['spaces', ' \t\n\u00A0\u202F'],
  ['nothing', ''],
  ['stop words', 'le la les de du des et ou à au aux'],
  ['another script', '血圧 давление ضغط الدم'],
  ['right to left and invisible signs', '\u202Etension\u200B\u0000\uFEFF'],
  ['lone surrogates', '\uD83D tension \uDE00'],
  ['combining marks', `e${'\u0301'.repeat(500)}`],
  ['digits', '0000000000 1e999 NaN -1'],
  ['10 000 letters', 'a'.repeat(10_000)],
  ['10 000 words', 'tension '.repeat(10_000)],
  ['many different words', Array.from({ length: 3000 }, (_, i) => `mot${i}`).join(' ')],
  ['a slash chain', 'a/b'.repeat(3000)],
];

describe('hostile queries return calmly', () => {
  test.each(HOSTILE)('%s', (_, query) => {
    const answer = ask(query);
    expect(answer.terms.hits.length).toBeLessThanOrEqual(LIMITS.terms);
    expect(answer.lessons.hits.length).toBeLessThanOrEqual(LIMITS.lessons);
    expect(answer.query.length).toBeLessThanOrEqual(200);
    expect(answer.partial).toBe(false);
  });

  test('operators are plain signs: words around them are found as without', () => {
    expect(firstOf(engine, '+céphalée~1^5')).toBe(firstOf(engine, 'céphalée 1 5'));
    expect(firstOf(engine, '*dyspnée*')).toBe('glossaire#dyspnee');
  });

  test('what follows the first 200 characters changes nothing', () => {
    const long = 'dyspnée '.repeat(40);
    expect(hitsOf(ask(`${long} céphalée`))).toEqual(hitsOf(ask(long)));
  });
});

describe('for any query', () => {
  const words = course.glossary.flatMap(({ term, everyday, forms }) => [
    term,
    ...everyday,
    ...forms,
  ]);
  const likely = fc.oneof(
    fc.constantFrom(...words),
    fc.tuple(fc.constantFrom(...words), fc.nat(12)).map(([word, cut]) => word.slice(0, cut)),
    fc
      .tuple(fc.constantFrom(...words), fc.nat(20), fc.string({ unit: 'grapheme', maxLength: 2 }))
      .map(([word, at, noise]) => word.slice(0, at) + noise + word.slice(at + 1)),
    fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((list) => list.join(' ')),
  );
  const anything = fc.oneof(likely, fc.string({ unit: 'binary', maxLength: 60 }));

  test('the search does not throw, and answers with texts', () => {
    fc.assert(
      fc.property(anything, (query) => {
        for (const hit of hitsOf(ask(query))) {
          expect(textOf(hit.title)).not.toBe('');
          expect(hit.excerpt).not.toBeNull();
          for (const word of marked(hit.excerpt ?? [])) expect(word).toMatch(/^[\p{L}\p{N}]/u);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('accents, case, hyphens and apostrophes do not change the first result', () => {
    fc.assert(
      fc.property(anything, (query) => {
        expect(firstOf(engine, fold(query))).toBe(firstOf(engine, query));
      }),
      { numRuns: 200 },
    );
  });

  test('a suggestion always finds something', () => {
    for (const typed of [
      'tensiomaitre',
      'cephhalleee',
      'dyspnnnée',
      'ictaire jaune',
      'sagitallle',
    ]) {
      for (const suggestion of ask(typed).suggestions) {
        expect(hitsOf(ask(suggestion)), suggestion).not.toEqual([]);
      }
    }
  });
});
