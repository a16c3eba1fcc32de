import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/core/course/course.ts';
import { cmi5Xml } from '../../src/publish/cmi5.ts';
import type { Part } from '../../src/publish/part.ts';
import { scoFile } from '../../src/publish/sco.ts';
import { imsManifest } from '../../src/publish/scorm.ts';
import { tincanXml } from '../../src/publish/tincan.ts';
import { catalogueOf } from '../../src/core/course/catalogue.ts';
import { unitsOn } from '../../src/core/course/path.ts';
import { allUnits, fileOf } from '../../src/core/course/unit.ts';
import { publishedUnitIri, unitIri } from '../../src/core/course/iri.ts';
import { realCourse } from '../search/course.ts';
import { fixtureCourse, partOf, twoModules } from './courses.ts';
import { problemsOf } from './validate.ts';

const SCHEMAS = resolve(import.meta.dirname, 'schemas');
const cmi5Problems = (xml: string) => problemsOf(xml, SCHEMAS, 'CourseStructure.xsd');

/** Titles that XML, and hurried import scripts, stumble over. */
function hostile(course: Course): Course {
  const nasty = 'Pression < 140 & « "L’œil" »\u0000\u000b ]]> \n fin';
  return {
    ...course,
    title: nasty,
    modules: course.modules.map((module) => ({
      ...module,
      title: nasty,
      lessons: module.lessons.map((lesson) => ({ ...lesson, title: nasty, summary: nasty })),
    })),
  };
}

const parts: readonly (readonly [string, Part])[] = [
  ['the real course', partOf(await realCourse())],
  ['two modules', partOf(await twoModules())],
  ['one lesson', partOf(await twoModules(), { lessons: ['essai/courte'] })],
  ['hostile titles', partOf(hostile(await fixtureCourse()))],
];

const filesOf = ({ course }: Part) => [
  'index.html',
  '_astro/page.js',
  ...allUnits(course).flatMap(({ id }) => [fileOf(id), scoFile(id)]),
];

const all = (xml: string, pattern: RegExp) =>
  [...xml.matchAll(pattern)].map(([, value = '']) => value);

describe.each(parts)('cmi5.xml of %s', (_name, part) => {
  const xml = cmi5Xml(part);

  test('is valid against CourseStructure.xsd', async () => {
    expect(await cmi5Problems(xml)).toEqual([]);
  });

  test('ids are absolute and unique; every objective meant is declared; every unit has its page', () => {
    const ids = all(xml, / id="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(URL.canParse(id)).toBe(true);
    const declared = new Set(all(xml, /<objective id="([^"]*)"/g));
    for (const meant of all(xml, / idref="([^"]*)"/g)) expect(declared).toContain(meant);
    expect(all(xml, /<url>([^<]*)</g)).toEqual(allUnits(part.course).map(({ id }) => fileOf(id)));
  });

  test('every unit says what completes it, an evaluation what passes it', () => {
    const units = all(xml, /<au ([^>]*)>/g);
    expect(units).toHaveLength(allUnits(part.course).length);
    for (const attributes of units)
      expect(attributes).toMatch(/moveOn="(Completed(AndPassed)?|NotApplicable)"/);
    const { modules } = part.course;
    const scores = modules.flatMap(({ assessments }) =>
      assessments.flatMap(({ masteryScore }) => masteryScore ?? []),
    );
    expect(all(xml, /masteryScore="([^"]*)"/g).map(Number)).toEqual(scores);
  });
});

test('the schema can refuse: children in another order, a score above 1', async () => {
  const xml = cmi5Xml(partOf(await fixtureCourse()));
  expect(
    await cmi5Problems(
      xml.replace(/(<url>.*<\/url>)\s*(<\/au>)/, '$2').replace('moveOn', 'moveon'),
    ),
  ).not.toEqual([]);
  expect(await cmi5Problems(xml.replace('masteryScore="0.75"', 'masteryScore="1.75"'))).not.toEqual(
    [],
  );
});

test('the ids of units are those our own launcher uses', async () => {
  const course = await fixtureCourse();
  const part = partOf(course);
  const named = { id: `${course.iri}cours`, title: '' };
  const catalogue = { iri: course.iri, course: named, modules: [], units: [] };
  for (const { id } of allUnits(course)) {
    expect(cmi5Xml(part)).toContain(`<au id="${publishedUnitIri(catalogue.iri, id)}"`);
    expect(tincanXml(part)).toContain(`<activity id="${unitIri(catalogue.iri, id)}"`);
  }
});

test('a part is another course than the whole, its units are the same', async () => {
  const course = await twoModules();
  const courseIdIn = (part: Part) => all(cmi5Xml(part), /<course id="([^"]*)"/g)[0];
  expect(courseIdIn(partOf(course))).toBe(`${course.iri}cours`);
  expect(courseIdIn(partOf(course, { modules: ['essai'] }))).toBe(`${course.iri}cours/essai`);
});

