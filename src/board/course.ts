/** Places of the course, in a trainer's words. */
import type { Outline, OutlineModule, OutlineUnit } from '../core/api/outline.ts';
import type { Place } from '../core/report/presence.ts';
import { KIND_NAMES } from '../core/course/unit.ts';
import { lower } from '../core/text/case.ts';

/** The course's module and unit of that id; null when the course no longer has it. */
export function findUnit(
  { modules }: Outline,
  id: string,
): { readonly module: OutlineModule; readonly unit: OutlineUnit } | null {
  for (const module of modules) {
    const unit = module.units.find((candidate) => candidate.id === id);
    if (unit) return { module, unit };
  }
  return null;
}

/** "Leçon 5", "Évaluation"; the id itself when the course no longer has it. */
export function unitName(outline: Outline, id: string): string {
  const found = findUnit(outline, id);
  if (!found) return id;
  const { kind, number } = found.unit;
  return number === null ? KIND_NAMES[kind] : `Leçon\u00A0${number}`;
}

/** "Leçon 5 : Prendre la tension", with the module when the course has several. */
export function fullUnitName(outline: Outline, id: string): string {
  const found = findUnit(outline, id);
  if (!found) return id;
  const name =
    found.unit.number === null
      ? KIND_NAMES[found.unit.kind]
      : `Leçon\u00A0${found.unit.number}\u00A0: ${found.unit.title}`;
  return outline.modules.length > 1 ? `${found.module.title}, ${lower(name)}` : name;
}

/**
 * "Leçon 5, question 1 (Constantes)"; the module only when the course has several and this is not the
 * one being looked at.
 */
export function placeName(outline: Outline, { unit, label }: Place, seen?: string): string {
  const name = unitName(outline, unit);
  const where =
    label === null || label === ''
      ? name
      : /^(question|partie)\b/i.test(label)
        ? `${name}, ${lower(label)}`
        : `${name}, «\u00A0${label}\u00A0»`;
  const module = outline.modules.length > 1 ? findUnit(outline, unit)?.module : undefined;
  return module === undefined || module.id === seen ? where : `${where} (${module.title})`;
}
