/** (Course, what to publish of it) → a Course of its own: its lessons, its glossary, no way out of it. */
import type { Course, Lesson, Module, Term } from '../core/course.ts';
import { mentioned } from '../core/mentions.ts';
import { hash } from '../core/random.ts';

/** What is named is added up; nothing named is the whole course. */
export interface Selection {
  /** Module ids. */
  readonly modules: readonly string[];
  /** "<module>/<slug>", "<module>/evaluation", or a slug alone where only one lesson has it. */
  readonly lessons: readonly string[];
  /** Path ids: each brings the modules of its blocs. */
  readonly paths: readonly string[];
}

export const EVERYTHING: Selection = { modules: [], lessons: [], paths: [] };

export interface Part {
  /** The part alone; lessons keep their ids, numbers and hashes. */
  readonly course: Course;
  /** Tells this part from the others of the course, the same at each release; "" for all of it. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
}

export type Selected =
  | { readonly status: 'selected'; readonly part: Part }
  /** `known`: what could have been meant. */
  | {
      readonly status: 'unknown';
      readonly what: 'module' | 'lesson' | 'path';
      readonly name: string;
      readonly known: readonly string[];
    }
  /** The paths named have no module yet. */
  | { readonly status: 'empty' };

export function selectPart(course: Course, selection: Selection): Selected {
  const units = course.modules.flatMap(unitIds);
  const modules = course.modules.map(({ id }) => id);
  const paths = course.paths.map(({ id }) => id);
  const wanted = selection.lessons.map((name) => ({ name, ids: named(units, name) }));
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
  const blocs = new Set(ways.flatMap((path) => path.blocs));
  const all = selection.modules.length + wanted.length + ways.length === 0;
  const whole = new Set(
    course.modules
      .filter(({ id, bloc }) => all || selection.modules.includes(id) || blocs.has(bloc))
      .map(({ id }) => id),
  );
  const alone = new Set(wanted.flatMap(({ ids }) => ids));
  const kept = course.modules.flatMap((module) =>
    whole.has(module.id) ? [module] : (reduced(module, alone) ?? []),
  );
  if (kept.length === 0) return { status: 'empty' };
  const part: Course = all
    ? course
    : closed({ ...course, paths: ways.length > 0 ? ways : course.paths, modules: kept }, whole);
  const resolved = { ...selection, lessons: [...alone] };
  return { status: 'selected', part: { course: part, ...label(part, resolved, kept) } };
}

function missing(
  what: 'module' | 'lesson' | 'path',
  names: readonly string[],
  known: readonly string[],
): Selected | null {
  const name = names.find((one) => what === 'lesson' || !known.includes(one));
  return name === undefined ? null : { status: 'unknown', what, name, known };
}

function unitIds({ lessons, evaluation }: Module): string[] {
  return [...lessons.map(({ id }) => id), ...(evaluation ? [evaluation.id] : [])];
}

function named(units: readonly string[], name: string): readonly string[] {
  return units.includes(name) ? [name] : units.filter((id) => id.split('/')[1] === name);
}

function reduced(module: Module, units: ReadonlySet<string>): Module | null {
  const lessons = module.lessons.filter(({ id }) => units.has(id));
  const evaluation =
    module.evaluation && units.has(module.evaluation.id) ? module.evaluation : null;
  return lessons.length > 0 || evaluation ? { ...module, lessons, evaluation } : null;
}

/**
 * What a person reads first: the path, the module or the lesson, when there is just one.
 * @param selection lessons by their whole ids: however a part was named, it is the same to an LMS
 */
function label(
  course: Course,
  { modules, lessons, paths }: Selection,
  kept: readonly Module[],
): Pick<Part, 'key' | 'title' | 'description'> {
  const names = [
    ...new Set([...paths.map((id) => `parcours-${id}`), ...modules, ...lessons]),
  ].sort();
  const joined = names.join('+').replaceAll('/', '.');
  const key = joined.length > 60 ? `selection-${hash(joined).slice(0, 8)}` : joined;
  const [module] = kept;
  const [lesson] = module?.lessons ?? [];
  const [path] = course.paths;
  const entire = { key, title: `${course.title}, ${course.subtitle}`, description: course.tagline };
  if (names.length !== 1 || !module) return entire;
  if (paths.length > 0 && path) return { key, title: path.title, description: course.tagline };
  if (lessons.length === 1 && module.evaluation && !lesson)
    return { key, title: module.evaluation.title, description: module.summary };
  if (lessons.length === 1 && lesson)
    return { key, title: lesson.title, description: lesson.summary };
  return { key, title: module.title, description: module.summary };
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
      evaluation: module.evaluation && {
        ...module.evaluation,
        bank: texts(module.evaluation.bank),
      },
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
