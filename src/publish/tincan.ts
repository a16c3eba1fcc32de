/**
 * tincan.xml (projecttincan.com/tincan.xsd): a flat list of activities, of which one, the first, may be
 * launched ("Only one activity definition within a package may contain launch": RusticiSoftware/launch,
 * lms_lrs.md). A package of one lesson launches it; a larger one its table of contents, which hands the
 * launch on to the lessons.
 */
import type { Part } from './part.ts';
import { activityId, allUnits, courseId, type PublishedUnit } from './units.ts';
import { element, xmlFile, type Element } from './xml.ts';

const TYPES = 'http://adlnet.gov/expapi/activities/';

export function tincanXml(part: Part): string {
  const { course, key, title, description } = part;
  const units = allUnits(course);
  const [only] = units;
  const activities =
    units.length === 1 && only
      ? [unitActivity(only, course.iri, only.page)]
      : [
          activity(courseId(course.iri, key), 'course', title, description, 'index.html'),
          ...units.map((unit) => unitActivity(unit, course.iri, null)),
        ];
  return xmlFile(
    element('tincan', { xmlns: 'http://projecttincan.com/tincan.xsd' }, [
      element('activities', {}, activities),
    ]),
  );
}

function unitActivity(unit: PublishedUnit, iri: string, launch: string | null): Element {
  const type = unit.kind === 'lesson' ? 'lesson' : 'assessment';
  return activity(activityId(iri, unit.id), type, unit.title, unit.description, launch);
}

function activity(
  id: string,
  type: string,
  title: string,
  description: string,
  launch: string | null,
): Element {
  return element('activity', { id, type: `${TYPES}${type}` }, [
    element('name', { lang: 'fr' }, title),
    element('description', { lang: 'fr' }, description),
    launch !== null && element('launch', { lang: 'fr' }, launch),
  ]);
}
