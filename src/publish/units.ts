/** What a course is to an LMS: assignable units, their identifiers, their criteria. */
import {
  allLessons,
  type Course,
  type Evaluation,
  type Lesson,
  type Module,
} from '../core/course/course.ts';

/** A lesson or an evaluation: one page, one cmi5 AU, one SCO. */
export interface PublishedUnit {
  /** "<module>/<slug>" or "<module>/evaluation" */
  readonly id: string;
  readonly kind: 'lesson' | 'evaluation';
  readonly title: string;
  readonly description: string;
  readonly moveOn: 'Completed' | 'CompletedAndPassed';
  readonly masteryScore: number | null;
  readonly objectives: readonly PublishedObjective[];
  /** Ids of the questions a lesson's completion needs. */
  readonly required: readonly string[];
  /** Path of its page from the root of the site or package, without a first slash. */
  readonly page: string;
}

export interface PublishedObjective {
  /** "<module>/<lesson slug>/<objective>" */
  readonly id: string;
  readonly text: string;
  /** Ids of the unit's questions about it. */
  readonly questions: readonly string[];
}

export const pageOf = (unit: string): string => `modules/${unit}/index.html`;

/** In the order learners take them. */
export function unitsOf(module: Module): readonly PublishedUnit[] {
  const { evaluation } = module;
  return [
    ...module.lessons.map(lessonUnit),
    ...(evaluation ? [evaluationUnit(module, evaluation)] : []),
  ];
}

export function allUnits(course: Course): readonly PublishedUnit[] {
  return course.modules.flatMap(unitsOf);
}

function lessonUnit(lesson: Lesson): PublishedUnit {
  return {
    id: lesson.id,
    kind: 'lesson',
    title: lesson.title,
    description: lesson.summary,
    moveOn: 'Completed',
    masteryScore: null,
    objectives: lesson.objectives.map(({ id, text }) => ({
      id: `${lesson.id}/${id}`,
      text,
      questions: lesson.questions.filter(({ objective }) => objective === id).map((one) => one.id),
    })),
    required: lesson.questions.filter((question) => question.required).map(({ id }) => id),
    page: pageOf(lesson.id),
  };
}

/** Its objectives are those of the module's lessons that its bank asks about, carried or not. */
function evaluationUnit(module: Module, evaluation: Evaluation): PublishedUnit {
  const objectives = allLessons(module).flatMap((lesson) =>
    lesson.objectives.map(({ id, text }) => ({
      id: `${lesson.id}/${id}`,
      text,
      questions: evaluation.bank
        .filter(({ objective }) => objective === `${lesson.slug}#${id}`)
        .map((question) => question.id),
    })),
  );
  return {
    id: evaluation.id,
    kind: 'evaluation',
    title: evaluation.title,
    description: `Évaluation du module « ${module.title} »`,
    moveOn: 'CompletedAndPassed',
    masteryScore: evaluation.masteryScore,
    objectives: objectives.filter(({ questions }) => questions.length > 0),
    required: [],
    page: pageOf(evaluation.id),
  };
}

/** Id of an assignable unit in a course structure; the launcher uses the same (server/launch/catalogue.ts). */
export const publisherId = (iri: string, unit: string): string => `${iri}au/${unit}`;
/** Id of the unit as an activity that is launched: never its publisher id (cmi5 8.1.5). */
export const activityId = (iri: string, unit: string): string => `${iri}unites/${unit}`;
export const blockId = (iri: string, module: string): string => `${iri}modules/${module}`;
export const objectiveIri = (iri: string, objective: string): string =>
  `${iri}objectifs/${objective}`;
/** `key`: Part.key. A part is a course of its own to an LMS that holds both. */
export const courseId = (iri: string, key: string): string =>
  key === '' ? `${iri}cours` : `${iri}cours/${encodeURIComponent(key)}`;
