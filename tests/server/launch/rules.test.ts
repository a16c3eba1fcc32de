/** Each rule of cmi5 a server can see, by the number of its section. */
import { describe, expect, it } from 'vitest';
import { isMet } from '../../../src/server/launch/move-on.ts';
import { judge, type Ledger } from '../../../src/server/launch/rules.ts';
import type { Session } from '../../../src/server/launch/sessions.ts';
import type { Statement } from '../../../src/server/lrs/statement/types.ts';
import { CATEGORY, CMI5, MOVEON } from '../support/launch.ts';

const ACTIVITY = 'https://exemple.fr/cqp/unites/a/b';
const REGISTRATION = '11111111-1111-4111-8111-111111111111';
const ACTOR = {
  objectType: 'Agent',
  account: { homePage: 'https://exemple.fr', name: 'x' },
} as const;
const SESSION_ID = `${CMI5}context/extensions/sessionid`;
const MASTERY = `${CMI5}context/extensions/masteryscore`;
const PROGRESS = `${CMI5}result/extensions/progress`;

const SESSION: Session = {
  id: 's',
  registration: REGISTRATION,
  unit: 'a/b',
  activity: ACTIVITY,
  actor: ACTOR,
  launchData: {
    contextTemplate: {
      contextActivities: { grouping: [{ id: 'https://exemple.fr/cqp/au/a/b' }] },
      extensions: { [SESSION_ID]: 's' },
    },
    launchMode: 'Normal',
    moveOn: 'CompletedAndPassed',
    masteryScore: 0.8,
    returnURL: 'https://exemple.fr/retour',
  },
  launched: '2026-11-22T09:59:00.000Z',
  heard: null,
  initialized: '2026-11-22T10:00:00.000Z',
  terminated: null,
  completed: false,
  judged: false,
  ended: null,
  abandoned: false,
  preferences: '2026-11-22T09:59:01.000Z',
};
const FRESH: Session = { ...SESSION, initialized: null };

interface Said {
  readonly verb: string;
  readonly category?: readonly string[];
  readonly result?: object;
  readonly extensions?: object;
  readonly [other: string]: unknown;
}

function say({ verb, category = [], result, extensions = {}, ...rest }: Said): Statement {
  return {
    id: '22222222-2222-4222-8222-222222222222',
    actor: ACTOR,
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
    object: { objectType: 'Activity', id: ACTIVITY },
    ...(result ? { result } : {}),
    context: {
      registration: REGISTRATION,
      contextActivities: {
        ...SESSION.launchData.contextTemplate.contextActivities,
        category: category.map((id) => ({ id })),
      },
      extensions: { [SESSION_ID]: 's', ...extensions },
    },
    timestamp: '2026-11-22T10:05:00.000Z',
    ...rest,
  };
}

const DEFINED = [CATEGORY];
const JUDGED = [CATEGORY, MOVEON];
const answered: Said = { verb: 'answered', result: { success: true } };
const opened: Said = { verb: 'initialized', category: DEFINED };
const ended: Said = { verb: 'terminated', category: DEFINED, result: { duration: 'PT1M' } };
const done: Said = {
  verb: 'completed',
  category: JUDGED,
  result: { completion: true, duration: 'PT1M' },
};
const passed: Said = {
  verb: 'passed',
  category: JUDGED,
  result: { success: true, score: { scaled: 0.8 }, duration: 'PT1M' },
  extensions: { [MASTERY]: 0.8 },
};
const failed: Said = {
  ...passed,
  verb: 'failed',
  result: { success: false, score: { scaled: 0.79 }, duration: 'PT1M' },
};
const result = (said: Said, change: object): Said => ({
  ...said,
  result: { ...said.result, ...change },
});

const NOTHING = { completed: null, passed: null, waived: null };
const under = (session: Session, standing: Ledger['standing'] = NOTHING) => ({ session, standing });
const verdict = (ledger: Ledger, ...said: Said[]) => judge(ledger, said.map(say));
const broken = (ledger: Ledger, ...said: Said[]) => {
  const found = verdict(ledger, ...said);
  return found.ok ? null : found.violation;
};
const section = (violation: string | null) => violation?.split(':')[0] ?? null;

