/** Whatever is authored and answered, an LMS takes all of it, and no two answers become one on the way. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { speechOf } from '../../src/core/question/speech.ts';
import { solution } from '../../src/core/question/index.ts';
import type { Question, Response } from '../../src/core/question/types.ts';
import { toIdentifier } from '../../src/core/scorm/identifier.ts';
import { interactionData } from '../../src/core/scorm/interaction.ts';
import type { ScormVersion } from '../../src/core/scorm/types.ts';
import { EACH, newLms } from '../player/lms.ts';
import { anyQuestion, anyResponse, numberSample, orderingSample } from './question/samples.ts';

/** As authors write them, and as nobody should. */
const anyId = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,4}$/),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.stringMatching(/^[a-z._-]{200,400}$/),
);

/** What an identifier stands for: that this can be written shows that no two ids share one. */
function idOf(identifier: string): string {
  return identifier.replace(/_|\.([0-9a-f]+)\./g, (_sign, code: string | undefined) =>
    code === undefined ? '-' : String.fromCharCode(parseInt(code, 16)),
  );
}

test('an identifier is of short_identifier_type, and stands for one id', () => {
  fc.assert(
    fc.property(anyId, fc.string({ unit: 'binary', maxLength: 40 }), (one, other) => {
      for (const id of [one, other]) {
        const identifier = toIdentifier(id);
        expect(identifier).toMatch(/^[A-Za-z0-9_.]{1,250}$/);
        if (!/\.x[0-9a-f]{16}$/.test(identifier)) expect(idOf(identifier)).toBe(id);
        else expect(id.length === 0 || id.length > 30).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test('what looks alike stays apart, what is too long keeps its beginning', () => {
  const ids = ['a-b', 'a_b', 'a.b', 'a b', 'a.2e.b', 'a.5f.b', 'A-b', 'à-b', ''];
  expect(new Set(ids.map(toIdentifier)).size).toBe(ids.length);
  const long = 'suffixe-'.repeat(60);
  expect(toIdentifier(long)).toMatch(/^suffixe_suffixe_/);
  expect(toIdentifier(`${long}a`)).not.toBe(toIdentifier(`${long}b`));
});

/** The same question and response under other ids. */
function renamed(
  question: Question,
  response: Response,
  rename: (id: string) => string,
): { readonly question: Question; readonly response: Response } {
  // Of a question within a scenario: whether it was answered right is no id.
  const named = (choice: string) => (/^(juste|sinon)$/.test(choice) ? choice : rename(choice));
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        ['id', 'target', 'to'].includes(key) && typeof one === 'string'
          ? rename(one)
          : key === 'ways'
            ? Object.fromEntries(
                Object.entries(one as object).map(([choice, way]) => [named(choice), walk(way)]),
              )
            : walk(one),
      ]),
    );
  };
  const given =
    question.kind === 'choice'
      ? rename(response as string)
      : question.kind === 'multiple' || question.kind === 'ordering'
        ? (response as readonly string[]).map(rename)
        : question.kind === 'scenario'
          ? (response as readonly string[]).map(named)
          : question.kind === 'matching' || question.kind === 'gaps'
            ? Object.fromEntries(
                Object.entries(response as Record<string, string>).map(([id, one]) => [
                  rename(id),
                  question.kind === 'matching' && one !== '' ? rename(one) : one,
                ]),
              )
            : response;
  return { question: walk(question) as Question, response: given };
}

const anyAnswer = fc
  .record({
    question: anyQuestion,
    salt: anyId,
    words: fc.string({ unit: 'grapheme', maxLength: 400 }),
  })
  .chain(({ question, salt, words }) =>
    anyResponse(question).map((response) => {
      const typed =
        question.kind === 'gaps' && words.length > 20
          ? Object.fromEntries(question.gaps.map(({ id }) => [id, words]))
          : response;
      return renamed(question, typed, (id) => (id === '' ? '' : `${id}${salt}`));
    }),
  );

const dataOf = (version: ScormVersion, question: Question, response: Response) =>
  interactionData(
    version,
    {
      question,
      response,
      success: false,
      time: '2026-11-22T08:31:07.000Z',
      duration: 3725.5,
      objective: 'https://x.example/objectifs/a-b',
    },
    speechOf(question),
  );

describe.each(EACH)('%s, SCORM %s', (name, version) => {
  test('takes every element of every answer', () => {
    fc.assert(
      fc.property(anyAnswer, ({ question, response }) => {
        const { api } = newLms(name, version).open();
        expect(api.start()).toBe(true);
        for (const [element, value] of dataOf(version, question, response))
          expect([element, value, api.set(`cmi.interactions.0.${element}`, value)]).toEqual([
            element,
            value,
            true,
          ]);
      }),
      { numRuns: 150 },
    );
  });

  test('takes numbers of any size and what is worth more than it can weigh', () => {
    for (const answer of [150_000, 1e21, 1e-9, -3, 0.1 + 0.2]) {
      const { api } = newLms(name, version).open();
      api.start();
      const question = { ...numberSample, answer, tolerance: 0, points: 1000 };
      for (const given of [String(answer), '250000', '12,5'])
        for (const [element, value] of dataOf(version, question, given))
          expect([element, value, api.set(`cmi.interactions.0.${element}`, value)]).toEqual([
            element,
            value,
            true,
          ]);
    }
  });

  test('keeps different answers apart', () => {
    fc.assert(
      fc.property(
        anyQuestion.chain((question) =>
          fc.tuple(fc.constant(question), anyResponse(question), anyResponse(question)),
        ),
        ([question, one, other]) => {
          const wire = (response: Response) =>
            dataOf(version, question, response).find(([element]) => element.endsWith('_response'));
          if (['gaps', 'number', 'series'].includes(question.kind)) return;
          const same = JSON.stringify(wire(one)) === JSON.stringify(wire(other));
          const kept = (response: Response) =>
            JSON.stringify(
              question.kind === 'matching'
                ? Object.entries(response as Record<string, string>)
                    .filter(([, to]) => to !== '')
                    .sort()
                : question.kind === 'multiple'
                  ? [...(response as string[])].sort()
                  : (response ?? ''),
            );
          if (same) expect(kept(one)).toBe(kept(other));
        },
      ),
    );
  });
});

test('the right answer is told as the pattern of right answers', () => {
  fc.assert(
    fc.property(anyAnswer, ({ question }) => {
      for (const version of ['1.2', '2004'] as const) {
        const said = Object.fromEntries(dataOf(version, question, solution(question)));
        // Many runs of a bench are right: none is said to be.
        if (question.kind === 'bench') {
          expect(said['correct_responses.0.pattern']).toBeUndefined();
          continue;
        }
        const [low = ''] = (said['correct_responses.0.pattern'] ?? '')
          .replace(/^\{(case_matters=false\})?|\}$/g, '')
          .split('[:]');
        const given = said['student_response'] ?? said['learner_response'] ?? '';
        if (question.kind === 'number')
          expect(Math.abs(Number(given) - Number(low))).toBeLessThan(1);
        else expect(given).toBe(low);
      }
    }),
  );
});

test('an ordering longer than an LMS can keep is cut between two answers', () => {
  const steps = Array.from({ length: 50 }, (_, at) => ({
    id: `etape-${at}`,
    text: [],
    feedback: [],
  }));
  const ids = steps.map(({ id }) => id);
  const { api } = newLms('moodle', '2004').open();
  api.start();
  for (const [element, value] of dataOf('2004', { ...orderingSample, steps }, ids))
    expect([element, api.set(`cmi.interactions.0.${element}`, value)]).toEqual([element, true]);
});
