/** The course as the board shows it, from the catalogue. */
import type { Outline } from '../../core/api/outline.ts';
import type { Catalogue, Unit } from '../launch/catalogue.ts';

export function outlineOf({ course, modules, units }: Catalogue): Outline {
  return {
    title: course.title,
    modules: modules.map(({ id, title, ink }) => ({
      id,
      title,
      ink,
      units: units.filter((unit) => unit.id.startsWith(`${id}/`)).map(outlineUnit),
    })),
  };
}

function outlineUnit({ id, kind, title, number, url }: Unit): Outline['modules'][0]['units'][0] {
  return { id, kind, title, number, url };
}
