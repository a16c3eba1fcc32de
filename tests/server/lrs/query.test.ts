/** Every filter against a plain reading of the specification, on random statements. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../src/server/store/db.ts';
import { openWriter } from '../../../src/server/lrs/statement/insert.ts';
import { prepare } from '../../../src/server/lrs/statement/prepare.ts';
import { openReader, type StatementFilter } from '../../../src/server/lrs/statement/query.ts';
import type { Activity, Actor, Statement } from '../../../src/server/lrs/statement/types.ts';
import { freshFolder } from '../support/site.ts';
import { activity, agent, verb } from '../support/xapi.ts';

vi.setConfig({ testTimeout: 60_000 });

const NAMES = ['a', 'b', 'c'] as const;
const REGISTRATIONS = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
] as const;
const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

const anAgent = fc.constantFrom(...NAMES).map((name) => agent(name) as Actor);
const anActor = fc.oneof(
  { weight: 3, arbitrary: anAgent },
  {
    weight: 1,
    arbitrary: fc
      .array(anAgent, { minLength: 1, maxLength: 2 })
      .map((member) => ({ objectType: 'Group', member }) as Actor),
  },
);
const anActivity = fc.constantFrom(...NAMES).map((name) => activity(name) as Activity);
/** A reference to an earlier or later statement of the run, by its place. */
type Spec = Omit<Statement, 'object'> & { readonly object: Statement['object'] | { ref: number } };
const aSpec: fc.Arbitrary<Spec> = fc.record({
  actor: anActor,
  verb: fc.constantFrom(...NAMES).map(verb),
  object: fc.oneof(
    { weight: 4, arbitrary: anActivity },
    { weight: 1, arbitrary: anAgent },
    { weight: 2, arbitrary: fc.nat({ max: 11 }).map((ref) => ({ ref })) },
    {
      weight: 1,
      arbitrary: fc.record({
        objectType: fc.constant('SubStatement' as const),
        actor: anAgent,
        verb: fc.constant(verb('a')),
        object: anActivity,
      }),
    },
  ),
  context: fc.record({
    registration: fc.constantFrom(...REGISTRATIONS),
    instructor: anAgent,
    contextActivities: fc.record({ parent: fc.array(anActivity, { maxLength: 2 }) }),
  }),
});
const aVoid: fc.Arbitrary<Spec> = fc.record({
  actor: anAgent,
  verb: fc.constant({ id: VOIDED }),
  object: fc.nat({ max: 11 }).map((ref) => ({ ref })),
});

const aFilter = fc.record({
  agent: fc.option(anAgent),
  verb: fc.option(fc.constantFrom(...NAMES).map((name) => verb(name).id)),
  activity: fc.option(fc.constantFrom(...NAMES).map((name) => activity(name).id)),
  registration: fc.option(fc.constantFrom(...REGISTRATIONS)),
  relatedActivities: fc.boolean(),
  relatedAgents: fc.boolean(),
  since: fc.option(fc.nat({ max: 12 })),
  until: fc.option(fc.nat({ max: 12 })),
  ascending: fc.boolean(),
  limit: fc.integer({ min: 1, max: 5 }),
});

const START = Date.parse('2026-11-22T10:00:00.000Z');

