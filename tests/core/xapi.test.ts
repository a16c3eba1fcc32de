import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interaction, speechOf } from '../../src/core/question/speech.ts';
import { VERBS, type Statement } from '../../src/core/xapi/statement.ts';
import {
  answered,
  answeredInTry,
  experienced,
  progressed,
  scored,
} from '../../src/core/xapi/answers.ts';
import {
  activityIds,
  answeredEvent,
  bank,
  COURSE,
  evaluationSetting,
  handedInEvent,
  launch,
  lessonSetting,
  PROFILE,
  SESSION,
  session,
  under,
  visitedEvent,
} from './launches.ts';
import { choiceSample, gapsSample, samples } from './question/samples.ts';

const ATTEMPT = `${COURSE}xapi/extensions/attempt`;
const HASH = `${COURSE}xapi/extensions/question-hash`;

test('a question answered in a lesson', () => {
  expect(answered(lessonSetting, answeredEvent, choiceSample, speechOf(choiceSample))).toEqual({
    id: '57e06eff-eaa1-576e-b346-29fc7c3b5034',
    actor: launch.actor,
    verb: {
      id: 'http://adlnet.gov/expapi/verbs/answered',
      display: { fr: 'a répondu à', en: 'answered' },
    },
    object: {
      objectType: 'Activity',
      id: 'https://lms.example/activities/77/test/lecon/question/suffixe-ite',
      definition: {
        type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
        name: { fr: 'Énoncé' },
        interactionType: 'choice',
        correctResponsesPattern: ['inflammation'],
        choices: [
          { id: 'inflammation', description: { fr: 'inflammation' } },
          { id: 'tumeur', description: { fr: 'tumeur' } },
          { id: 'douleur', description: { fr: 'douleur' } },
        ],
      },
    },
    result: {
      response: 'inflammation',
      success: true,
      score: { scaled: 1, raw: 1, min: 0, max: 1 },
      duration: 'PT12.5S',
      extensions: { [ATTEMPT]: 2 },
    },
    context: {
      registration: launch.registration,
      revision: '0123456789abcdef',
      contextActivities: {
        grouping: [{ id: 'https://cours.example/vocabulaire/prefixes' }],
        category: [{ id: PROFILE }],
        parent: [
          {
            id: 'https://lms.example/activities/77/test/lecon',
            definition: {
              type: 'http://adlnet.gov/expapi/activities/assessment',
              name: { fr: 'Les préfixes' },
            },
          },
        ],
      },
      extensions: { [SESSION]: 'session-1', [HASH]: '0badc0de' },
    },
    timestamp: '2026-11-22T10:00:00.000Z',
  });
});

describe('a question answered', () => {
  const event = (change: Partial<typeof answeredEvent>) => ({ ...answeredEvent, ...change });

  test('is worded whole, gaps as blanks', () => {
    const { object } = answered(
      lessonSetting,
      event({ response: {} }),
      gapsSample,
      speechOf(gapsSample),
    );
    expect(object.definition?.name).toEqual({
      fr: 'Énoncé\nTrop vite : ____, mal respirer : ____',
    });
  });

  test('bears the components of its kind', () => {
    for (const question of samples) {
      const { object } = answered(
        lessonSetting,
        event({ question: question.id }),
        question,
        speechOf(question),
      );
      expect(object.definition).toMatchObject(interaction(question));
    }
  });

  test('has no response when it was given to another wording, no score when worth nothing', () => {
    const { result } = answered(
      lessonSetting,
      event({ response: 'option-since-removed', points: 0, max: 0, success: false }),
      choiceSample,
      speechOf(choiceSample),
    );
    expect(result).toEqual({
      success: false,
      duration: 'PT12.5S',
      extensions: { [ATTEMPT]: 2 },
    });
  });

  test('says part of the points as a fraction', () => {
    const { result } = answered(
      lessonSetting,
      event({ points: 0.3333, max: 1, success: false }),
      choiceSample,
      speechOf(choiceSample),
    );
    expect(result?.score).toEqual({ scaled: 0.3333, raw: 0.3333, min: 0, max: 1 });
  });
});

