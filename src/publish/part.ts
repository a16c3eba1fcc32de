/** (Course, what to publish of it) → a Course of its own: its lessons, its glossary, no way out of it. */
import type { Course, Lesson, LessonName, Module, Term } from '../core/course/course.ts';
import { isOnPath } from '../core/course/path.ts';
import { unitsOf } from '../core/course/unit.ts';
import { mentioned } from '../core/course/mentions.ts';
import { labelOf, type Label } from './label.ts';
import type { Selection } from './selection.ts';

export interface Part extends Label {
  /** The part alone; lessons keep their ids, numbers and hashes. */
  readonly course: Course;
}

export type SelectionResult =
  | { readonly status: 'selected'; readonly part: Part }
  /** `known`: what could have been meant. */
  | {
      readonly status: 'unknown';
      readonly what: 'module' | 'lesson' | 'path';
      readonly name: string;
      readonly known: readonly string[];
    }
  /** The paths named have no module yet, or the modules named nothing but an evaluation. */
  | { readonly status: 'empty' }
  /** Evaluations are left out, and this one is named. */
  | { readonly status: 'contradictory'; readonly evaluation: string };

export function selectPart(course: Course, selection: Selection): SelectionResult {
  const units = course.modules.flatMap(unitIds);
  const modules = course.modules.map(({ id }) => id);
  const paths = course.paths.map(({ id }) => id);
  const wanted = selection.lessons.map((name) => ({ name, ids: called(units, name) }));
  const unknown =
    missing('module', selection.modules, modules) ??
    missing('path', selection.paths, paths) ??
    missing(
      'lesson',
      wanted.filter(({ ids }) => ids.length !== 1).map(({ name }) => name),
      units,
    );
  if (unknown) return unknown;

  const ways = course.paths.filter(({ id }) => selection.paths.includes(id));
  const all = selection.modules.length + wanted.length + ways.length === 0;
  const whole = new Set(
    course.modules
      .filter(
        (module) =>
          all ||
          selection.modules.includes(module.id) ||
          ways.some((path) => isOnPath(module, path)),
      )
      .map(({ id }) => id),
  );
  const alone = new Set(wanted.flatMap(({ ids }) => ids));
  const lessonsOnly = selection.evaluations === 'left out';
  const named = course.modules
    .flatMap(({ assessments }) => assessments)
    .find(({ id }) => alone.has(id));
  if (lessonsOnly && named) return { status: 'contradictory', evaluation: named.id };
  const kept = course.modules.flatMap((module) => {
    const ids = whole.has(module.id)
      ? unitIds(lessonsOnly ? { ...module, assessments: [] } : module)
      : unitIds(module).filter((id) => alone.has(id));
    return reduced(module, new Set(ids)) ?? [];
  });
  if (kept.length === 0) return { status: 'empty' };
  const part: Course =
    all && !lessonsOnly
      ? course
      : closed({ ...course, paths: ways.length > 0 ? ways : course.paths, modules: kept }, whole);
  const resolved: Selection = {
    ...selection,
    lessons: [...alone],
    // Lessons named one by one bring no evaluation anyway.
    evaluations: whole.size > 0 ? selection.evaluations : 'kept',
  };
  return { status: 'selected', part: { course: part, ...labelOf(part, resolved, kept) } };
}

function missing(
  what: 'module' | 'lesson' | 'path',
  names: readonly string[],
  known: readonly string[],
): SelectionResult | null {
  const name = names.find((one) => what === 'lesson' || !known.includes(one));
  return name === undefined ? null : { status: 'unknown', what, name, known };
}

const unitIds = (module: Module): readonly string[] => unitsOf(module).map(({ id }) => id);

function called(units: readonly string[], name: string): readonly string[] {
  return units.includes(name) ? [name] : units.filter((id) => id.split('/')[1] === name);
}

function reduced(module: Module, units: ReadonlySet<string>): Module | null {
  const lessons = module.lessons.filter(({ id }) => units.has(id));
  const absent = module.lessons.filter(({ id }) => !units.has(id)).map(nameOf);
  const assessments = module.assessments.filter(({ id }) => units.has(id));
  if (lessons.length + assessments.length === 0) return null;
  return { ...module, lessons, ...(absent.length > 0 && { absent }), assessments };
}

/** Its name alone: an evaluation still says which lesson stands behind an error. */
function nameOf({ id, slug, number, title, minutes, objectives, competence }: Lesson): LessonName {
  return { id, slug, number, title, minutes, objectives, competence };
}

/** Without any way out: terms, prerequisites and calls of what is left behind become text. */
function closed(course: Course, whole: ReadonlySet<string>): Course {
  const glossary = glossaryOf(course, whole);
  const terms = new Set(glossary.map(({ id }) => id));
  const lessons = new Set(course.modules.flatMap((module) => module.lessons.map(({ id }) => id)));
  const texts = <T>(value: T): T => withoutTerms(value, terms) as T;
  return {
    ...course,
    glossary: glossary.map((term) => ({
      ...term,
      see: term.see.filter((id) => terms.has(id)),
      definition: texts(term.definition),
    })),
    modules: course.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({
        ...lesson,
        prerequisites: lesson.prerequisites.filter((id) => lessons.has(id)),
        questions: texts(lesson.questions),
      })),
      assessments: module.assessments.map((assessment) => ({
        ...assessment,
        bank: texts(assessment.bank),
      })),
    })),
  };
}

/** The words of the modules taken whole, and those the rest uses. */
function glossaryOf({ glossary, modules }: Course, whole: ReadonlySet<string>): readonly Term[] {
  const used = mentioned(glossary)(
    modules.flatMap((module) => module.lessons.map(textOf)).join('\n'),
  );
  const called = new Set<string>();
  withoutTerms(modules, { has: (id) => called.add(id).has(id) });
  return glossary.filter(
    (term) =>
      (term.module !== null && whole.has(term.module)) || called.has(term.id) || used.has(term),
  );
}

function textOf({ sections, objectives, summary }: Lesson): string {
  return [summary, ...objectives.map(({ text }) => text), ...sections.map(({ text }) => text)].join(
    '\n',
  );
}

/** Inline texts stand at many depths of a question: every `{ tag: 'term' }` whose id is not kept opens. */
function withoutTerms(value: unknown, kept: { has(id: string): boolean }): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const inner = withoutTerms(item, kept);
      return isTerm(item) && !kept.has(item.id)
        ? (inner as { readonly children: readonly unknown[] }).children
        : [inner];
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutTerms(inner, kept)]),
  );
}

function isTerm(value: unknown): value is { readonly id: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'tag' in value &&
    value.tag === 'term' &&
    'id' in value &&
    typeof value.id === 'string'
  );
}
