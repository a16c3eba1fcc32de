/** A unit: a lesson or an assessment. One unit = one page = one cmi5 AU = one SCO = one session. */
import { withDecisions } from '../question/decisions.ts';
import { ROLES, type AssessmentRole } from './roles.ts';
import type { Production } from '../production/production.ts';
import type { Question } from '../question/types.ts';
import type { MoveOn } from './move-on.ts';
import { allLessons, type Assessment, type Course, type Lesson, type Module } from './course.ts';

export type UnitKind = 'lesson' | AssessmentRole;
export const UNIT_KINDS: readonly UnitKind[] = ['lesson', 'evaluation', 'positioning'];

export interface Unit {
  /** "<module>/<slug>": "vocabulaire-medical/construction", "vocabulaire-medical/evaluation". */
  readonly id: string;
  readonly kind: UnitKind;
  readonly title: string;
  readonly description: string;
  /** Place among the module's lessons, from 1; null for an assessment. */
  readonly number: number | null;
  /** The average duration that is announced to learners (D6313-3-1). */
  readonly minutes: number;
  readonly moveOn: MoveOn;
  /** 0 < masteryScore ≤ 1; null where nothing is judged. */
  readonly masteryScore: number | null;
  /** Those an LMS may be told about; none where nothing is judged but the whole. */
  readonly objectives: readonly UnitObjective[];
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** Those of its page in their order, or its bank. */
  readonly questions: readonly Question[];
  /** Texts to write in it; absent where there is none. */
  readonly productions?: readonly Production[];
}

type Kinded = Pick<Unit, 'kind'>;

/** Whether tries at it pass or fail, with a score. */
export const isJudged = ({ kind }: Kinded): boolean => kind !== 'lesson' && ROLES[kind].isJudged;

/** Whether a module or a course is satisfied by it: what an LMS asks nothing of, nobody is asked for. */
export const isAsked = ({ kind }: Kinded): boolean =>
  kind === 'lesson' || ROLES[kind].moveOn !== 'NotApplicable';

/** What a unit is called where its title would say no more. */
export const KIND_NAMES: Readonly<Record<UnitKind, string>> = {
  lesson: 'Leçon',
  evaluation: 'Évaluation',
  positioning: 'Positionnement',
};

export interface UnitObjective {
  /** "<module>/<lesson slug>/<objective>" */
  readonly id: string;
  readonly text: string;
  /** Ids of the unit's questions about it. */
  readonly questions: readonly string[];
}

/** In the order learners take them. */
export function unitsOf(module: Module): readonly Unit[] {
  const at = (place: 'before' | 'after') =>
    module.assessments
      .filter(({ role }) => ROLES[role].place === place)
      .map((assessment) => assessmentUnit(module, assessment));
  return [...at('before'), ...module.lessons.map(lessonUnit), ...at('after')];
}

export function allUnits(course: Pick<Course, 'modules'>): readonly Unit[] {
  return course.modules.flatMap(unitsOf);
}

export const assessmentId = (module: string, role: AssessmentRole): string =>
  `${module}/${ROLES[role].slug}`;

/** The module's assessment of that role, null where it has none. */
export function assessmentOf(
  { assessments }: Pick<Module, 'assessments'>,
  role: AssessmentRole,
): Assessment | null {
  return assessments.find((one) => one.role === role) ?? null;
}

/** Id of a unit's module: a unit's begins with it. */
export const moduleIdOf = (unit: string): string => unit.slice(0, unit.indexOf('/'));

/** Path of a unit's page, or a module's, from the root of the site: "/modules/<id>/". */
export const pathOf = (id: string): string => `/modules/${id}/`;

/** The file of that page, from the root of a site or a package: "modules/<id>/index.html". */
export const fileOf = (id: string): string => `modules/${id}/index.html`;

/** The file of an assessment's questions, fetched when it begins: "banque/<id>.json". */
export const bankFileOf = (assessment: string): string => `banque/${assessment}.json`;

/** Ids of the questions a lesson's completion needs; none in an assessment. */
export const requiredOf = ({ kind, questions }: Unit): readonly string[] =>
  kind === 'lesson' ? questions.filter(({ required }) => required).map(({ id }) => id) : [];

function lessonUnit(lesson: Lesson): Unit {
  return {
    id: lesson.id,
    kind: 'lesson',
    title: lesson.title,
    description: lesson.summary,
    number: lesson.number,
    minutes: lesson.minutes,
    moveOn: 'Completed',
    masteryScore: null,
    objectives: lesson.objectives.map(({ id, text }) => ({
      id: `${lesson.id}/${id}`,
      text,
      questions: withDecisions(lesson.questions)
        .filter(({ objective }) => objective === id)
        .map((one) => one.id),
    })),
    sections: lesson.sections,
    questions: lesson.questions,
    ...(lesson.productions && { productions: lesson.productions }),
  };
}

function assessmentUnit(module: Module, assessment: Assessment): Unit {
  const { isJudged: hasVerdict, moveOn } = ROLES[assessment.role];
  return {
    id: assessment.id,
    kind: assessment.role,
    title: assessment.title,
    description: DESCRIPTIONS[assessment.role](module.title),
    number: null,
    minutes: assessment.minutes,
    moveOn,
    masteryScore: assessment.masteryScore,
    objectives: hasVerdict ? askedObjectives(module, assessment) : [],
    sections: [],
    questions: assessment.bank,
  };
}

const DESCRIPTIONS: Readonly<Record<AssessmentRole, (module: string) => string>> = {
  evaluation: (module) => `Évaluation du module « ${module} »`,
  positioning: (module) => `Par où commencer le module « ${module} »`,
};

/** Objectives of the module's lessons that the bank asks about, carried by this course or not. */
function askedObjectives(module: Module, { bank }: Assessment): readonly UnitObjective[] {
  return allLessons(module)
    .flatMap((lesson) =>
      lesson.objectives.map(({ id, text }) => ({
        id: `${lesson.id}/${id}`,
        text,
        questions: bank
          .filter(({ objective }) => objective === `${lesson.slug}#${id}`)
          .map((question) => question.id),
      })),
    )
    .filter(({ questions }) => questions.length > 0);
}
