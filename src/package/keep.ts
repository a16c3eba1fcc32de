/** Astro's door: the folder as loaded, with only the part of the course a package is built of. */
import type { CourseReading } from '../authoring/reading.ts';
import { selectPart } from '../publish/part.ts';
import { EVERYTHING, type Selection } from '../publish/selection.ts';

/** @param json a `Selection`, as the environment carries it (`PAQUET`) */
export function keepPart(json: string): (loaded: CourseReading) => CourseReading {
  const selection: Selection = { ...EVERYTHING, ...(JSON.parse(json) as Partial<Selection>) };
  return (loaded) => {
    const selected = selectPart(loaded.course, selection);
    if (selected.status !== 'selected') throw new Error(JSON.stringify(selected));
    // The guide is the trainer's; broken pages stop the build of a package.
    return { ...loaded, course: selected.part.course, guide: [] };
  };
}
