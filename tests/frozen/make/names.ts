/** Every name an LMS, an LRS or a browser keeps of a course. */
import type { Course } from '../../../src/core/course/course.ts';
import { VERBS } from '../../../src/core/xapi/statement.ts';
import {
  courseIri,
  extensionIri,
  moduleIri,
  objectiveIri,
  profileIri,
  publishedUnitIri,
  unitIri,
} from '../../../src/core/course/iri.ts';
import { ACTIVITY_TYPES, CATEGORIES, CMI5_EXTENSIONS } from '../../../src/core/xapi/vocabulary.ts';
import { cmi5Xml } from '../../../src/publish/cmi5.ts';
import { selectPart, type Part } from '../../../src/publish/part.ts';
import { EVERYTHING, type Selection } from '../../../src/publish/selection.ts';
import { scoFile } from '../../../src/publish/sco.ts';
import { imsManifest } from '../../../src/publish/scorm.ts';
import { tincanXml } from '../../../src/publish/tincan.ts';
import { allUnits, assessmentOf, fileOf } from '../../../src/core/course/unit.ts';

/** @returns by what it names: the name */
export function namesOf(course: Course): Readonly<Record<string, string>> {
  const { iri, modules } = course;
  const owner = { courseIri: iri };
  const named: Record<string, string> = {
    base: iri,
    course: courseIri(iri),
    profile: profileIri(owner),
  };
  for (const name of ['attempt', 'question-hash', 'active-duration', 'late'] as const)
    named[`extension ${name}`] = extensionIri(owner, name);
  for (const [name, { id }] of Object.entries(VERBS)) named[`verb ${name}`] = id;
  for (const [set, names] of Object.entries({ ACTIVITY_TYPES, CATEGORIES, CMI5_EXTENSIONS }))
    for (const [name, id] of Object.entries(names)) named[`${set} ${name}`] = id;
  for (const module of modules) named[`block ${module.id}`] = moduleIri(iri, module.id);
  for (const unit of allUnits(course)) {
    named[`unit ${unit.id}`] = unitIri(iri, unit.id);
    named[`unit in a package ${unit.id}`] = publishedUnitIri(iri, unit.id);
    named[`page ${unit.id}`] = fileOf(unit.id);
    for (const { id } of unit.objectives) named[`objective ${id}`] = objectiveIri(iri, id);
  }
  for (const lesson of modules.flatMap(({ lessons }) => lessons)) {
    for (const { id } of lesson.sections) named[`section ${lesson.id}#${id}`] = id;
    for (const question of lesson.questions)
      named[`question ${lesson.id}#${question.id}`] = question.id;
  }
  for (const { id, bank } of modules.flatMap(({ assessments }) => assessments))
    for (const question of bank) named[`question ${id}#${question.id}`] = question.id;
  for (const term of course.glossary) named[`term ${term.id}`] = term.id;
  return named;
}

/** Identifiers of the manifests of the whole course and of a part, in their order. */
export function manifestsOf(course: Course): Readonly<Record<string, readonly string[]>> {
  // The first that is assessed, as it was while an opening module did not come before it.
  const module = course.modules.find((one) => assessmentOf(one, 'evaluation') !== null);
  const [lesson] = module?.lessons ?? [];
  const found: Record<string, readonly string[]> = {};
  const parts: readonly (readonly [string, Partial<Selection>])[] = [
    ['tout', {}],
    ['module', { modules: [module?.id ?? ''] }],
    ['leçon', { lessons: [lesson?.id ?? ''] }],
  ];
  for (const [name, selection] of parts) {
    const part = partOf(course, selection);
    const units = allUnits(part.course);
    const files = ['index.html', ...units.flatMap(({ id }) => [fileOf(id), scoFile(id)])];
    for (const version of ['1.2', '2004'] as const)
      found[`SCORM ${version}, ${name}`] = identifiers(imsManifest(version, part, files));
    found[`cmi5, ${name}`] = identifiers(cmi5Xml(part));
    found[`tincan, ${name}`] = identifiers(tincanXml(part));
  }
  return found;
}

function partOf(course: Course, selection: Partial<Selection>): Part {
  const selected = selectPart(course, { ...EVERYTHING, ...selection });
  if (selected.status !== 'selected') throw new Error(JSON.stringify(selected));
  return selected.part;
}

const identifiers = (xml: string): readonly string[] =>
  xml.match(
    /\b(id|idref|identifier|identifierref|default|objectiveID|href)="[^"]*"|<(url|launch)[ >][^<]*/g,
  ) ?? [];
