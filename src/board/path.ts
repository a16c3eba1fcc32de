/** The path of a group, as its trainer sees it: the part of the course it takes, and what it is called. */
import type { GroupSummary } from '../core/api/groups.ts';
import type { Outline, OutlineModule } from '../core/api/outline.ts';
import { completePath, findPath, hasChoice, modulesOn } from '../core/course/path.ts';

/** The course without the modules that the path leaves out. @param path GroupSummary.path */
export const outlineOn = (outline: Outline, path: string | null): Outline => ({
  ...outline,
  modules: modulesOn(outline, path),
});

/** Modules the path leaves out. */
export function modulesOff(outline: Outline, path: string | null): readonly OutlineModule[] {
  const on = modulesOn(outline, path);
  return outline.modules.filter((module) => !on.includes(module));
}

/** Null where every path is the same one, and nothing needs saying. */
export function pathName(outline: Outline, path: string | null): string | null {
  if (!hasChoice(outline)) return null;
  return (findPath(outline.paths, path) ?? completePath(outline))?.title ?? COMPLETE;
}

/** Where no path of the course holds all of its modules. */
export const COMPLETE = 'Cours complet';

/** The course had that path when it was chosen, and has it no more: a sentence for the trainer, else null. */
export function lostPath(outline: Outline, { path }: Pick<GroupSummary, 'path'>): string | null {
  return path === null || findPath(outline.paths, path)
    ? null
    : `Le parcours «\u00A0${path}\u00A0» n’est plus dans le cours\u00A0: ce groupe suit le cours complet. Choisissez son parcours dans les réglages.`;
}