describe('what an AU may state', () => {
  it.each([
    ['initialized, first', FRESH, [opened]],
    ['a whole session in one request', FRESH, [opened, answered, done, passed, ended]],
    ['failed', SESSION, [failed]],
    [
      'a score without mastery score',
      { ...SESSION, launchData: { ...SESSION.launchData, masteryScore: undefined } },
      [{ ...passed, extensions: {} }],
    ],
    [
      'passed without a score',
      SESSION,
      [{ ...passed, result: { success: true, duration: 'PT1M' }, extensions: {} }],
    ],
    [
      'any verb without the category',
      SESSION,
      [{ verb: 'completed', result: { completion: true } }],
    ],
    [
      'a score in an allowed statement',
      SESSION,
      [{ verb: 'scored', result: { score: { scaled: -0.5 } } }],
    ],
    ['progress', SESSION, [{ verb: 'progressed', result: { extensions: { [PROGRESS]: 40 } } }]],
  ] as readonly [string, Session, readonly Said[]][])('%s', (_, session, said) => {
    expect(broken(under(session), ...said)).toBeNull();
  });

  it('moves the session and the standing on', () => {
    expect(verdict(under(FRESH), opened, done, passed, ended)).toEqual({
      ok: true,
      advance: {
        initialized: '2026-11-22T10:05:00.000Z',
        terminated: '2026-11-22T10:05:00.000Z',
        completed: true,
        judged: true,
      },
      standing: {
        completed: '2026-11-22T10:05:00.000Z',
        passed: '2026-11-22T10:05:00.000Z',
        waived: null,
      },
    });
    expect(verdict(under(SESSION), { verb: 'completed' })).toMatchObject({
      advance: { completed: false },
      standing: NOTHING,
    });
  });
});

const EARLIER = '2026-11-22T09:59:59.999Z';
const BROWSE = { ...SESSION, launchData: { ...SESSION.launchData, launchMode: 'Browse' as const } };
const ENDED = { ...SESSION, terminated: '2026-11-22T10:04:00.000Z' };
const context = (change: object) => ({ ...say(answered).context, ...change });

