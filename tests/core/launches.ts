/** Launches, pages and events for the tests of statements. */
import fc from 'fast-check';
import type { EventOf } from '../../src/core/progress/progress.ts';
import type {
  Context,
  Launch,
  LaunchMode,
  Setting,
  Statement,
} from '../../src/core/xapi/statement.ts';
import { profileVersionIri } from '../../src/core/xapi/vocabulary.ts';
import { choiceSample, gapsSample, numberSample } from './question/samples.ts';

export const SESSION = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
export const COURSE = 'https://cours.example/';
/** What every statement of a registration says it follows. */
export const PROFILE = profileVersionIri({ courseIri: COURSE });

export const launch: Launch = {
  actor: {
    objectType: 'Agent',
    account: { homePage: 'https://lms.example', name: 'p-51a7' },
  },
  registration: '0e6c4f5a-1c7e-4a8c-9a57-5f8f3f0b7a11',
  activityId: 'https://lms.example/activities/77',
  contextTemplate: {
    contextActivities: { grouping: [{ id: 'https://cours.example/vocabulaire/prefixes' }] },
    extensions: { [SESSION]: 'session-1' },
  },
  masteryScore: null,
  launchMode: 'Normal',
};

export const lessonSetting: Setting = {
  launch,
  unit: { kind: 'lesson', title: 'Les préfixes', revision: '0123456789abcdef', courseIri: COURSE },
};

export const evaluationSetting: Setting = {
  launch: { ...launch, masteryScore: 0.7 },
  unit: { ...lessonSetting.unit, kind: 'evaluation', title: 'Évaluation' },
};

export const under = (setting: Setting, change: Partial<Launch>): Setting => ({
  ...setting,
  launch: { ...setting.launch, ...change },
});

const base = {
  id: '9b6e8f5c-3a0d-4d63-8f0e-2b1c7d9e4f10',
  time: '2026-11-22T10:00:00.000Z',
  session: 'session-1',
  epoch: 0,
} as const;

export const session = { id: 'session-1', time: '2026-11-22T09:59:00.000Z' };

export const visitedEvent: EventOf<'visited'> = {
  ...base,
  type: 'visited',
  lesson: 'vocabulaire/prefixes',
  section: 'le-lieu',
};

export const answeredEvent: EventOf<'answered'> = {
  ...base,
  type: 'answered',
  lesson: 'vocabulaire/prefixes',
  question: choiceSample.id,
  attempt: 2,
  response: 'inflammation',
  points: 1,
  max: 1,
  success: true,
  duration: 12.5,
  hash: choiceSample.hash,
  revision: '0123456789abcdef',
};

export const completedEvent: EventOf<'completed'> = {
  ...base,
  type: 'completed',
  lesson: 'vocabulaire/prefixes',
  revision: '0123456789abcdef',
};

export const bank = [choiceSample, gapsSample, numberSample];

export const handedInEvent: EventOf<'handed-in'> = {
  ...base,
  type: 'handed-in',
  evaluation: 'vocabulaire/evaluation',
  try: 2,
  seed: 'seed',
  answers: [
    { question: choiceSample.id, response: 'tumeur', points: 0, max: 1, hash: 'h1' },
    {
      question: gapsSample.id,
      response: { vite: 'tachycardie', souffle: 'dyspnée' },
      points: 1,
      max: 1,
      hash: 'h2',
    },
    { question: numberSample.id, response: null, points: 0, max: 1, hash: 'h3' },
    { question: 'removed-since', response: 'x', points: 1, max: 1, hash: 'h4' },
  ],
  points: 2,
  max: 4,
  passed: false,
  duration: 600,
  revision: '0123456789abcdef',
};

export const scoring = (points: number, max = 10): EventOf<'handed-in'> => ({
  ...handedInEvent,
  points,
  max,
});

const activity = fc.record({ id: fc.webUrl() });
const activities = fc.oneof(activity, fc.array(activity, { minLength: 1, maxLength: 3 }));

/** Templates as LMSs write them, single activities instead of lists included. */
export const anyTemplate: fc.Arbitrary<Context> = fc.record({
  contextActivities: fc.record(
    {
      grouping: activities,
      category: activities,
      parent: activities,
    },
    { requiredKeys: ['grouping'] },
  ),
  extensions: fc.dictionary(fc.webUrl(), fc.string()).map((more) => ({ ...more, [SESSION]: 's' })),
  platform: fc.constant('LMS'),
  language: fc.constant('fr-FR'),
});

export const anyMode = fc.constantFrom<LaunchMode>('Normal', 'Browse', 'Review');

export function activityIds(
  { context }: Pick<Statement, 'context'>,
  place: 'parent' | 'grouping' | 'category',
): string[] {
  const found = context.contextActivities?.[place] ?? [];
  return ('id' in found ? [found] : found).map(({ id }) => id);
}