describe('a try handed in', () => {
  const statements = answeredInTry(evaluationSetting, handedInEvent, bank, speechOf);

  test('says each question answered, none left blank or gone', () => {
    expect(statements.map(({ object }) => object.id)).toEqual([
      'https://lms.example/activities/77/test/evaluation/question/suffixe-ite',
      'https://lms.example/activities/77/test/evaluation/question/rythme',
    ]);
    expect(statements.map(({ result }) => result)).toEqual([
      {
        response: 'tumeur',
        success: false,
        score: { scaled: 0, raw: 0, min: 0, max: 1 },
        extensions: { [ATTEMPT]: 2 },
      },
      {
        response: 'tachycardie[,]dyspnée',
        success: true,
        score: { scaled: 1, raw: 1, min: 0, max: 1 },
        extensions: { [ATTEMPT]: 2 },
      },
    ]);
    expect(statements.map(({ context }) => context.extensions?.[HASH])).toEqual(['h1', 'h2']);
  });

  test('gives each its own id, the same every time', () => {
    const ids = statements.map(({ id }) => id);
    expect(new Set([...ids, scored(evaluationSetting, handedInEvent).id]).size).toBe(3);
    expect(
      answeredInTry(evaluationSetting, handedInEvent, bank, speechOf).map(({ id }) => id),
    ).toEqual(ids);
  });

  test('says its score, whether or not it is the last try', () => {
    expect(scored(evaluationSetting, handedInEvent)).toMatchObject({
      verb: { id: 'http://adlnet.gov/expapi/verbs/scored' },
      object: {
        id: 'https://lms.example/activities/77/test/evaluation',
        definition: { type: 'http://adlnet.gov/expapi/activities/assessment' },
      },
      result: {
        score: { scaled: 0.5, raw: 2, min: 0, max: 4 },
        duration: 'PT10M',
        extensions: { [ATTEMPT]: 2 },
      },
    });
  });
});

test('a section first seen', () => {
  const section = { id: 'le-lieu', title: 'Le lieu' };
  expect(experienced(lessonSetting, visitedEvent, section)).toMatchObject({
    verb: { id: 'http://adlnet.gov/expapi/verbs/experienced' },
    object: {
      id: 'https://lms.example/activities/77/section/le-lieu',
      definition: {
        type: 'http://activitystrea.ms/schema/1.0/page',
        name: { fr: 'Le lieu' },
      },
    },
    context: { contextActivities: { parent: [{ id: launch.activityId }] } },
  });
});

test('[24] progress is a whole percentage from 0 to 100, never rounded up', () => {
  const percent = (fraction: number) =>
    Object.values(progressed(lessonSetting, session, fraction).result?.extensions ?? {});
  expect(percent(1 / 3)).toEqual([33]);
  expect(percent(0.29)).toEqual([29]);
  expect(percent(0.999)).toEqual([99]);
  expect(percent(1)).toEqual([100]);
  expect(percent(7)).toEqual([100]);
  expect(percent(-1)).toEqual([0]);
  expect(progressed(lessonSetting, session, 0.5)).toMatchObject({
    object: { id: launch.activityId },
    result: { extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/progress': 50 } },
  });
});

describe('any allowed statement', () => {
  const all: readonly Statement[] = [
    experienced(lessonSetting, visitedEvent, { id: 's', title: 't' }),
    answered(lessonSetting, answeredEvent, choiceSample, speechOf(choiceSample)),
    progressed(lessonSetting, session, 0.5),
    scored(evaluationSetting, handedInEvent),
    ...answeredInTry(evaluationSetting, handedInEvent, bank, speechOf),
  ];

  test('[13, 14] bears neither of cmi5’s categories, success or not', () => {
    for (const one of all) expect(activityIds(one, 'category')).toEqual([PROFILE]);
  });

  test('[12] bears the session the LMS named', () => {
    for (const one of all) expect(one.context.extensions?.[SESSION]).toBe('session-1');
  });

  test('is displayed in French', () => {
    for (const { display } of Object.values(VERBS)) expect(display.fr).toMatch(/^a /);
  });
});

test('a plain xAPI launch has no registration, and so no pattern to follow, and an empty template', () => {
  const plain = under(lessonSetting, { registration: null, contextTemplate: {} });
  expect(progressed(plain, session, 0.5).context).toEqual({ revision: '0123456789abcdef' });
});

test('a launched activity with a last slash gets no second one', () => {
  const setting = under(lessonSetting, { activityId: 'https://lms.example/a/' });
  const { object, context } = experienced(setting, visitedEvent, { id: 's', title: 't' });
  expect(object.id).toBe('https://lms.example/a/section/s');
  expect(context.contextActivities?.parent).toEqual([{ id: 'https://lms.example/a/' }]);
});

test('ids of activities stay IRIs below the launched one', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (activityId, section) => {
      const { object } = experienced(under(lessonSetting, { activityId }), visitedEvent, {
        id: section.toWellFormed(),
        title: 't',
      });
      expect(object.id.startsWith(activityId.replace(/\/$/, ''))).toBe(true);
      expect(object.id.slice(activityId.length)).not.toMatch(/[\s<>"{}|\\^`]/);
    }),
  );
});
