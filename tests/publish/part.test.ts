import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/core/course.ts';
import { EVERYTHING, selectPart } from '../../src/publish/part.ts';
import { allUnits } from '../../src/publish/units.ts';
import { fullEngine, hitsOf, LIMITS, realCourse } from '../search/course.ts';
import { partOf, twoModules } from './courses.ts';

const course = await twoModules();
const real = await realCourse();
const ids = (part: Course) => allUnits(part).map(({ id }) => id);

/** Every glossary id a question or a definition calls. */
function called(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'object' && value !== null) {
    const { tag, id } = value as { tag?: unknown; id?: unknown };
    if (tag === 'term' && typeof id === 'string') found.add(id);
    for (const inner of Object.values(value)) called(inner, found);
  }
  return found;
}

describe('what is selected', () => {
  test('nothing named: the course itself, under its own name', () => {
    const part = partOf(course);
    expect(part.course).toBe(course);
    expect(part.key).toBe('');
  });

  test('a module: its lessons and its evaluation, under its title', () => {
    const part = partOf(course, { modules: ['autre'] });
    expect(ids(part.course)).toEqual([
      'autre/toutes-les-questions',
      'autre/courte',
      'autre/evaluation',
    ]);
    expect(part).toMatchObject({ key: 'autre', title: 'Module voisin' });
  });

  test('a path: the modules of its blocs', () => {
    const part = partOf(course, { paths: ['fae'] });
    expect(part.course.modules.map(({ id }) => id)).toEqual(['autre']);
    expect(part).toMatchObject({ key: 'parcours-fae', title: 'Adaptation' });
  });

  test('a lesson alone, without the evaluation; or the evaluation alone', () => {
    expect(ids(partOf(course, { lessons: ['essai/courte'] }).course)).toEqual(['essai/courte']);
    expect(ids(partOf(course, { lessons: ['essai/evaluation'] }).course)).toEqual([
      'essai/evaluation',
    ]);
    const one = partOf(real, { lessons: ['prefixes'] });
    expect(ids(one.course)).toEqual(['vocabulaire-medical/prefixes']);
    expect(one.title).toBe(real.modules[0]?.lessons.find(({ slug }) => slug === 'prefixes')?.title);
  });

  test('however a lesson is named, or how often, the package is the same to an LMS', () => {
    const short = partOf(real, { lessons: ['prefixes'] });
    expect(partOf(real, { lessons: ['vocabulaire-medical/prefixes'] })).toEqual(short);
    expect(partOf(real, { lessons: ['prefixes', 'vocabulaire-medical/prefixes'] })).toEqual(short);
    expect(short.key).toBe('vocabulaire-medical.prefixes');
    expect(partOf(course, { modules: ['autre', 'autre'] })).toEqual(
      partOf(course, { modules: ['autre'] }),
    );
  });

  test('what is named is added up, in the order of the course', () => {
    const part = partOf(course, { modules: ['autre'], lessons: ['essai/courte'] });
    expect(ids(part.course)[0]).toBe('essai/courte');
    expect(ids(part.course)).toHaveLength(4);
  });

  test('an unknown name is told with what could have been meant', () => {
    const modules = selectPart(course, { ...EVERYTHING, modules: ['essay'] });
    expect(modules).toMatchObject({ status: 'unknown', what: 'module', name: 'essay' });
    expect(modules).toHaveProperty('known', ['essai', 'autre']);
    expect(selectPart(course, { ...EVERYTHING, paths: ['faee'] })).toMatchObject({ what: 'path' });
    // Two lessons bear this slug: which one must be said.
    expect(selectPart(course, { ...EVERYTHING, lessons: ['courte'] })).toMatchObject({
      status: 'unknown',
      what: 'lesson',
      name: 'courte',
    });
  });

  test('a path without any module yet', () => {
    expect(selectPart(course, { ...EVERYTHING, paths: ['vide'] })).toEqual({ status: 'empty' });
  });
});

describe('a part stands by itself', () => {
  test('the glossary: the words of whole modules, and those that are used', () => {
    const words = partOf(course, { modules: ['essai'] }).course.glossary.map(({ id }) => id);
    expect(words).not.toContain('zzyx');
    expect(words).toContain('repos');
    const lesson = partOf(real, { lessons: ['prefixes'] }).course;
    expect(lesson.glossary.length).toBeGreaterThan(10);
    expect(lesson.glossary.length).toBeLessThan(real.glossary.length);
  });

  test('what is left behind is text: terms, words to see, lessons to take before', () => {
    const { course: part } = partOf(course, { modules: ['essai'] });
    const rest = part.glossary.find(({ id }) => id === 'repos');
    expect(rest?.definition).toEqual(['Voir ', 'le zzyx', '.']);
    expect(rest?.see).toEqual([]);
    const other = partOf(course, { modules: ['autre'] }).course;
    expect(
      other.modules.flatMap(({ lessons }) => lessons.flatMap((one) => one.prerequisites)),
    ).toEqual([]);
  });

  test('its search knows nothing of the rest', () => {
    const own = fullEngine(partOf(course, { modules: ['autre'] }).course);
    expect(hitsOf(own.search('zzyxologie', LIMITS).answer)).not.toHaveLength(0);
    const foreign = fullEngine(partOf(course, { modules: ['essai'] }).course);
    expect(hitsOf(foreign.search('zzyxologie', LIMITS).answer)).toHaveLength(0);
  });

  test('whatever is selected: no way out, nothing else changed', () => {
    const units = allUnits(real).map(({ id }) => id);
    fc.assert(
      fc.property(fc.subarray(units, { minLength: 1 }), (lessons) => {
        const { course: part } = partOf(real, { lessons });
        const kept = new Set(part.glossary.map(({ id }) => id));
        expect(ids(part)).toEqual(units.filter((id) => lessons.includes(id)));
        expect(
          [...called(part.modules), ...called(part.glossary)].filter((id) => !kept.has(id)),
        ).toEqual([]);
        expect(part.glossary.flatMap(({ see }) => see).filter((id) => !kept.has(id))).toEqual([]);
        for (const lesson of part.modules.flatMap((module) => module.lessons)) {
          const before = real.modules
            .flatMap((module) => module.lessons)
            .find(({ id }) => id === lesson.id);
          expect(lesson.hash).toBe(before?.hash);
          expect(lesson.number).toBe(before?.number);
        }
      }),
      { numRuns: 20 },
    );
  });
});
