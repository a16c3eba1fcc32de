import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/core/course/course.ts';
import { selectPart } from '../../src/publish/part.ts';
import { EVERYTHING } from '../../src/publish/selection.ts';
import { allUnits, assessmentId } from '../../src/core/course/unit.ts';
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

  test('a module: its lessons and its assessments, under its title', () => {
    const part = partOf(course, { modules: ['autre'] });
    expect(ids(part.course)).toEqual([
      'autre/positionnement',
      'autre/toutes-les-questions',
      'autre/courte',
      'autre/gestes',
      'autre/evaluation',
    ]);
    expect(part).toMatchObject({ key: 'autre', title: 'Module voisin' });
  });

  test('a path: the modules of its blocs', () => {
    const part = partOf(course, { paths: ['fae'] });
    expect(part.course.modules.map(({ id }) => id)).toEqual(['autre']);
    expect(part).toMatchObject({ key: 'parcours-fae', title: 'Adaptation' });
  });

  test('a path: the modules of no bloc too', () => {
    const [first, ...others] = course.modules;
    const opening = first ? [{ ...first, bloc: null }, ...others] : [];
    const part = partOf({ ...course, modules: opening }, { paths: ['fae'] });
    expect(part.course.modules.map(({ id }) => id)).toEqual(['essai', 'autre']);
  });

  test('a lesson alone, without the evaluation; or the evaluation alone', () => {
    expect(ids(partOf(course, { lessons: ['essai/courte'] }).course)).toEqual(['essai/courte']);
    expect(ids(partOf(course, { lessons: ['essai/evaluation'] }).course)).toEqual([
      'essai/evaluation',
    ]);
    const one = partOf(real, { lessons: ['prefixes'] });
    expect(ids(one.course)).toEqual(['vocabulaire-medical/prefixes']);
    const lessons = real.modules.flatMap((module) => module.lessons);
    expect(one.title).toBe(lessons.find(({ slug }) => slug === 'prefixes')?.title);
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
    expect(ids(part.course)).toHaveLength(6);
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

describe('without evaluations', () => {
  test('of a module, of a path, of the whole course: its lessons, under a key of its own', () => {
    for (const selection of [{}, { modules: ['autre'] }, { paths: ['fae'] }]) {
      const whole = partOf(course, selection);
      const lessons = partOf(course, { ...selection, evaluations: 'left out' });
      expect(ids(lessons.course)).toEqual(
        ids(whole.course).filter((id) => !/\/(evaluation|positionnement)$/.test(id)),
      );
      expect(lessons.title).toBe(whole.title);
      expect(lessons.key).not.toBe(whole.key);
      expect(URL.canParse(`https://a.example/${lessons.key}`)).toBe(true);
    }
  });

  test('lessons named one by one are the same with and without', () => {
    const lessons = ['essai/courte', 'autre/courte'];
    expect(partOf(course, { lessons, evaluations: 'left out' })).toEqual(
      partOf(course, { lessons }),
    );
  });
});

describe('what is not carried', () => {
  test('a module knows the names of its other lessons, and nothing else of them', () => {
    const [module] = partOf(course, { lessons: ['essai/evaluation'] }).course.modules;
    expect(module?.lessons).toEqual([]);
    expect(module?.absent?.map(({ id }) => id)).toEqual([
      'essai/toutes-les-questions',
      'essai/courte',
      'essai/gestes',
    ]);
    expect(JSON.stringify(module?.absent)).not.toMatch(/"(questions|sections|summary|file)"/);
    expect(partOf(course, { modules: ['essai'] }).course.modules[0]).not.toHaveProperty('absent');
  });

  test('an evaluation is the same unit in whatever package, objectives included', () => {
    const units = real.modules.flatMap((module) => module.lessons.map(({ id }) => id));
    const evaluation = 'vocabulaire-medical/evaluation';
    const unitIn = (part: Course) => allUnits(part).find(({ id }) => id === evaluation);
    const whole = unitIn(real);
    expect(whole?.objectives.length).toBeGreaterThan(5);
    for (const lessons of [[], units.slice(0, 1), units.slice(3, 6)])
      expect(unitIn(partOf(real, { lessons: [...lessons, evaluation] }).course)).toEqual(whole);
  });
});

describe('names', () => {
  /** A course of nothing but ids, which may be as alike as ids can be. */
  const word = fc.stringMatching(/^[ab]{1,2}(-[ab]{1,2}){0,2}$/);
  const bare = fc
    .uniqueArray(fc.tuple(word, fc.uniqueArray(word, { minLength: 1, maxLength: 4 })), {
      selector: ([id]) => id,
      minLength: 1,
      maxLength: 4,
    })
    .map((modules): Course => {
      const [model] = course.modules;
      const [lesson] = model?.lessons ?? [];
      if (!model || !lesson) throw new Error('The fixture course has a lesson.');
      return {
        ...course,
        glossary: [],
        paths: modules.map(([id], bloc) => ({
          id,
          title: id,
          hours: 1,
          blocs: [bloc],
          note: null,
        })),
        modules: modules.map(([id, slugs], bloc) => ({
          ...model,
          id,
          bloc,
          lessons: slugs.map((slug) => ({
            ...lesson,
            id: `${id}/${slug}`,
            slug,
            sections: [],
            questions: [],
          })),
          assessments: model.assessments.map((one) => ({
            ...one,
            id: assessmentId(id, one.role),
            bank: [],
          })),
        })),
      };
    });
  const selectionOf = ({ modules }: Course) =>
    fc.record({
      modules: fc.subarray(modules.map(({ id }) => id)),
      paths: fc.subarray(modules.map(({ id }) => id)),
      lessons: fc.subarray(modules.flatMap(({ lessons }) => lessons.map(({ id }) => id))),
      evaluations: fc.constantFrom('kept' as const, 'left out' as const),
    });

  test('two selections that differ make files that differ; the same one, the same', () => {
    const two = bare.chain((any) => fc.tuple(fc.constant(any), selectionOf(any), selectionOf(any)));
    fc.assert(
      fc.property(two, ([any, one, other]) => {
        const names = [partOf(any, one).name, partOf(any, other).name];
        for (const name of names) {
          expect(name).toMatch(/^[a-z0-9._-]*$/);
          expect(name.length).toBeLessThan(100);
        }
        const said = ({ modules, paths, lessons, evaluations }: typeof one) =>
          JSON.stringify([
            modules.toSorted(),
            paths.toSorted(),
            lessons.toSorted(),
            // Lessons named one by one bring no evaluation anyway.
            modules.length + paths.length > 0 || lessons.length === 0 ? evaluations : 'kept',
          ]);
        expect(names[0] === names[1]).toBe(said(one) === said(other));
      }),
      { numRuns: 500 },
    );
  });

  test('every subset of the lessons of the real course is another file', () => {
    const lessons = real.modules
      .flatMap((module) => module.lessons.map(({ id }) => id))
      .slice(0, 6);
    const subsets = Array.from({ length: 2 ** lessons.length - 1 }, (_, bits) =>
      lessons.filter((_lesson, at) => ((bits + 1) >> at) & 1),
    );
    const names = subsets.map(
      (subset) => partOf({ ...real, glossary: [] }, { lessons: subset }).name,
    );
    expect(new Set(names).size).toBe(subsets.length);
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
