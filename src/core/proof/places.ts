/** Places of the course as a sheet of paper names them. */
import type { Catalogue, CatalogueUnit } from '../course/catalogue.ts';
import { KIND_NAMES, moduleIdOf } from '../course/unit.ts';
import { unitPhrase, type ListedModule } from '../course/unit-list.ts';

/** Modules with their units, in the order of the course. */
export const listedModules = ({ modules, units }: Catalogue): readonly ListedModule[] =>
  modules.map(({ id, title }) => ({
    title,
    units: units.filter((unit) => moduleIdOf(unit.id) === id),
  }));

export const moduleTitle = ({ modules }: Catalogue, unit: string): string =>
  modules.find(({ id }) => id === moduleIdOf(unit))?.title ?? moduleIdOf(unit);

/** « leçons 2 et 3 »; what the course no longer has is said to be so. */
export const lessonsPhrase = (catalogue: Catalogue, units: readonly string[]): string =>
  unitPhrase(listedModules(catalogue), units) || 'leçons retirées du cours depuis';

/** « Vocabulaire médical, leçon 2, question 1 » */
export function placePhrase(catalogue: Catalogue, unit: string, label: string | null): string {
  const where = unitPhrase(listedModules(catalogue), [unit]) || 'une leçon retirée du cours depuis';
  return label === null || label === '' ? where : `${where}, ${label}`;
}

/** « Leçon 2 : Les racines », « Évaluation » */
export const unitName = ({ kind, number, title }: CatalogueUnit): string =>
  number === null ? KIND_NAMES[kind] : `Leçon\u00A0${number}\u00A0: ${title}`;
