/**
 * Pages are the same for everybody: what a path leaves out is in them, and hidden by the path that the
 * script in their head wrote on <html> (path-scripts.ts). Without a script everything shows. An element names
 * in `data-hors` the paths it is not on, in `data-sur` the one path it is shown on, in `data-attente`
 * those for which what was built is not true until its island wakes.
 */
import type { Course, Lesson, Module, Path } from '../core/course/course.ts';
import {
  hasChoice,
  holdsModule,
  moduleAfter,
  pathEntries,
  type PathEntry,
} from '../core/course/path.ts';
import { assessmentOf } from '../core/course/unit.ts';

/** Those that may be taken; none where taking one or another is the same. */
export function offeredPaths(course: Course): readonly PathEntry[] {
  const paths = pathEntries(course);
  return hasChoice({ paths, modules: course.modules }) ? paths : [];
}

/** Ids of those that leave the module out. */
export const pathsWithout = (course: Course, module: string): readonly string[] =>
  offeredPaths(course)
    .filter((path) => !holdsModule(path, module))
    .map(({ id }) => id);

/** As an attribute; undefined: none. */
export const idList = (ids: readonly string[]): string | undefined => ids.join(' ') || undefined;

export interface FollowingModule {
  /** Null: nothing follows. */
  readonly module: Pick<Module, 'id' | 'title'> | null;
  /** The one path it follows on; null: the complete course, and every path but those `hors` names. */
  readonly path: string | null;
  readonly hors: string | undefined;
}

/** The module after this one, then again for each path on which it is another. */
export function followingModules(course: Course, module: string): readonly FollowingModule[] {
  const { modules } = course;
  const paths = offeredPaths(course);
  const after = (path: string | null) => moduleAfter({ paths, modules }, module, path);
  const usual = after(null);
  const others = paths
    .map(({ id }) => ({ module: after(id), path: id, hors: undefined }))
    .filter((one) => one.module !== usual);
  return [{ module: usual, path: null, hors: idList(others.map(({ path }) => path)) }, ...others];
}

/** Whether the module after its own comes after this lesson. */
const leadsOut = (module: Module, lesson: Lesson): boolean =>
  module.lessons.at(-1) === lesson && assessmentOf(module, 'evaluation') === null;

/** Ids of those on which a page of that module is not the usual one. @param lesson the one it shows */
export function pathsThatDiffer(
  course: Course,
  module: Module,
  lesson?: Lesson,
): readonly string[] {
  const others =
    lesson && leadsOut(module, lesson)
      ? followingModules(course, module.id).flatMap(({ path }) => path ?? [])
      : [];
  return [...new Set([...pathsWithout(course, module.id), ...others])];
}

/** The rules of a page that shows something for those paths. */
export const pathRules = (ids: readonly string[]): string =>
  ids
    .map((id) => {
      const on = `html[data-parcours="${id}"]`;
      const off = `html:not([data-parcours="${id}"])`;
      return (
        `${on} [data-hors~="${id}"],${off} [data-sur="${id}"]{display:none}` +
        `${on} [data-attente~="${id}"]{visibility:hidden}`
      );
    })
    .join('');

/** "formation d’adaptation à l’emploi (98 h)", after « Votre parcours : ». */
export function pathWords({ title, hours }: Pick<Path, 'title' | 'hours'>): string {
  const name = title.replace(/^parcours /i, '');
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1)} (${hours}\u00A0h)`;
}
