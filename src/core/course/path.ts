/** Which modules and units a path holds: one rule for pages, server, board and packages. */
import type { Course, Module, Path } from './course.ts';

/** A path as pages, server and board know it. */
export interface PathEntry {
  readonly id: string;
  readonly title: string;
  /** Ids in the order of the course, all of them modules it has; never none. */
  readonly modules: readonly string[];
}

/** Whether who takes the path takes the module; one of no bloc opens every path. */
export const isOnPath = ({ bloc }: Pick<Module, 'bloc'>, { blocs }: Pick<Path, 'blocs'>): boolean =>
  bloc === null || blocs.includes(bloc);

/** Those of the course that hold a module: of the others nothing is taught at a distance yet. */
export function pathEntries({ paths, modules }: Pick<Course, 'paths' | 'modules'>): PathEntry[] {
  return paths
    .map((path) => ({
      id: path.id,
      title: path.title,
      modules: modules.filter((module) => isOnPath(module, path)).map(({ id }) => id),
    }))
    .filter((entry) => entry.modules.length > 0);
}

/**
 * Null is the complete course, and so is a path that the course no longer has: nobody loses a module
 * because a name changed.
 */
export function findPath(paths: readonly PathEntry[], id: string | null): PathEntry | null {
  return paths.find((path) => path.id === id) ?? null;
}

export const holdsModule = (path: PathEntry | null, module: string): boolean =>
  path === null || path.modules.includes(module);

/** @param unit "<module>/<slug>" */
export const holdsUnit = (path: PathEntry | null, unit: string): boolean =>
  path === null || path.modules.some((module) => unit.startsWith(`${module}/`));

interface WithModules<M> {
  readonly paths: readonly PathEntry[];
  readonly modules: readonly M[];
}

/** The modules of a catalogue, of an outline or of a course that a path holds, in their order. */
export function modulesOn<M extends { readonly id: string }>(
  { paths, modules }: WithModules<M>,
  id: string | null,
): readonly M[] {
  const path = findPath(paths, id);
  return modules.filter((module) => holdsModule(path, module.id));
}

/** The same for units. */
export function unitsOn<U extends { readonly id: string }>(
  { paths, units }: { readonly paths: readonly PathEntry[]; readonly units: readonly U[] },
  id: string | null,
): readonly U[] {
  const path = findPath(paths, id);
  return units.filter((unit) => holdsUnit(path, unit.id));
}

/** The path that leaves no module out, by which the complete course is called; null where none does. */
export function completePath({
  paths,
  modules,
}: WithModules<{ readonly id: string }>): PathEntry | null {
  return paths.find((path) => modules.every(({ id }) => holdsModule(path, id))) ?? null;
}

/** Whether taking one path or another makes a difference. */
export const hasChoice = ({ paths, modules }: WithModules<{ readonly id: string }>): boolean =>
  paths.length > 1 && paths.some((path) => modules.some(({ id }) => !holdsModule(path, id)));

/** The one that comes after a module for who takes the path; the module need not be on it. */
export function moduleAfter<M extends { readonly id: string }>(
  course: WithModules<M>,
  module: string,
  path: string | null,
): M | null {
  const at = course.modules.findIndex(({ id }) => id === module);
  return modulesOn({ ...course, modules: course.modules.slice(at + 1) }, path)[0] ?? null;
}
