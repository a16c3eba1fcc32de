import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, emptyProgress } from '../../src/core/progress/fold.ts';
import { parseProgress } from '../../src/core/progress/parse.ts';
import { eventsOf } from './events.ts';

const progress = eventsOf(0, 1).map((events) => events.reduce(apply, emptyProgress));
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('reads back what was written', () => {
  fc.assert(
    fc.property(progress, (written) => {
      expect(parseProgress(json(written))).toEqual(written);
    }),
  );
});

test('ignores fields it does not know, at every level', () => {
  const adorn = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one: unknown) => adorn(one));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
      key,
      // What a response holds is its question's business.
      key === 'response' ? inner : adorn(inner),
    ]);
    return { ...Object.fromEntries(entries), later: {} };
  };
  fc.assert(
    fc.property(progress, (written) => {
      // In a record of entries, "later" is an entry that cannot be read.
      expect(parseProgress(adorn(json(written)))).toEqual(written);
    }),
  );
});

test('survives anything, and what it returns it reads again', () => {
  const nested = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(1, 0, -1, NaN, '', 'x', '2026-11-22T10:00:00Z', true, null, []),
      fc.dictionary(
        fc.constantFrom('version', 'epoch', 'lessons', 'questions', 'touched', '__proto__', 'q'),
        tie('any'),
      ),
    ),
  }));
  fc.assert(
    fc.property(nested.any, (value) => {
      const whole = { version: 1, epoch: 0, lessons: value, evaluations: value };
      const read = parseProgress(whole);
      expect(parseProgress(read)).toEqual(read);
      expect(() => parseProgress(value)).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [null],
  ['{}'],
  [[]],
  [{}],
  [{ version: 2, epoch: 0, lessons: {}, evaluations: {} }],
  [{ version: 1, epoch: -1, lessons: {}, evaluations: {} }],
  [{ version: 1, epoch: 0.5, lessons: {}, evaluations: {} }],
])('refuses %j', (value) => expect(parseProgress(value)).toBeNull());

describe('a broken entry', () => {
  const outcome = {
    id: 'a',
    attempt: 1,
    response: 'x',
    points: 1,
    max: 1,
    success: true,
    time: '2026-11-22T10:00:00.000Z',
    hash: 'h',
  };
  const withOutcome = (change: object) => ({
    version: 1,
    epoch: 0,
    lessons: {
      'm/l': {
        sections: { seen: outcome.time, broken: 'hier' },
        questions: {
          good: { first: outcome, best: outcome, last: outcome },
          bad: { first: outcome, best: outcome, last: { ...outcome, ...change } },
        },
        revealed: {},
        completed: null,
        touched: outcome.time,
      },
      'm/broken': { touched: 12 },
    },
    evaluations: {},
  });

  test.each([
    { attempt: 1.5 },
    { attempt: '1' },
    { points: -1 },
    { points: null },
    { max: Infinity },
    { success: 'yes' },
    { time: '22/11/2026' },
    { response: 3 },
    { response: { a: 1 } },
    { response: ['a', 2] },
    { id: undefined },
    { hash: null },
  ])('with %j is left out, its neighbours stay', (change) => {
    const lessons = parseProgress(withOutcome(change))?.lessons;
    expect(Object.keys(lessons ?? {})).toEqual(['m/l']);
    expect(Object.keys(lessons?.['m/l']?.questions ?? {})).toEqual(['good']);
    expect(lessons?.['m/l']?.sections).toEqual({ seen: outcome.time });
  });
});

test('a try with an answer that cannot be read is left out, the evaluation stays', () => {
  const time = '2026-11-22T10:00:00.000Z';
  const answer = { question: 'q', response: 'a', points: 1, max: 1, hash: 'h' };
  const result = (...answers: unknown[]) => ({
    id: 'a',
    try: 1,
    seed: 's',
    answers,
    points: 1,
    max: 1,
    passed: true,
    time,
    revision: 'r',
  });
  const read = parseProgress({
    version: 1,
    epoch: 0,
    lessons: {},
    evaluations: {
      e: { first: result(answer), best: result(answer), last: result(answer, 3), touched: time },
    },
  });
  expect(read?.evaluations['e']).toEqual({
    started: null,
    first: result(answer),
    best: result(answer),
    last: null,
    touched: time,
  });
});

describe('progress written by older releases', () => {
  const folder = new URL('../frozen/progress/', import.meta.url);
  const snapshots = readdirSync(folder).filter((name) => name.endsWith('.json'));

  test('is kept', () => expect(snapshots).toContain('v1-2026-11.json'));

  test.each(snapshots)('%s is read whole', (name) => {
    const written: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    expect(parseProgress(written)).toEqual(written);
  });
});
