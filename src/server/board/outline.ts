/** The course as the board shows it, from the catalogue. */
import type { Outline, OutlineUnit } from '../../core/api/outline.ts';
import type { Catalogue, CatalogueUnit } from '../../core/course/catalogue.ts';

export function outlineOf({ course, paths, modules, units }: Catalogue): Outline {
  return {
    title: course.title,
    paths,
    modules: modules.map(({ id, title, ink }) => ({
      id,
      title,
      ink,
      units: units.filter((unit) => unit.id.startsWith(`${id}/`)).map(outlineUnit),
    })),
  };
}

function outlineUnit(unit: CatalogueUnit): OutlineUnit {
  const { id, kind, title, number, url, questions, productions } = unit;
  return {
    ...{ id, kind, title, number, url },
    questions: questions.length,
    ...(productions && {
      productions: productions.map((one) => ({ id: one.id, title: one.title })),
    }),
  };
}
