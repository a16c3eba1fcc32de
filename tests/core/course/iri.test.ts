/** IRIs are built and parsed side by side: what was built parses to itself, the frozen ones first. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  courseIri,
  extensionIri,
  moduleIri,
  objectiveIri,
  parseCourseIri,
  profileIri,
  publishedUnitIri,
  questionIri,
  satisfiedCourseIri,
  satisfiedModuleIri,
  sectionIri,
  testIri,
  unitIri,
  type CourseIri,
  type ExtensionName,
} from '../../../src/core/course/iri.ts';
import { UNIT_KINDS } from '../../../src/core/course/unit.ts';

const BASE = 'https://cours.exemple.fr/';

/** One builder a kind of name: a new kind does not compile without its own. */
const BUILD: {
  readonly [N in Exclude<CourseIri['names'], 'within-unit'>]: (
    iri: Extract<CourseIri, { names: N }>,
  ) => string;
} = {
  'published-unit': ({ unit }) => publishedUnitIri(BASE, unit),
  unit: ({ unit }) => unitIri(BASE, unit),
  section: ({ unit, section }) => sectionIri(unitIri(BASE, unit), section),
  test: ({ unit, test: kind }) => testIri(unitIri(BASE, unit), kind),
  question: ({ unit, test: kind, question }) => questionIri(unitIri(BASE, unit), kind, question),
  module: ({ module }) => moduleIri(BASE, module),
  'satisfied-module': ({ module }) => satisfiedModuleIri(BASE, module),
  objective: ({ objective }) => objectiveIri(BASE, objective),
  course: ({ part }) => courseIri(BASE, part),
  'satisfied-course': () => satisfiedCourseIri(BASE),
  extension: ({ extension }) => extensionIri({ courseIri: BASE }, extension as ExtensionName),
  profile: () => profileIri({ courseIri: BASE }),
};

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const unit = fc.tuple(id, id).map(([module, slug]) => `${module}/${slug}`);
/** Ids that a page may send are whatever an author or an older release wrote. */
const anyId = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.isWellFormed());
const kind = fc.constantFrom(...UNIT_KINDS);

const named: fc.Arbitrary<CourseIri> = fc.oneof(
  fc.record({ names: fc.constant('published-unit' as const), unit }),
  fc.record({ names: fc.constant('unit' as const), unit }),
  fc.record({ names: fc.constant('section' as const), unit, section: anyId }),
  fc.record({ names: fc.constant('test' as const), unit, test: kind }),
  fc.record({ names: fc.constant('question' as const), unit, test: kind, question: anyId }),
  fc.record({ names: fc.constant('module' as const), module: id }),
  fc.record({ names: fc.constant('satisfied-module' as const), module: id }),
  fc.record({
    names: fc.constant('objective' as const),
    objective: fc.tuple(unit, id).map((parts) => parts.join('/')),
  }),
  fc.record({
    names: fc.constant('course' as const),
    part: fc.oneof(
      fc.constant(''),
      anyId.filter((part) => part !== 'suivi'),
    ),
  }),
  fc.constant({ names: 'satisfied-course' as const }),
  fc.record({ names: fc.constant('extension' as const), extension: id }),
  fc.constant({ names: 'profile' as const }),
);

test('what was built parses to what it was built from', () => {
  fc.assert(
    fc.property(named, (iri) => {
      const build = BUILD[iri.names as keyof typeof BUILD] as (of: CourseIri) => string;
      const text = build(iri);
      expect(URL.canParse(text)).toBe(true);
      expect(parseCourseIri(BASE, text)).toEqual(iri);
    }),
  );
});

test('nothing else does, and parsing never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.string().map((path) => BASE + path),
      ),
      (text) => {
        const iri = parseCourseIri(BASE, text);
        if (iri === null || iri.names === 'within-unit') return;
        const build = BUILD[iri.names] as (of: CourseIri) => string;
        // Other spellings of the same escapes name the same thing.
        expect(parseCourseIri(BASE, build(iri))).toEqual(iri);
      },
    ),
  );
  expect(parseCourseIri(BASE, `${BASE}unites/m/l/test/lecon/question/%E0%A4%A`)).toEqual({
    names: 'within-unit',
    unit: 'm/l',
    path: 'test/lecon/question/%E0%A4%A',
  });
  expect(parseCourseIri(BASE, 'https://ailleurs.exemple/unites/m/l')).toBeNull();
});

describe('names of the release of 2026-11-22', () => {
  const folder = join(import.meta.dirname, '../../frozen/2026-11-22/noms');
  const names = JSON.parse(readFileSync(join(folder, 'cours.json'), 'utf8')) as Readonly<
    Record<string, string>
  >;
  const base = names['base'] ?? '';

  test('parse to what they named', () => {
    const found = Object.entries(names).filter(([, name]) => name.startsWith(base));
    const kinds = new Set<string>();
    for (const [what, name] of found) {
      if (name === base) continue;
      const iri = parseCourseIri(base, name);
      expect(iri, `${what}: ${name}`).not.toBeNull();
      kinds.add(iri?.names ?? '');
      if (what.startsWith('unit in a package '))
        expect(iri).toEqual({ names: 'published-unit', unit: what.slice(18) });
      else if (what.startsWith('unit '))
        expect(iri).toEqual({ names: 'unit', unit: what.slice(5) });
      else if (what.startsWith('block '))
        expect(iri).toEqual({ names: 'module', module: what.slice(6) });
      else if (what.startsWith('objective '))
        expect(iri).toEqual({ names: 'objective', objective: what.slice(10) });
    }
    expect([...kinds].sort()).toEqual(
      ['course', 'extension', 'module', 'objective', 'profile', 'published-unit', 'unit'].sort(),
    );
  });
});
