/** A SCORM 2004 package brings the schemas its manifest is read with, and is valid by them alone. */
import { describe, expect, test } from 'vitest';
import { encode } from '../../src/package/build.ts';
import { packageFiles } from '../../src/package/pack.ts';
import { schemaFiles } from '../../src/package/schemas.ts';
import { zip } from '../../src/package/zip.ts';
import { FORMATS } from '../../src/publish/formats.ts';
import type { Part } from '../../src/publish/part.ts';
import { allUnits, fileOf } from '../../src/core/course/unit.ts';
import { fixtureCourse, partOf, twoModules } from '../publish/courses.ts';
import { locationsIn, problemsBeside } from '../publish/validate.ts';
import { realCourse } from '../search/course.ts';

const PAGE = '<!doctype html><html><head></head><body></body></html>';

const packed = (part: Part) =>
  packageFiles(
    new Map(
      ['index.html', ...allUnits(part.course).map(({ id }) => fileOf(id))].map((path) => [
        path,
        encode(PAGE),
      ]),
    ),
    part,
    'scorm2004',
  );

const textOf = (files: ReadonlyMap<string, Uint8Array>, name: string) =>
  new TextDecoder().decode(files.get(name));

const parts: readonly (readonly [string, Part])[] = [
  ['the real course', partOf(await realCourse())],
  ['two modules', partOf(await twoModules())],
  ['one module', partOf(await twoModules(), { modules: ['autre'] })],
  ['one lesson', partOf(await twoModules(), { lessons: ['essai/courte'] })],
  ['an evaluation alone', partOf(await twoModules(), { lessons: ['essai/evaluation'] })],
];

describe.each(parts)('SCORM 2004, %s', (_name, part) => {
  const files = packed(part);
  const xml = textOf(files, 'imsmanifest.xml');

  test('every namespace has its schema in the package', () => {
    const used = new Set(
      [...xml.matchAll(/ xmlns(?::\w+)?="([^"]*)"/g)].map(([, namespace]) => namespace),
    );
    used.delete('http://www.w3.org/2001/XMLSchema-instance');
    expect(new Set(locationsIn(xml).map(([namespace]) => namespace))).toEqual(used);
    for (const [, location] of locationsIn(xml)) expect([...files.keys()]).toContain(location);
  });

  test('it is valid against the schemas it brings', async () => {
    expect(await problemsBeside(xml, files)).toEqual([]);
  });
});

test('what a schema includes, imports or declares by a DTD lies beside it', () => {
  const schemas = schemaFiles('scorm2004');
  const named = [...schemas.keys()].flatMap((name) => [
    ...textOf(schemas, name).matchAll(
      /(?:<xsd?:(?:include|import)\b[^>]*?schemaLocation\s*=|<!(?:DOCTYPE|ENTITY)[^>]*?PUBLIC\s+(?:"[^"]*"|'[^']*'))\s*["']([^"']*)["']/g,
    ),
  ]);
  expect(named.length).toBeGreaterThan(10);
  for (const [, location = ''] of named) expect([...schemas.keys()]).toContain(location);
});

test('the schemas can refuse: another order, a score above 1, an attribute nobody knows', async () => {
  const files = packed(partOf(await fixtureCourse()));
  const xml = textOf(files, 'imsmanifest.xml');
  for (const [from, to] of [
    [/(<organizations[\s\S]*<\/organizations>)([\s\S]*<\/resources>)/, '$2$1'],
    ['<imsss:minNormalizedMeasure>0.75', '<imsss:minNormalizedMeasure>1.75'],
    ['imsss:controlMode choice', 'imsss:controlMode choix'],
    ['adlcp:scormType="sco"', 'adlcp:scormType="page"'],
  ] as const) {
    const broken = xml.replace(from, to);
    expect(broken).not.toBe(xml);
    expect(await problemsBeside(broken, files)).not.toEqual([]);
  }
});

test('their licences come with them, listed as a file of the package; schemas are no content', async () => {
  const files = packed(partOf(await fixtureCourse()));
  const xml = textOf(files, 'imsmanifest.xml');
  expect(xml).toContain('<file href="licence-schemas.txt"/>');
  expect(textOf(files, 'licence-schemas.txt')).toContain('Apache License');
  expect(xml).not.toMatch(/<file href="[^"]*\.(xsd|dtd)"/);
});

test('they weigh less than 35 kB in a zip, and burden no other format', () => {
  expect(zip(schemaFiles('scorm2004')).length).toBeLessThan(35_000);
  for (const format of FORMATS)
    if (format !== 'scorm2004') expect(schemaFiles(format).size).toBe(0);
});