describe('GET of statements', () => {
  it('finds exactly what the specification says, page after page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 6, arbitrary: aSpec }, { weight: 1, arbitrary: aVoid }), {
          minLength: 12,
          maxLength: 12,
        }),
        fc.array(aFilter, { minLength: 5, maxLength: 5 }),
        // Of a page: so little that each statement is one, or more than all of them.
        fc.constantFrom(1, 2000, 1e6),
        (specs, filters, bytes) => {
          const ids = specs.map(() => randomUUID() as string);
          const statements = specs.map((spec, index): Statement => {
            const { object: target } = spec;
            const object =
              'ref' in target
                ? ({ objectType: 'StatementRef', id: ids[target.ref] ?? '' } as const)
                : target;
            return { ...spec, id: ids[index] ?? '', object };
          });
          const store = openStore(freshFolder());
          let now = START;
          const writer = openWriter(store, () => new Date((now += 1000)));
          for (const one of statements)
            writer.insert([prepare(one, RECEPTION)], { authoritative: true });
          const reader = openReader(store.db);
          for (const raw of filters) {
            const filter: StatementFilter = {
              ...raw,
              since: raw.since === null ? null : START + raw.since * 1000,
              until: raw.until === null ? null : START + raw.until * 1000,
              referring: true,
              after: null,
            };
            const found: string[] = [];
            for (let after: number | null = null, page = 0; page < 20; page += 1) {
              const { statements: some, next } = reader.page({ ...filter, after }, bytes);
              expect(some.length).toBeLessThanOrEqual(filter.limit);
              found.push(...some.map(({ body }) => (JSON.parse(body) as { id: string }).id));
              after = next;
              if (next === null) break;
            }
            expect(found).toEqual(expected(statements, filter));
          }
          store.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});

const AUTHORITY = agent('autorité') as Actor;
const RECEPTION = { version: '1.0.3', authority: AUTHORITY, newId: randomUUID } as const;

/** The specification, read slowly. */
function expected(statements: readonly Statement[], filter: StatementFilter): string[] {
  const byId = new Map(statements.map((one) => [one.id, one]));
  const voidedIds = statements
    .filter((one) => one.verb.id === VOIDED)
    .map((one) => (one.object as { id: string }).id);
  const isVoided = (one: Statement) => one.verb.id !== VOIDED && voidedIds.includes(one.id ?? '');
  const filtered = filter.agent ?? filter.verb ?? filter.activity ?? filter.registration;
  const matches = (one: Statement, seen: readonly string[] = []): boolean => {
    if (meets(one, filter)) return true;
    const target = one.object.objectType === 'StatementRef' ? byId.get(one.object.id) : undefined;
    if (filtered === null || !target || seen.includes(target.id ?? '')) return false;
    return matches(target, [...seen, target.id ?? '']);
  };
  const inTime = (index: number) => {
    const stored = START + (index + 1) * 1000;
    return (
      (filter.since === null || stored > filter.since) &&
      (filter.until === null || stored <= filter.until)
    );
  };
  const found = statements.filter((one, index) => !isVoided(one) && inTime(index) && matches(one));
  const ids = found.map(({ id }) => id ?? '');
  return filter.ascending ? ids : ids.reverse();
}

function meets(one: Statement, filter: StatementFilter): boolean {
  const { object: target, context } = one;
  const sub = target.objectType === 'SubStatement' ? target : null;
  const people = (actor: unknown): Actor[] => {
    const { member } = actor as { member?: Actor[] };
    return [actor as Actor, ...(member ?? [])];
  };
  const isActor = target.objectType === 'Agent';
  const direct = [one.actor, ...(isActor ? [target] : [])].flatMap(people);
  const related = [
    ...direct,
    AUTHORITY,
    ...(context?.instructor ? people(context.instructor) : []),
    ...(sub ? people(sub.actor) : []),
  ];
  const isActivity = target.objectType === 'Activity';
  const about = isActivity ? [target.id] : [];
  const parents = (context?.contextActivities?.parent ?? []) as Activity[];
  const around = [
    ...about,
    ...parents.map(({ id }) => id),
    ...(sub ? [(sub.object as Activity).id] : []),
  ];
  const name = (actor: Actor) => actor.account?.name;
  return (
    (filter.agent === null ||
      (filter.relatedAgents ? related : direct).some(
        (actor) => name(actor) === name(filter.agent as Actor),
      )) &&
    (filter.activity === null ||
      (filter.relatedActivities ? around : about).includes(filter.activity)) &&
    (filter.verb === null || one.verb.id === filter.verb) &&
    (filter.registration === null || context?.registration === filter.registration)
  );
}
