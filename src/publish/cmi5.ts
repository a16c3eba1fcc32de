/** cmi5.xml: the course structure (Quartz, 13.1; CourseStructure.xsd). */
import type { Module } from '../core/course/course.ts';
import type { Part } from './part.ts';
import {
  allUnits,
  blockId,
  courseId,
  objectiveIri,
  publisherId,
  unitsOf,
  type PublishedObjective,
  type PublishedUnit,
} from './units.ts';
import { element, xmlFile, type Element } from './xml.ts';

const NAMESPACE = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';

/** Blocks are modules; their AUs, lessons and then the evaluation. Children in the schema's order. */
export function cmi5Xml({ course, key, title, description }: Part): string {
  const { iri } = course;
  return xmlFile(
    element('courseStructure', { xmlns: NAMESPACE }, [
      element('course', { id: courseId(iri, key) }, texts(title, description)),
      objectives(allUnits(course), iri),
      ...course.modules.map((module) => block(module, iri)),
    ]),
  );
}

function block(module: Module, iri: string): Element {
  return element('block', { id: blockId(iri, module.id) }, [
    ...texts(module.title, module.summary),
    ...unitsOf(module).map((unit) => assignableUnit(unit, iri)),
  ]);
}

function assignableUnit(unit: PublishedUnit, iri: string): Element {
  return element(
    'au',
    {
      id: publisherId(iri, unit.id),
      moveOn: unit.moveOn,
      masteryScore: unit.masteryScore,
      launchMethod: 'AnyWindow',
      activityType: `http://adlnet.gov/expapi/activities/${unit.kind === 'lesson' ? 'lesson' : 'assessment'}`,
    },
    [
      ...texts(unit.title, unit.description),
      unit.objectives.length > 0 &&
        element(
          'objectives',
          {},
          unit.objectives.map(({ id }) => element('objective', { idref: objectiveIri(iri, id) })),
        ),
      element('url', {}, unit.page),
    ],
  );
}

/** Declared once for the course; the units refer to them. */
function objectives(units: readonly PublishedUnit[], iri: string): Element | null {
  const all = new Map<string, PublishedObjective>(
    units.flatMap((unit) => unit.objectives.map((objective) => [objective.id, objective] as const)),
  );
  return all.size === 0
    ? null
    : element(
        'objectives',
        {},
        [...all.values()].map(({ id, text }) =>
          element('objective', { id: objectiveIri(iri, id) }, texts(text, text)),
        ),
      );
}

function texts(title: string, description: string): readonly Element[] {
  return [
    element('title', {}, [langstring(title)]),
    element('description', {}, [langstring(description)]),
  ];
}

const langstring = (text: string): Element => element('langstring', { lang: 'fr' }, text);