describe.each(parts)('imsmanifest.xml of %s', (_name, part) => {
  const files = filesOf(part);

  test.each(['1.2', '2004'] as const)(
    'SCORM %s: one SCO a unit, every file once, every reference kept',
    (version) => {
      const xml = imsManifest(version, part, files);
      const units = allUnits(part.course);
      const identifiers = all(xml, / identifier="([^"]*)"/g);
      expect(new Set(identifiers).size).toBe(identifiers.length);
      for (const id of identifiers) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
      const resources = new Set(all(xml, /<resource identifier="([^"]*)"/g));
      for (const reference of all(xml, / identifierref="([^"]*)"/g))
        expect(resources).toContain(reference);
      const type = version === '1.2' ? 'scormtype' : 'scormType';
      expect(all(xml, new RegExp(`adlcp:${type}="sco" href="([^"]*)"`, 'g'))).toEqual(
        units.map(({ id }) => fileOf(id)),
      );
      // Shared files are listed once, and depended upon by each.
      expect(all(xml, /<file href="([^"]*)"/g).sort()).toEqual([...files].sort());
      expect(all(xml, /<dependency identifierref="(commun)"/g)).toHaveLength(units.length);
      expect(xml).not.toMatch(/prerequisites|hidePrevious|forwardOnly/);
    },
  );

  test('mastery: hundredths in 1.2, a measure in 2004', () => {
    const scores = part.course.modules.flatMap(({ assessments }) =>
      assessments.flatMap(({ masteryScore }) => masteryScore ?? []),
    );
    const old = imsManifest('1.2', part, files);
    expect(all(old, /<adlcp:masteryscore>([^<]*)</g).map(Number)).toEqual(
      scores.map((score) => score * 100),
    );
    const recent = imsManifest('2004', part, files);
    expect(all(recent, /<imsss:minNormalizedMeasure>([^<]*)</g).map(Number)).toEqual(scores);
    expect(all(recent, /satisfiedByMeasure="(true)"/g)).toHaveLength(scores.length);
  });
});

test('2004: a course waits for the mastery of no module that has no evaluation', async () => {
  const course = await twoModules();
  const [first, second] = course.modules;
  const leftOut = (modules: Course['modules']) =>
    all(
      imsManifest('2004', partOf({ ...course, modules }), []),
      /<imsss:controlMode [^>]*>\s*<imsss:rollupRules rollupObjectiveSatisfied="(false)" objectiveMeasureWeight="0"\/>/g,
    ).length;
  expect(leftOut(course.modules)).toBe(0);
  expect(leftOut(first && second ? [{ ...first, assessments: [] }, second] : [])).toBe(1);
});

test('2004: nothing above a positioning waits for it', async () => {
  const xml = imsManifest('2004', partOf(await fixtureCourse()), []);
  const [, rules = ''] =
    /identifierref="page-essai\.positionnement">([\s\S]*?)<\/item>/.exec(xml) ?? [];
  expect(rules).toContain(
    '<imsss:rollupRules rollupObjectiveSatisfied="false" rollupProgressCompletion="false" objectiveMeasureWeight="0"/>',
  );
  expect(rules).not.toContain('satisfiedByMeasure');
});

test('manifests stay as the schemas of ADL and IMS accepted them', async () => {
  const part = partOf(await fixtureCourse());
  for (const [version, name] of [
    ['1.2', 'scorm12'],
    ['2004', 'scorm2004'],
  ] as const)
    await expect(imsManifest(version, part, filesOf(part))).toMatchFileSnapshot(
      join(SCHEMAS, `accepted-${name}.xml`),
    );
});

describe.each(parts)('tincan.xml of %s', (_name, part) => {
  const xml = tincanXml(part);

  test('one activity a unit; one launch alone, of the first activity', () => {
    const units = allUnits(part.course);
    const ids = all(xml, /<activity id="([^"]*)"/g);
    expect(ids.slice(-units.length)).toEqual(
      units.map(({ id }) => `${part.course.iri}unites/${id}`),
    );
    const launches = all(xml, /<launch lang="fr">([^<]*)</g);
    expect(launches).toEqual([units.length === 1 ? fileOf(units[0]?.id ?? '') : 'index.html']);
    expect(xml.indexOf('<launch')).toBeLessThan(xml.indexOf('</activity>'));
  });
});

test('hostile texts stay text', () => {
  const part = parts[3]?.[1];
  const xml = part ? cmi5Xml(part) : '';
  expect(xml).toContain('Pression &lt; 140 &amp; « &quot;L’œil&quot; » ]]&gt; &#10; fin');
});

test('a package of a path: what satisfies its course in an LMS is what does on our own server', async () => {
  const course = await realCourse();
  const whole = catalogueOf(course);
  const part = partOf(course, { paths: ['fae'] });
  const asked = unitsOn(whole, 'fae').map(({ id }) => id);
  expect(asked.length).toBeLessThan(whole.units.length);
  expect(all(cmi5Xml(part), /<au id="([^"]*)"/g)).toEqual(
    asked.map((id) => publishedUnitIri(course.iri, id)),
  );
  for (const version of ['1.2', '2004'] as const)
    expect(
      all(imsManifest(version, part, filesOf(part)), /<item [^>]*identifierref="([^"]*)"/g),
    ).toHaveLength(asked.length);
});
