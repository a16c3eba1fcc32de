/** Numbers in brackets are those of the musts for an assignable unit in the xAPI and cmi5 notes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { speechOf } from '../../src/core/question/speech.ts';
import {
  completed,
  initialized,
  isMastered,
  judged,
  terminated,
} from '../../src/core/xapi/cmi5.ts';
import type { Setting, Statement } from '../../src/core/xapi/statement.ts';
import { answered, progressed, scored } from '../../src/core/xapi/answers.ts';
import {
  activityIds,
  answeredEvent,
  anyTemplate,
  completedEvent,
  COURSE,
  evaluationSetting,
  handedInEvent,
  launch,
  lessonSetting,
  PROFILE,
  scoring,
  SESSION,
  session,
  under,
} from './launches.ts';
import { choiceSample } from './question/samples.ts';

const CMI5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
const MOVE_ON = 'https://w3id.org/xapi/cmi5/context/categories/moveon';
const MASTERY = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
const end = { id: 'session-1', time: '2026-11-22T10:30:00.000Z' };
const times = { session: 1860, active: 1200.5 };

const definedUnder = (setting: Setting): Record<string, Statement> => ({
  initialized: initialized(setting, session),
  completed: completed(setting, completedEvent, 60),
  passed: judged(setting, scoring(10), 0.5),
  failed: judged(setting, scoring(0), 0.5),
  terminated: terminated(setting, end, times),
});
const defined = definedUnder(evaluationSetting);
const allUnder = (setting: Setting): Statement[] => [
  ...Object.values(definedUnder(setting)),
  answered(setting, answeredEvent, choiceSample, speechOf(choiceSample)),
  progressed(setting, session, 0.5),
  scored(setting, handedInEvent),
];

test('a session’s first statement', () => {
  expect(initialized(lessonSetting, session)).toEqual({
    id: '90632eab-c1dd-5aef-be51-e8b5e392c9dc',
    actor: launch.actor,
    verb: {
      id: 'http://adlnet.gov/expapi/verbs/initialized',
      display: { fr: 'a ouvert', en: 'initialized' },
    },
    object: {
      objectType: 'Activity',
      id: launch.activityId,
      definition: {
        type: 'http://adlnet.gov/expapi/activities/lesson',
        name: { fr: 'Les préfixes' },
      },
    },
    context: {
      registration: launch.registration,
      revision: '0123456789abcdef',
      contextActivities: {
        grouping: [{ id: 'https://cours.example/vocabulaire/prefixes' }],
        category: [{ id: CMI5 }, { id: PROFILE }],
      },
      extensions: { [SESSION]: 'session-1' },
    },
    timestamp: '2026-11-22T09:59:00.000Z',
  });
});

test('each is said with its own verb', () => {
  for (const [name, one] of Object.entries(defined))
    expect(one.verb.id).toBe(`http://adlnet.gov/expapi/verbs/${name}`);
});

test('[8] each has its own id and the UTC time of what happened', () => {
  const all = allUnder(evaluationSetting);
  // Passed and failed come from two hand-ins; here they share the event's id, not the statement's.
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { id, timestamp } of all) {
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(timestamp).toMatch(/Z$/);
  }
  expect(defined['completed']?.timestamp).toBe(completedEvent.time);
  expect(defined['terminated']?.timestamp).toBe(end.time);
});

test('[9] the actor is the launched one, property for property', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (more) => {
      const actor = { ...more, ...launch.actor };
      for (const one of allUnder(under(lessonSetting, { actor }))) expect(one.actor).toEqual(actor);
    }),
  );
});

test('[10] the registration is the launched one', () => {
  for (const one of allUnder(evaluationSetting))
    expect(one.context.registration).toBe(launch.registration);
});

test('[11] defined statements are about the launched activity', () => {
  for (const one of Object.values(defined)) expect(one.object.id).toBe(launch.activityId);
});

test('[12] the context template is in every statement, extended, never overwritten', () => {
  fc.assert(
    fc.property(anyTemplate, (contextTemplate) => {
      const before = structuredClone(contextTemplate);
      for (const { context } of allUnder(under(evaluationSetting, { contextTemplate }))) {
        expect(context.extensions).toMatchObject(contextTemplate.extensions ?? {});
        expect([context['platform'], context['language']]).toEqual(['LMS', 'fr-FR']);
        for (const place of ['grouping', 'category', 'parent'] as const) {
          const theirs = activityIds({ context: contextTemplate }, place);
          expect(activityIds({ context }, place).slice(0, theirs.length)).toEqual(theirs);
        }
      }
      expect(contextTemplate).toEqual(before);
    }),
  );
});

test('[12] what the template says already is neither said twice nor changed', () => {
  const setting = under(evaluationSetting, {
    contextTemplate: {
      revision: 'theirs',
      contextActivities: { category: [{ id: CMI5 }] },
      extensions: { [MASTERY]: 0.1 },
    },
  });
  const { context } = judged(setting, scoring(9), 0.5);
  expect(context.revision).toBe('theirs');
  expect(context.extensions).toEqual({ [MASTERY]: 0.1 });
  expect(activityIds({ context }, 'category')).toEqual([CMI5, MOVE_ON, PROFILE]);
});

test('[13] the cmi5 category is on defined statements', () => {
  for (const one of Object.values(defined)) expect(activityIds(one, 'category')).toContain(CMI5);
});

test('[14] the moveOn category is there exactly when the result has success or completion', () => {
  for (const one of Object.values(defined)) {
    const decides = one.result?.success !== undefined || one.result?.completion !== undefined;
    expect(activityIds(one, 'category').includes(MOVE_ON)).toBe(decides);
  }
  const deciding = Object.keys(defined).filter((name) => {
    const one = defined[name];
    return one !== undefined && activityIds(one, 'category').includes(MOVE_ON);
  });
  expect(deciding).toEqual(['completed', 'passed', 'failed']);
});

test('[19] completion is true on completed and nowhere else', () => {
  for (const [name, one] of Object.entries(defined))
    expect(one.result?.completion).toBe(name === 'completed' ? true : undefined);
});

describe('[20] passed and failed', () => {
  const verb = (setting: Setting, points: number, own: number) =>
    judged(setting, scoring(points), own).verb.display['en'];

  test('follow the mastery score, itself included', () => {
    expect(verb(evaluationSetting, 7, 0.9)).toBe('passed');
    expect(verb(evaluationSetting, 6, 0.1)).toBe('failed');
  });

  test('follow the course’s own where the LMS gives none, and take 0 for a mastery score', () => {
    const none = under(evaluationSetting, { masteryScore: null });
    expect(verb(none, 8, 0.8)).toBe('passed');
    expect(verb(none, 7, 0.8)).toBe('failed');
    expect(verb(under(evaluationSetting, { masteryScore: 0 }), 0, 0.8)).toBe('passed');
  });

  test('never contradict the score they bear', () => {
    const mastery = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
    const points = fc.integer({ min: 0, max: 300 }).map((n) => n / 10);
    fc.assert(
      fc.property(mastery, points, (masteryScore, earned) => {
        const setting = under(evaluationSetting, { masteryScore });
        const { verb: said, result } = judged(setting, scoring(earned, 30), 0.5);
        const reached = (result?.score?.scaled ?? NaN) >= masteryScore;
        expect(said.display['en']).toBe(reached ? 'passed' : 'failed');
        expect(result?.success).toBe(reached);
        expect(isMastered(setting, earned, 30, 0.5)).toBe(reached);
      }),
    );
  });
});

describe('[21] a score', () => {
  test('is on passed and failed only', () => {
    const scoredOnes = Object.keys(defined).filter((name) => defined[name]?.result?.score);
    expect(scoredOnes).toEqual(['passed', 'failed']);
  });

  test('has raw with min and max, as integers, or scaled alone', () => {
    expect(judged(evaluationSetting, scoring(16, 20), 0.5).result?.score).toEqual({
      scaled: 0.8,
      raw: 16,
      min: 0,
      max: 20,
    });
    expect(judged(evaluationSetting, scoring(15.3333, 20), 0.5).result?.score).toEqual({
      scaled: 0.7667,
    });
    expect(judged(evaluationSetting, scoring(0, 0), 0.5).result?.score).toEqual({ scaled: 0 });
  });

  test('is scaled within 0 and 1', () => {
    expect(judged(evaluationSetting, scoring(11, 10), 0.5).result?.score?.scaled).toBe(1);
  });
});

test('[22] the mastery score is quoted when the LMS gave one, 0 included, on what it judged', () => {
  const quoted = (masteryScore: number | null) =>
    judged(under(evaluationSetting, { masteryScore }), scoring(5), 0.5).context.extensions;
  expect(quoted(0.7)).toEqual({ [SESSION]: 'session-1', [MASTERY]: 0.7 });
  expect(quoted(0)).toEqual({ [SESSION]: 'session-1', [MASTERY]: 0 });
  expect(quoted(null)).toEqual({ [SESSION]: 'session-1' });
  for (const name of ['initialized', 'completed', 'terminated'])
    expect(defined[name]?.context.extensions).not.toHaveProperty(MASTERY);
});

test('[23] terminated, completed, passed and failed last so long', () => {
  expect(Object.entries(defined).map(([name, one]) => [name, one.result?.duration])).toEqual([
    ['initialized', undefined],
    ['completed', 'PT1M'],
    ['passed', 'PT10M'],
    ['failed', 'PT10M'],
    ['terminated', 'PT31M'],
  ]);
});

test('session time and active time are told apart', () => {
  expect(terminated(lessonSetting, end, times).result).toEqual({
    duration: 'PT31M',
    extensions: { [`${COURSE}xapi/extensions/active-duration`]: 'PT20M0.5S' },
  });
});
