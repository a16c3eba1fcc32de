/** cmi5.xml: the course structure (Quartz, 13.1; CourseStructure.xsd). */
import type { Module } from '../core/course/course.ts';
import type { Part } from './part.ts';
import { courseIri, moduleIri, objectiveIri, publishedUnitIri } from '../core/course/iri.ts';
import { allUnits, fileOf, unitsOf, type Unit, type UnitObjective } from '../core/course/unit.ts';
import { element, xmlFile, type Element } from './xml.ts';

const NAMESPACE = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';

/** Blocks are modules; their AUs, the module's units. Children in the schema's order. */
export function cmi5Xml({ course, key, title, description }: Part): string {
  const { iri } = course;
  return xmlFile(
    element('courseStructure', { xmlns: NAMESPACE }, [
      element('course', { id: courseIri(iri, key) }, texts(title, description)),
      objectives(allUnits(course), iri),
      ...course.modules.map((module) => block(module, iri)),
    ]),
  );
}

function block(module: Module, iri: string): Element {
  return element('block', { id: moduleIri(iri, module.id) }, [
    ...texts(module.title, module.summary),
    ...unitsOf(module).map((unit) => assignableUnit(unit, iri)),
  ]);
}

function assignableUnit(unit: Unit, iri: string): Element {
  return element(
    'au',
    {
      id: publishedUnitIri(iri, unit.id),
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
      element('url', {}, fileOf(unit.id)),
    ],
  );
}

/** Declared once for the course; the units refer to them. */
function objectives(units: readonly Unit[], iri: string): Element | null {
  const all = new Map<string, UnitObjective>(
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
