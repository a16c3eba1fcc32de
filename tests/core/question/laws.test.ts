/** What holds for a question of any kind. */
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { grade, keep, parse, rules, solution } from '../../../src/core/question/index.ts';
import { blank, present } from '../../../src/core/question/start.ts';
import { interaction, spoken } from '../../../src/core/question/speech.ts';
import type { Question, Response } from '../../../src/core/question/types.ts';
import {
  anyJson,
  anyQuestion,
  anyResponse,
  choiceSample,
  gapsSample,
  samples,
  seed,
} from './samples.ts';

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const answered = anyQuestion.chain((question) =>
  fc.record({ question: fc.constant(question), response: anyResponse(question) }),
);

test('there are rules for every kind, and each sample has its own', () => {
  expect(Object.keys(rules).sort()).toEqual([...new Set(samples.map(({ kind }) => kind))].sort());
});

describe('any question', () => {
  test('gives all its points to its solution, which survives storage', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const best = solution(question);
        expect(grade(question, best)).toMatchObject({
          status: 'graded',
          success: true,
          points: question.points,
        });
        expect(parse(question, json(best))).toEqual(best);
      }),
    );
  });

  test('grades between 0 and its points, and succeeds exactly at all of them', () => {
    fc.assert(
      fc.property(answered, fc.boolean(), ({ question, response }, final) => {
        const result = grade(question, response, final);
        if (result.status === 'incomplete') {
          expect(final).toBe(false);
          expect(result.message).not.toBe('');
          return;
        }
        expect(result.points).toBeGreaterThanOrEqual(0);
        expect(result.points).toBeLessThanOrEqual(question.points);
        expect(result.success).toBe(result.points === question.points);
      }),
    );
  });

  test('starts from a response that is not an answer yet, and earns nothing handed in', () => {
    fc.assert(
      fc.property(anyQuestion, seed, (question, value) => {
        const start = blank(question, value);
        if (question.kind !== 'ordering' || question.decoys) {
          expect(grade(question, start)).toMatchObject({ status: 'incomplete' });
          expect(grade(question, start, true)).toMatchObject({ points: 0, success: false });
        }
        expect(parse(question, json(start))).toEqual(start);
      }),
    );
  });

  test('keeps of a response nothing that would be marked wrong again', () => {
    fc.assert(
      fc.property(answered, seed, ({ question, response }, value) => {
        const kept = keep(question, response, value);
        if (question.kind === 'ordering' && !question.decoys) return;
        const result = grade(question, kept, true);
        if (result.status !== 'graded') throw new Error('handed in, so graded');
        expect(Object.values(result.parts)).not.toContain('wrong');
        expect(keep(question, kept, value)).toEqual(kept);
      }),
    );
  });

  test('shown in any order is the same question', () => {
    fc.assert(
      fc.property(answered, seed, ({ question, response }, value) => {
        const shown = present(question, value);
        expect(present(question, value)).toEqual(shown);
        const [a, b] = [grade(shown, response, true), grade(question, response, true)];
        if (a.status !== 'graded' || b.status !== 'graded') throw new Error('handed in');
        expect([a.points, a.parts]).toEqual([b.points, b.parts]);
        expect(grade(question, solution(shown))).toMatchObject({ success: true });
      }),
    );
  });

  test('reads anything without failing, and what it read it reads again', () => {
    fc.assert(
      fc.property(anyQuestion, anyJson, (question, value) => {
        const read = parse(question, value);
        if (read !== null) expect(parse(question, json(read))).toEqual(read);
      }),
      { numRuns: 1000 },
    );
  });

  test('is not shuffled like the next one with the same options', () => {
    const order = (id: string, value: string) =>
      present({ ...choiceSample, id }, value)
        .options.map((option) => option.id)
        .join();
    const seeds = Array.from({ length: 20 }, (_, i) => String(i));
    expect(seeds.some((value) => order('a', value) !== order('b', value))).toBe(true);
  });

  test('shuffles some order for some seed, and none when told not to', () => {
    const orders = (shuffle: boolean) =>
      new Set(
        Array.from({ length: 20 }, (_, i) =>
          present({ ...choiceSample, shuffle }, String(i))
            .options.map(({ id }) => id)
            .join(),
        ),
      ).size;
    expect(orders(true)).toBe(6);
    expect(orders(false)).toBe(1);
  });
});

describe('in xAPI', () => {
  test('the solution is said as the (first) correct pattern, numeric ranges apart', () => {
    for (const question of samples.filter(({ kind }) => kind !== 'number' && kind !== 'bench')) {
      const pattern = interaction(question).correctResponsesPattern?.[0];
      expect(spoken(question, solution(question))).toBe(
        pattern?.replace('{case_matters=false}', ''),
      );
    }
  });

  test('ids bear no space, bracket or delimiter, and every text is in French', () => {
    for (const question of samples) {
      const { choices = [], source = [], target = [], steps = [] } = interaction(question);
      for (const { id, description } of [...choices, ...source, ...target, ...steps]) {
        expect(id).toMatch(/^[^\s[\]{}.,:]+$/);
        expect(description.fr).not.toBe('');
      }
    }
  });
});

test('the compiler knows which response goes with which question', () => {
  expectTypeOf(blank(gapsSample, 's')).toEqualTypeOf<Readonly<Record<string, string>>>();
  expectTypeOf(solution(choiceSample)).toEqualTypeOf<string>();
  expectTypeOf(parse<Question>(choiceSample, 1)).toEqualTypeOf<Response | null>();
  // @ts-expect-error a choice takes an option's id
  grade(choiceSample, ['tumeur']);
});
