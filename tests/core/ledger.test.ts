/** Numbers in brackets are those of the musts for an assignable unit in the xAPI and cmi5 notes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mayStatement,
  openLedger,
  recordStatement,
  type Ledger,
} from '../../src/core/xapi/ledger.ts';
import { VERBS, type LaunchMode, type Verb } from '../../src/core/xapi/statement.ts';
import { anyMode } from './launches.ts';

const verbs = Object.keys(VERBS) as Verb[];
const anyVerbs = fc.array(fc.constantFrom(...verbs), { maxLength: 25 });

const after = (ledger: Ledger, ...said: Verb[]): Ledger => said.reduce(recordStatement, ledger);
const normal = openLedger('Normal', []);
const allowed = (ledger: Ledger): Verb[] => verbs.filter((verb) => mayStatement(ledger, verb));

test('[15] initialized comes first, once', () => {
  expect(allowed(normal)).toEqual(['initialized']);
  expect(mayStatement(after(normal, 'initialized'), 'initialized')).toBe(false);
});

test('a session under way may say everything else', () => {
  expect(allowed(after(normal, 'initialized'))).toEqual(
    verbs.filter((verb) => verb !== 'initialized'),
  );
});

test('[16] terminated comes last, once; nothing after', () => {
  expect(allowed(after(normal, 'initialized', 'terminated'))).toEqual([]);
});

test('[17] one of passed and failed a session', () => {
  for (const judged of ['passed', 'failed'] as const) {
    const ledger = after(normal, 'initialized', judged);
    expect(mayStatement(ledger, 'passed')).toBe(false);
    expect(mayStatement(ledger, 'failed')).toBe(false);
    expect(mayStatement(ledger, 'scored')).toBe(true);
  }
});

describe('[18] in the sessions that follow', () => {
  const next = ({ registration }: Ledger) =>
    after(openLedger('Normal', registration), 'initialized');

  test('completed is not said again', () => {
    const ledger = next(after(normal, 'initialized', 'completed', 'terminated'));
    expect(mayStatement(ledger, 'completed')).toBe(false);
    expect(mayStatement(ledger, 'passed')).toBe(true);
  });

  test('neither passed nor failed follows passed', () => {
    const ledger = next(after(normal, 'initialized', 'passed', 'terminated'));
    expect(mayStatement(ledger, 'passed')).toBe(false);
    expect(mayStatement(ledger, 'failed')).toBe(false);
  });

  test('failed may be followed by another or by passed', () => {
    const ledger = next(after(normal, 'initialized', 'failed', 'terminated'));
    expect(mayStatement(ledger, 'failed')).toBe(true);
    expect(mayStatement(ledger, 'passed')).toBe(true);
  });
});

test('[24] progress is not told once completed, in this session or an earlier one', () => {
  expect(mayStatement(after(normal, 'initialized', 'completed'), 'progressed')).toBe(false);
  const later = after(openLedger('Normal', ['completed']), 'initialized');
  expect(mayStatement(later, 'progressed')).toBe(false);
});

test.each<LaunchMode>(['Browse', 'Review'])(
  '[25] %s says initialized and terminated only',
  (mode) => {
    const ledger = openLedger(mode, []);
    expect(allowed(ledger)).toEqual(['initialized']);
    expect(allowed(after(ledger, 'initialized'))).toEqual(['terminated']);
  },
);

test('whatever a learner does in three sessions, what is said breaks no rule', () => {
  fc.assert(
    fc.property(fc.tuple(anyVerbs, anyVerbs, anyVerbs), anyMode, (wishes, lastMode) => {
      let registration: Ledger['registration'] = [];
      const spoken: Verb[][] = [];
      wishes.forEach((wished, index) => {
        let ledger = openLedger(index === 2 ? lastMode : 'Normal', registration);
        const said: Verb[] = [];
        for (const verb of ['initialized' as const, ...wished]) {
          if (!mayStatement(ledger, verb)) continue;
          said.push(verb);
          ledger = JSON.parse(JSON.stringify(recordStatement(ledger, verb))) as Ledger;
        }
        registration = ledger.registration;
        spoken.push(said);
      });
      const count = (list: Verb[], ...of: Verb[]) =>
        list.filter((verb) => of.includes(verb)).length;
      for (const said of spoken) {
        expect(said.indexOf('initialized')).toBe(0);
        expect(count(said, 'initialized')).toBe(1);
        expect(count(said, 'passed', 'failed')).toBeLessThanOrEqual(1);
        if (said.includes('terminated')) expect(said.at(-1)).toBe('terminated');
      }
      const all = spoken.flat();
      expect(count(all, 'completed')).toBeLessThanOrEqual(1);
      expect(count(all, 'passed')).toBeLessThanOrEqual(1);
      if (all.includes('passed')) expect(all.slice(all.indexOf('passed'))).not.toContain('failed');
      if (lastMode !== 'Normal')
        expect(count(spoken[2] ?? [], 'initialized', 'terminated')).toBe(spoken[2]?.length);
    }),
    { numRuns: 500 },
  );
});
