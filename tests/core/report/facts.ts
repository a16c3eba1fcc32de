/** Arbitrary facts of a small world, so that they meet often. */
import fc from 'fast-check';
import type { Fact } from '../../../src/core/report/fact.ts';

const time = fc
  .integer({ min: 0, max: 90 })
  .map((minutes) => new Date(Date.UTC(2026, 10, 22, 9, minutes)).toISOString());
const scaled = fc.constantFrom(0, 0.5, 0.8, 1);

const said = fc.oneof(
  fc.record({ verb: fc.constant('launched' as const), mastery: fc.constantFrom(0.5, 0.8) }),
  fc.record({
    verb: fc.constantFrom('initialized' as const, 'completed' as const, 'waived' as const),
  }),
  fc.record({
    verb: fc.constant('experienced' as const),
    section: fc.constantFrom('s1', 's2', '__proto__'),
  }),
  fc.record({
    verb: fc.constant('answered' as const),
    question: fc.constantFrom('q1', 'q2', 'constructor', '__proto__'),
    attempt: fc.integer({ min: 1, max: 3 }),
    success: fc.boolean(),
  }),
  fc.record(
    {
      verb: fc.constantFrom('scored' as const, 'passed' as const, 'failed' as const),
      at: time,
      attempt: fc.integer({ min: 1, max: 3 }),
      scaled,
      raw: fc.integer({ min: 0, max: 20 }),
      max: fc.constant(20),
    },
    { requiredKeys: ['verb', 'at', 'scaled'] },
  ),
  fc.record(
    {
      verb: fc.constant('terminated' as const),
      seconds: fc.integer({ min: 0, max: 3600 }),
      active: fc.integer({ min: 0, max: 3600 }),
    },
    { requiredKeys: ['verb', 'seconds'] },
  ),
  fc.record({
    verb: fc.constant('abandoned' as const),
    seconds: fc.integer({ min: 0, max: 3600 }),
  }),
);

const base = fc.record(
  {
    id: fc.uuid(),
    registration: fc.constant('r'),
    session: fc.constantFrom('a', 'b', 'constructor'),
    unit: fc.constant('voc/evaluation'),
    time,
    late: fc.constant(true as const),
  },
  { requiredKeys: ['id', 'registration', 'session', 'unit', 'time'] },
);

export const anyFact: fc.Arbitrary<Fact> = fc
  .tuple(base, said)
  .map(([one, what]): Fact => ({ ...one, ...what }));

export const anyFacts = fc.array(anyFact, { maxLength: 30 });
