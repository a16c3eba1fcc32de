/** Which modules and units a path holds, whatever the course is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../../src/core/course/catalogue.ts';
import type { Module, Path } from '../../../src/core/course/course.ts';
import {
  completePath,
  findPath,
  hasChoice,
  holdsModule,
  holdsUnit,
  isOnPath,
  moduleAfter,
  modulesOn,
  pathEntries,
  unitsOn,
} from '../../../src/core/course/path.ts';
import { allUnits } from '../../../src/core/course/unit.ts';
import { partOf, twoModules } from '../../publish/courses.ts';

const bloc = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null });
const modules = fc
  .array(bloc, { maxLength: 6 })
  .map((blocs) => blocs.map((one, at) => ({ id: `m${at}`, bloc: one }) as Module));
const paths = fc
  .array(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), { maxLength: 4 })
  .map((all) =>
    all.map(
      (blocs, at) =>
        ({ id: `p${at}`, title: `P${at}`, hours: 1, blocs, note: null }) satisfies Path,
    ),
  );
/** Modules with two units each, and a name of a path that may be none of theirs. */
const anyCourse = fc
  .record({ modules, paths, asked: fc.constantFrom('p0', 'p1', 'p3', 'ancien', null) })
  .map((course) => ({
    ...course,
    entries: pathEntries(course),
    // "m1" must not be taken for "m10".
    units: course.modules.flatMap(({ id }) =>
      [`${id}/a`, `${id}/b`, `${id}0/c`].map((u) => ({ id: u })),
    ),
  }));

describe('a path', () => {
  it('holds the modules of its blocs and those of none, in the order of the course', () => {
    fc.assert(
      fc.property(anyCourse, ({ modules: all, paths: authored, entries }) => {
        for (const entry of entries) {
          const path = authored.find(({ id }) => id === entry.id);
          expect(entry.modules).toEqual(
            all.filter((one) => path && isOnPath(one, path)).map(({ id }) => id),
          );
          expect(entry.modules.length).toBeGreaterThan(0);
          for (const { id, bloc: of } of all)
            if (of === null) expect(holdsModule(entry, id)).toBe(true);
        }
      }),
    );
  });

  it('holds a unit when it holds its module, and no other', () => {
    fc.assert(
      fc.property(anyCourse, ({ modules: all, entries, units, asked }) => {
        const path = findPath(entries, asked);
        const on = unitsOn({ paths: entries, units }, asked);
        expect(on).toEqual(units.filter(({ id }) => holdsUnit(path, id)));
        for (const { id } of units)
          expect(holdsUnit(path, id)).toBe(
            path === null || holdsModule(path, id.split('/')[0] ?? ''),
          );
        expect(modulesOn({ paths: entries, modules: all }, asked).map(({ id }) => id)).toEqual(
          path?.modules ?? all.map(({ id }) => id),
        );
      }),
    );
  });

  it('that the course has no more, or that nobody chose, is the complete course', () => {
    fc.assert(
      fc.property(anyCourse, ({ modules: all, entries, units }) => {
        for (const asked of [null, 'ancien', '']) {
          expect(modulesOn({ paths: entries, modules: all }, asked)).toEqual(all);
          expect(unitsOn({ paths: entries, units }, asked)).toEqual(units);
        }
      }),
    );
  });
});

describe('the module that comes next', () => {
  it('is the first one after it that the path holds, wherever one comes from', () => {
    fc.assert(
      fc.property(anyCourse, fc.nat(), ({ modules: all, entries, asked }, index) => {
        fc.pre(all.length > 0);
        const at = index % all.length;
        const course = { paths: entries, modules: all };
        const next = moduleAfter(course, all[at]?.id ?? '', asked);
        const path = findPath(entries, asked);
        expect(next).toBe(all.find(({ id }, place) => place > at && holdsModule(path, id)) ?? null);
      }),
    );
  });
});

describe('a choice', () => {
  const course = (...blocs: readonly (readonly number[])[]) => {
    const all = [null, 2, 3].map((of, at) => ({ id: `m${at}`, bloc: of }) as Module);
    const entries = pathEntries({
      modules: all,
      paths: blocs.map((one, at) => ({ id: `p${at}`, title: '', blocs: one }) as unknown as Path),
    });
    return { paths: entries, modules: all };
  };

  it('is there when one path leaves out what another holds', () => {
    expect(hasChoice(course([2, 3], [2]))).toBe(true);
    expect(hasChoice(course([2], [3]))).toBe(true);
    expect(hasChoice(course([2, 3], [3, 2]))).toBe(false);
    expect(hasChoice(course([2]))).toBe(false);
    expect(hasChoice(course())).toBe(false);
  });

  it('names the complete course after the path that leaves nothing out', () => {
    expect(completePath(course([2], [2, 3, 4]))?.id).toBe('p1');
    expect(completePath(course([2], [3]))).toBeNull();
  });
});

describe('the same of a course, of what the server knows of it, and of a package', () => {
  it('keeps the same units', async () => {
    const course = await twoModules();
    const catalogue = catalogueOf(course);
    // « Vide » holds nothing yet: it is no path one could take.
    expect(catalogue.paths).toEqual([{ id: 'fae', title: 'Adaptation', modules: ['autre'] }]);
    const part = partOf(course, { paths: ['fae'] });
    expect(unitsOn(catalogue, 'fae').map(({ id }) => id)).toEqual(
      allUnits(part.course).map(({ id }) => id),
    );
    expect(unitsOn(catalogue, 'vide')).toEqual(catalogue.units);
  });

  it('a package of a path leaves nothing to choose', async () => {
    const { course } = partOf(await twoModules(), { paths: ['fae'] });
    const { paths: left, modules: kept } = catalogueOf(course);
    expect(left.map(({ id }) => id)).toEqual(['fae']);
    expect(hasChoice({ paths: left, modules: kept })).toBe(false);
  });
});