describe('what it may not, with the rule', () => {
  it.each([
    // Every statement.
    ['9.1', SESSION, [{ ...answered, id: undefined }]],
    [
      '9.2',
      SESSION,
      [{ ...answered, actor: { ...ACTOR, account: { ...ACTOR.account, name: 'y' } } }],
    ],
    ['9.2', SESSION, [{ ...answered, actor: { ...ACTOR, objectType: 'Group' } }]],
    ['9.6.1', SESSION, [{ ...answered, context: context({ registration: undefined }) }]],
    [
      '9.6.1',
      SESSION,
      [{ ...answered, context: context({ registration: REGISTRATION.replace('1', '2') }) }],
    ],
    ['9.6.3.1', SESSION, [{ ...answered, extensions: { [SESSION_ID]: 'autre' } }]],
    ['10.2.1', SESSION, [{ ...answered, context: context({ contextActivities: {} }) }]],
    ['9.7', SESSION, [{ ...answered, timestamp: undefined }]],
    ['9.7', SESSION, [{ ...answered, timestamp: '2026-11-22T12:05:00+02:00' }]],
    [
      '6.3',
      SESSION,
      [{ verb: 'voided', object: { objectType: 'StatementRef', id: REGISTRATION } }],
    ],
    ['9.5.5.1', SESSION, [{ verb: 'progressed', result: { extensions: { [PROGRESS]: 33.3 } } }]],
    ['9.5.5.1', SESSION, [{ verb: 'progressed', result: { extensions: { [PROGRESS]: 101 } } }]],
    // Order.
    ['9.3.2', FRESH, [answered]],
    ['9.3.2', FRESH, [done]],
    ['9.3.2', FRESH, [{ ...opened, category: [] }]],
    ['9.3.2', SESSION, [opened]],
    ['9.3.2', FRESH, [opened, opened]],
    ['9.3.2', SESSION, [{ ...answered, timestamp: EARLIER }]],
    ['9.3.8', ENDED, [answered]],
    ['9.3.8', SESSION, [ended, { ...answered, timestamp: '2026-11-22T10:06:00.000Z' }]],
    ['9.3.8', SESSION, [ended, ended]],
    // Defined statements.
    ['9.4', SESSION, [{ ...done, object: { id: `${ACTIVITY}/autre` } }]],
    ['9.4', SESSION, [{ ...done, object: { objectType: 'StatementRef', id: REGISTRATION } }]],
    ['9.3', SESSION, [{ verb: 'answered', category: DEFINED }]],
    ['9.3', SESSION, [{ verb: 'launched', category: DEFINED }]],
    ['9.6.2.2', SESSION, [{ ...done, category: DEFINED }]],
    ['9.6.2.2', SESSION, [{ ...ended, category: JUDGED }]],
    ['9.6.2.2', SESSION, [{ ...answered, category: [MOVEON] }]],
    ['10.2.2', BROWSE, [done]],
    ['10.2.2', BROWSE, [passed]],
    ['9.3', SESSION, [done, done]],
    ['9.3', SESSION, [passed, failed]],
    ['9.3', SESSION, [failed, passed]],
    // Results.
    ['9.5.3', SESSION, [result(done, { completion: false })]],
    ['9.5.3', SESSION, [result(passed, { completion: true })]],
    ['9.5.2', SESSION, [result(done, { success: true })]],
    ['9.5.2', SESSION, [result(passed, { success: false })]],
    ['9.5.2', SESSION, [result(failed, { success: true })]],
    ['9.5.1', SESSION, [result(done, { score: { scaled: 1 } })]],
    ['9.5.1', SESSION, [result(failed, { score: { scaled: -0.1 } })]],
    ['9.5.1', SESSION, [result(passed, { score: { scaled: 1, raw: 20 } })]],
    ['9.5.1', SESSION, [result(passed, { score: { scaled: 1, raw: 19.5, min: 0, max: 20 } })]],
    ['9.3.4', SESSION, [result(passed, { score: { scaled: 0.7999 } })]],
    ['9.3.5', SESSION, [result(failed, { score: { scaled: 0.8 } })]],
    ['9.6.3.2', SESSION, [{ ...passed, extensions: {} }]],
    ['9.6.3.2', SESSION, [{ ...passed, extensions: { [MASTERY]: 0.5 } }]],
    ...[ended, done, passed, failed].map(
      (said) => ['9.5.4.1', SESSION, [result(said, { duration: undefined })]] as const,
    ),
  ] as readonly [string, Session, readonly Said[]][])('%s', (number, session, said) => {
    expect(section(broken(under(session), ...said))).toBe(number);
  });

  it('says completed and passed once in a registration, and never failed after passed', () => {
    const at = '2026-11-21T10:00:00.000Z';
    const reached = under(SESSION, { completed: at, passed: at, waived: null });
    expect(section(broken(reached, done))).toBe('9.3.3');
    expect(section(broken(reached, passed))).toBe('9.3.4');
    expect(section(broken(reached, failed))).toBe('9.3');
    expect(broken(reached, answered, ended)).toBeNull();
  });

  it('allows initialized and terminated in Browse and Review', () => {
    for (const launchMode of ['Browse', 'Review'] as const) {
      const session = { ...FRESH, launchData: { ...FRESH.launchData, launchMode } };
      expect(broken(under(session), opened, answered, ended)).toBeNull();
    }
  });
});

describe('moveOn (13.1.4)', () => {
  const at = '2026-11-22T10:00:00.000Z';
  const [none, c, p, both] = [
    NOTHING,
    { completed: at, passed: null, waived: null },
    { completed: null, passed: at, waived: null },
    { completed: at, passed: at, waived: null },
  ];
  it.each([
    ['NotApplicable', [true, true, true, true]],
    ['Completed', [false, true, false, true]],
    ['Passed', [false, false, true, true]],
    ['CompletedAndPassed', [false, false, false, true]],
    ['CompletedOrPassed', [false, true, true, true]],
  ] as const)('%s', (moveOn, expected) => {
    expect([none, c, p, both].map((standing) => isMet(moveOn, standing))).toEqual(expected);
    expect(isMet(moveOn, { ...NOTHING, waived: at })).toBe(true);
  });
});
