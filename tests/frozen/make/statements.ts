/** Sessions with what waits in them, and every statement this release makes of it. */
import { initialized } from '../../../src/core/xapi/cmi5.ts';
import type { Course } from '../../../src/core/course/course.ts';
import { recordStatement } from '../../../src/core/xapi/ledger.ts';
import type { PageUnit } from '../../../src/core/xapi/page-unit.ts';
import type { Question } from '../../../src/core/question/types.ts';
import type { Statement } from '../../../src/core/xapi/statement.ts';
import { lastWords } from '../../../src/player/trackers/say.ts';
import {
  newSession,
  settingOf,
  withData,
  type Departure,
  type Session,
} from '../../../src/player/trackers/session.ts';
import { translateAll } from '../../../src/player/trackers/translate.ts';
import { unitIri } from '../../../src/core/course/iri.ts';
import { assessmentOf } from '../../../src/core/course/unit.ts';
import { eventsOf, timeOf, uuid } from './events.ts';

export interface Told {
  readonly id: string;
  readonly session: Session;
  /** `questions`: keys of `Statements.questions`. */
  readonly waiting: readonly { seq: number; event: object; questions: readonly string[] }[];
  readonly left: Departure;
  /** `initialized`, what the events say, the last words. */
  readonly statements: readonly Statement[];
}

export interface Statements {
  readonly questions: Readonly<Record<string, Question>>;
  readonly sessions: readonly Told[];
}

const KINDS = ['cmi5', 'cmi5 0.5', 'cmi5 1', 'Review', 'xapi'] as const;

export function statementsOf(course: Course): Statements {
  const questions: Record<string, Question> = {};
  const sessions = KINDS.flatMap((kind) =>
    pagesOf(course).map((unit): Told => {
      const id = uuid(`${kind} ${unit.id}`);
      const session = sessionOf(kind, unit);
      const waiting = eventsOf(course, kind, (of) => (of === unit.id ? id : ''))
        .filter(({ event }) => event.session === id)
        .map((entry, at) => ({ seq: at + 1, ...entry }));
      for (const question of waiting.flatMap((entry) => entry.questions))
        questions[question.id] = question;
      const first = initialized(settingOf(session), { id, time: session.began });
      const begun = { ...session, ledger: recordStatement(session.ledger, 'initialized') };
      const told = translateAll(begun, waiting);
      const left = { time: timeOf(5000), active: 61.5 };
      return {
        id,
        session: begun,
        waiting: waiting.map((one) => ({ ...one, questions: one.questions.map((of) => of.id) })),
        left,
        statements: [
          first,
          ...told.flatMap(({ statements }) => statements),
          ...lastWords(id, told.at(-1)?.after ?? begun, left),
        ],
      };
    }),
  );
  return { questions, sessions };
}

/** What the pages of the course say of themselves. */
function pagesOf({ iri, modules }: Course): readonly PageUnit[] {
  return modules.flatMap((module): PageUnit[] => {
    const evaluation = assessmentOf(module, 'evaluation');
    return [
      ...module.lessons.map((lesson): PageUnit => ({
        id: lesson.id,
        kind: 'lesson',
        title: lesson.title,
        revision: lesson.hash,
        courseIri: iri,
        masteryScore: null,
        sections: lesson.sections.map(({ id, title }) => ({ id, title })),
        required: lesson.questions.filter((one) => one.required).map(({ id }) => id),
      })),
      ...(evaluation
        ? [
            {
              id: evaluation.id,
              kind: 'evaluation' as const,
              title: evaluation.title,
              revision: evaluation.hash,
              courseIri: iri,
              masteryScore: evaluation.masteryScore,
              sections: [],
            },
          ]
        : []),
    ];
  });
}

function sessionOf(kind: (typeof KINDS)[number], unit: PageUnit): Session {
  const began = timeOf(0);
  const registration = uuid(`${kind} registration`);
  const name = 'apprenant-specimen';
  const account = { homePage: 'https://lms.exemple.fr', name };
  if (kind === 'xapi') {
    const launch = {
      kind,
      endpoint: 'https://lrs.exemple.fr/xapi/',
      auth: 'Basic c3BlY2ltZW46c3BlY2ltZW4=',
      actor: { objectType: 'Agent', name: 'Ana SPÉCIMEN', mbox: 'mailto:ana@exemple.fr' },
      registration,
      activityId: `https://lms.exemple.fr/activites/${unit.id}`,
      grouping: 'https://lms.exemple.fr/cours/7',
      platform: 'Plateforme',
    } as const;
    const data = {
      contextTemplate: {
        contextActivities: { grouping: [{ id: launch.grouping }] },
        platform: launch.platform,
      },
      launchMode: 'Normal',
      masteryScore: null,
      returnUrl: null,
    } as const;
    return withData(newSession(launch, unit, began), data, []);
  }
  const launch = {
    kind: 'cmi5',
    endpoint: 'https://lms.exemple.fr/xapi/',
    fetch: 'https://lms.exemple.fr/jeton?k=1',
    actor: { objectType: 'Agent', account },
    registration,
    activityId: unitIri(unit.courseIri, unit.id),
  } as const;
  const sessionId = uuid(`${kind} ${unit.id} session`);
  const data = {
    contextTemplate: {
      contextActivities: {
        grouping: [{ objectType: 'Activity' as const, id: 'https://lms.exemple.fr/cours/7' }],
      },
      extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': sessionId },
    },
    launchMode: kind === 'Review' ? 'Review' : 'Normal',
    masteryScore: { 'cmi5 0.5': 0.5, 'cmi5 1': 1 }[kind as string] ?? null,
    returnUrl: 'https://lms.exemple.fr/retour',
    arrangements: { moreTries: 0 },
  } as const;
  return {
    ...withData(newSession(launch, unit, began), data, []),
    authorization: 'Basic c3BlY2ltZW4=',
  };
}
