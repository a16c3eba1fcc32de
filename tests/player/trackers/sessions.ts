/** Sessions, entries and an LRS in memory for the tests of trackers. */
import type { UnitKind } from '../../../src/core/course/unit.ts';
import type { Event, EventOf } from '../../../src/core/progress/progress.ts';
import type { Statement } from '../../../src/core/xapi/statement.ts';
import type { OutboxEntry } from '../../../src/player/store.ts';
import { newSession, withData, type Session } from '../../../src/player/trackers/session.ts';
import { choiceSample } from '../../core/question/samples.ts';

export const BEGAN = '2026-11-22T10:00:00.000Z';

export function aSession(kind: UnitKind = 'lesson'): Session {
  const session = newSession(
    {
      kind: 'cmi5',
      endpoint: 'https://lms.example/xapi/',
      fetch: 'https://lms.example/fetch',
      actor: { objectType: 'Agent', account: { homePage: 'https://lms.example', name: 'a1' } },
      registration: '0e6c4f5a-1c7e-4a8c-9a57-5f8f3f0b7a11',
      activityId: 'https://cours.example/unites/m/l',
    },
    {
      id: 'm/l',
      kind,
      title: 'Leçon',
      revision: '0123456789abcdef',
      courseIri: 'https://cours.example/',
      masteryScore: kind === 'evaluation' ? 0.8 : null,
      sections: [{ id: 'un', title: 'Un' }],
    },
    BEGAN,
  );
  const data = {
    contextTemplate: {},
    launchMode: 'Normal',
    masteryScore: null,
    returnUrl: null,
  } as const;
  return { ...withData(session, data, []), authorization: 'Basic dG9rZW4=' };
}

let count = 0;
const base = (time: string) => ({
  id: `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
  time,
  session: 's1',
  epoch: 0,
});

export function anAnswer(time = BEGAN): EventOf<'answered'> {
  return {
    ...base(time),
    type: 'answered',
    lesson: 'm/l',
    question: choiceSample.id,
    attempt: 1,
    response: 'inflammation',
    points: 1,
    max: 1,
    success: true,
    duration: 3,
    hash: choiceSample.hash,
    revision: '0123456789abcdef',
  };
}

export function aCompletion(time = BEGAN): EventOf<'completed'> {
  return { ...base(time), type: 'completed', lesson: 'm/l', revision: '0123456789abcdef' };
}

export function aTry(points: number, time = BEGAN): EventOf<'handed-in'> {
  return {
    ...base(time),
    type: 'handed-in',
    evaluation: 'm/l',
    try: 1,
    seed: 's',
    answers: [{ question: choiceSample.id, response: 'inflammation', points, max: 10, hash: 'h' }],
    points,
    max: 10,
    passed: points >= 8,
    duration: 60,
    revision: '0123456789abcdef',
  };
}

export const waitingFor = (events: readonly Event[]): OutboxEntry[] =>
  events.map((event, at) => ({ seq: at + 1, event, questions: [choiceSample] }));

export const wordsOf = (statements: readonly Statement[]): string[] =>
  statements.map(({ verb }) => verb.id.split('/').at(-1) ?? '');
