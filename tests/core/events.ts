/** Arbitrary events of a small world, so that they meet often. */
import fc from 'fast-check';
import type { Event } from '../../src/core/progress/progress.ts';

const time = fc
  .integer({ min: 0, max: 3 * 86_400_000 })
  .map((ms) => new Date(Date.UTC(2026, 10, 20) + ms).toISOString());
const lesson = fc.constantFrom('vocabulaire/prefixes', 'vocabulaire/suffixes');
const question = fc.constantFrom('q1', 'q2', 'constructor');
const number = fc.integer({ min: 1, max: 3 });
const revision = fc.constantFrom('r1', 'r2');
const seed = fc.constantFrom('s1', 's2');
const max = fc.constantFrom(0, 1, 4);
const response = fc.constantFrom('a', true, ['a', 'b'], { a: 'b' });
const points = fc.tuple(max, fc.integer({ min: 0, max: 4 })).map(([most, earned]) => ({
  max: most,
  points: Math.min(most, earned),
}));

const what = fc.oneof(
  fc.record({
    type: fc.constant('visited' as const),
    lesson,
    section: fc.constantFrom('s1', 's2', 's3'),
  }),
  fc
    .record({
      type: fc.constant('answered' as const),
      lesson,
      question,
      attempt: number,
      response,
      success: fc.boolean(),
      duration: fc.constant(3),
      hash: fc.constant('h'),
      revision,
      score: points,
    })
    .map(({ score, ...rest }) => ({ ...rest, ...score })),
  fc.record({ type: fc.constant('revealed' as const), lesson, question }),
  fc.record({ type: fc.constant('completed' as const), lesson, revision }),
  fc.record({
    type: fc.constant('started' as const),
    evaluation: fc.constant('vocabulaire/evaluation'),
    try: number,
    seed,
    questions: fc.constant(['e1', 'e2']),
    revision,
  }),
  fc
    .record({
      type: fc.constant('handed-in' as const),
      evaluation: fc.constant('vocabulaire/evaluation'),
      try: number,
      seed,
      answers: fc.constant([
        { question: 'e1', response: null, points: 0, max: 1, hash: 'h' },
        { question: 'e2', response: 'a', points: 1, max: 1, hash: 'h' },
      ]),
      score: points,
      passed: fc.boolean(),
      duration: fc.constant(60),
      revision,
    })
    .map(({ score, ...rest }) => ({ ...rest, ...score })),
);

/** Events of the given epochs, each with its own id. */
export const eventsOf = (...epochs: number[]): fc.Arbitrary<Event[]> =>
  fc
    .array(fc.tuple(fc.constantFrom(...epochs), fc.uuid(), time, fc.option(what, { freq: 15 })), {
      maxLength: 12,
    })
    .map((drawn) =>
      drawn.map(([epoch, id, when, fact]): Event => {
        const base = { id, time: when, session: 'session', epoch };
        return fact === null ? { ...base, type: 'erased' } : { ...base, ...fact };
      }),
    );
