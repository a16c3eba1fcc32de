/**
 * The most that learners of the course in `content/` send to the LRS: every section of a lesson seen,
 * every question tried three times with the answer that weighs most; an evaluation handed in three
 * times, with the heaviest questions drawn. What the limits of a launch are held against.
 */
import { speechOf } from '../../../src/core/question/speech.ts';
import { completed, initialized, judged, terminated } from '../../../src/core/xapi/cmi5.ts';
import type { Course, Assessment, Lesson } from '../../../src/core/course/course.ts';
import type { EventOf } from '../../../src/core/progress/progress.ts';
import type { Question } from '../../../src/core/question/types.ts';
import type { Setting, Statement } from '../../../src/core/xapi/statement.ts';
import {
  answered,
  answeredInTry,
  experienced,
  progressed,
  scored,
} from '../../../src/core/xapi/answers.ts';
import {
  heaviestAssessment,
  heaviestLesson,
  heaviestResponse,
} from '../../../src/publish/heaviest.ts';
import { realReading } from '../../courses.ts';

/** Bytes of JSON, but for the counts. */
export interface Largest {
  readonly statement: number;
  /** The State document `progress` of one unit. */
  readonly document: number;
  /** Everything said in one session. */
  readonly session: number;
  /** How many statements that is. */
  readonly statements: number;
  /** Every unit of the course, each in a session. */
  readonly course: number;
  /** How many sessions that is. */
  readonly sessions: number;
}

const TRIES = [1, 2, 3];
const TIME = '2026-11-22T10:00:00.000Z';
const SESSION = '11111111-1111-4111-8111-111111111111';
const event = { id: SESSION, time: TIME, session: SESSION, epoch: 0 } as const;

export async function largest(): Promise<Largest> {
  const { course } = await realReading();
  const units = course.modules.flatMap(({ lessons, assessments }) => [
    ...lessons.map((lesson) => ({
      said: lessonSession(course, lesson),
      document: heaviestLesson(lesson),
    })),
    ...assessments.map((assessment) => ({
      said: assessmentSession(course, assessment),
      document: heaviestAssessment(assessment),
    })),
  ]);
  const sessions = units.map(({ said }) => said.map(weight));
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return {
    statement: Math.max(...sessions.flat()),
    document: Math.max(...units.map(({ document }) => weight(document))),
    session: Math.max(...sessions.map(sum)),
    statements: Math.max(...sessions.map(({ length }) => length)),
    course: sum(sessions.map(sum)),
    sessions: sessions.length,
  };
}

const weight = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

function settingOf({ iri }: Course, unit: Lesson | Assessment): Setting {
  const mastery = 'bank' in unit ? unit.masteryScore : null;
  return {
    launch: {
      actor: { objectType: 'Agent', account: { homePage: new URL(iri).origin, name: SESSION } },
      registration: SESSION,
      activityId: `${iri}unites/${unit.id}`,
      contextTemplate: {
        contextActivities: { grouping: [{ id: `${iri}au/${unit.id}` }, { id: `${iri}cours` }] },
        extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': SESSION },
      },
      masteryScore: mastery,
      launchMode: 'Normal',
    },
    unit: {
      kind: 'bank' in unit ? unit.role : 'lesson',
      title: unit.title,
      revision: unit.hash,
      courseIri: iri,
    },
  };
}

/** An LRS is sent what a session frames: its beginning, its end, and each tenth of the way. */
function framed(setting: Setting, said: readonly Statement[]): readonly Statement[] {
  return [
    initialized(setting, event),
    ...said,
    ...Array.from({ length: 9 }, (_, tenth) => progressed(setting, event, (tenth + 1) / 10)),
    completed(setting, event, 3600),
    terminated(setting, event, { session: 3600, active: 3600 }),
  ];
}

function lessonSession(course: Course, lesson: Lesson): readonly Statement[] {
  const setting = settingOf(course, lesson);
  const { id, hash: revision } = lesson;
  return framed(setting, [
    ...lesson.sections.map((section) =>
      experienced(setting, { ...event, type: 'visited', lesson: id, section: section.id }, section),
    ),
    ...lesson.questions.flatMap((question) =>
      TRIES.map((attempt) =>
        answered(
          setting,
          { ...event, type: 'answered', lesson: id, revision, ...answerOf(question, attempt) },
          question,
          speechOf(question),
        ),
      ),
    ),
  ]);
}

function answerOf(question: Question, attempt: number) {
  return {
    ...{ question: question.id, attempt, response: heaviestResponse(question, attempt) },
    ...{ points: 0, max: question.points, success: false, duration: 12.34, hash: question.hash },
  };
}

function assessmentSession(course: Course, evaluation: Assessment): readonly Statement[] {
  const setting = settingOf(course, evaluation);
  const { id, bank, draw, hash: revision } = evaluation;
  const handedIn = (answers: EventOf<'handed-in'>['answers']): EventOf<'handed-in'> => ({
    ...event,
    ...{ type: 'handed-in', evaluation: id, try: 1, seed: SESSION, answers, revision },
    ...{ points: 0, max: draw, passed: false, duration: 3600 },
  });
  const said = (answers: EventOf<'handed-in'>['answers']) =>
    answeredInTry(setting, handedIn(answers), bank, speechOf);
  const heaviest = bank
    .map((question) => answerOf(question, 1))
    .sort((a, b) => weight(said([b])) - weight(said([a])))
    .slice(0, draw);
  return framed(setting, [
    ...TRIES.flatMap(() => [...said(heaviest), scored(setting, handedIn(heaviest))]),
    ...(evaluation.masteryScore === null
      ? []
      : [judged(setting, handedIn(heaviest), evaluation.masteryScore)]),
  ]);
}
