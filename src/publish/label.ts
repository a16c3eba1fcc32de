/** What a part of a course is called: by an LMS, by a person, as a file. */
import type { Course, Module } from '../core/course/course.ts';
import { hash } from '../core/text/hash.ts';
import type { Selection } from './selection.ts';

export interface Label {
  /** Tells this part from the others of the course, the same at each release; "" for all of it. */
  readonly key: string;
  /** What a file of this part is called; never that of another part of the course. "" for all of it. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/**
 * What a person reads first: the path, the module or the lesson, when there is just one.
 * @param selection lessons by their whole ids: however a part was named, it is the same to an LMS
 */
export function labelOf(
  course: Course,
  { modules, lessons, paths, evaluations }: Selection,
  kept: readonly Module[],
): Label {
  const names = [
    ...new Set([...paths.map((id) => `parcours-${id}`), ...modules, ...lessons]),
  ].sort();
  // No id holds a tilde: what is left out is never taken for what is named.
  const joined = `${names.join('+').replaceAll('/', '.')}${evaluations === 'kept' ? '' : '~sans-evaluation'}`;
  const key = joined.length > 60 ? `selection-${hash(joined).slice(0, 8)}` : joined;
  const named = { key, name: fileName(paths, [...modules, ...lessons], evaluations) };
  const [module] = kept;
  const [lesson] = module?.lessons ?? [];
  const [path] = course.paths;
  if (names.length !== 1 || !module) {
    const title = `${course.title}, ${course.subtitle}`;
    return { ...named, title, description: course.tagline };
  }
  if (paths.length > 0 && path) return { ...named, title: path.title, description: course.tagline };
  const [assessment] = module.assessments;
  if (lessons.length === 1 && assessment && !lesson)
    return { ...named, title: assessment.title, description: module.summary };
  if (lessons.length === 1 && lesson)
    return { ...named, title: lesson.title, description: lesson.summary };
  return { ...named, title: module.title, description: module.summary };
}

const NAME_LENGTH = 80;

/**
 * Ids hold neither "_" nor ".", which keep apart what they join: "a/b-c" and "a-b/c" are two files. Long
 * ones end with a hash of all that was named.
 */
function fileName(
  paths: readonly string[],
  ids: readonly string[],
  evaluations: Selection['evaluations'],
): string {
  const names = new Set([...paths.map((id) => `parcours.${id}`), ...ids]);
  const whole = [...names].sort().join('__').replaceAll('/', '_');
  const end = evaluations === 'kept' ? '' : '.sans-evaluation';
  if (whole.length <= NAME_LENGTH) return `${whole}${end}`;
  return `${whole.slice(0, NAME_LENGTH / 2)}...${hash(whole)}${end}`;
}
