/** What pages write for paths: where a module leads, and the rules that hide. */
import { expect, test } from 'vitest';
import {
  followingModules,
  offeredPaths,
  pathRules,
  pathsThatDiffer,
  pathsWithout,
  pathWords,
} from '../../src/components/paths.ts';
import type { Course, Module } from '../../src/core/course/course.ts';
import { partOf, twoModules } from '../publish/courses.ts';

const two = await twoModules();
const [first, second] = two.modules;
if (!first || !second) throw new Error('The course has two modules.');
const path = (id: string, blocs: readonly (number | null)[]) => ({
  ...{ id, title: id, hours: 10, note: null },
  blocs: blocs.flatMap((bloc) => bloc ?? []),
});
/** Three modules, the last without a bloc; « un » takes the first and the last, « deux » all. */
const course: Course = {
  ...two,
  paths: [path('deux', [first.bloc, second.bloc]), path('un', [first.bloc])],
  modules: [first, second, { ...second, id: 'fin', title: 'Fin', bloc: null }],
};

test('a path is offered where it makes a difference', () => {
  expect(offeredPaths(course).map(({ id }) => id)).toEqual(['deux', 'un']);
  expect(pathsWithout(course, 'autre')).toEqual(['un']);
  expect(pathsWithout(course, 'fin')).toEqual([]);
  expect(offeredPaths({ ...course, modules: [first] })).toEqual([]);
  expect(offeredPaths(partOf(course, { paths: ['un'] }).course)).toEqual([]);
  expect(pathsWithout({ ...course, paths: course.paths.slice(1) }, 'autre')).toEqual([]);
});

test('a module leads to the next one, and past what a path leaves out', () => {
  const names = followingModules(course, 'essai').map(({ module, path: on, hors }) => [
    module?.id,
    on,
    hors,
  ]);
  expect(names).toEqual([
    ['autre', null, 'un'],
    ['fin', 'un', undefined],
  ]);
  expect(followingModules(course, 'fin')).toEqual([{ module: null, path: null, hors: undefined }]);
});

test('only the last lesson of a module without an evaluation is not the same on every path', () => {
  const bare: Module = { ...first, assessments: [] };
  const [opening, closing] = [bare.lessons[0], bare.lessons.at(-1)];
  expect(pathsThatDiffer(course, bare, closing)).toEqual(['un']);
  expect(pathsThatDiffer(course, bare, opening)).toEqual([]);
  expect(pathsThatDiffer(course, first, closing)).toEqual([]);
  expect(pathsThatDiffer(course, second, opening)).toEqual(['un']);
});

test('the rules say of each path what it hides, and nothing without one', () => {
  expect(pathRules([])).toBe('');
  expect(pathRules(['fae'])).toBe(
    'html[data-parcours="fae"] [data-hors~="fae"],html:not([data-parcours="fae"]) [data-sur="fae"]{display:none}' +
      'html[data-parcours="fae"] [data-attente~="fae"]{visibility:hidden}',
  );
});

test('its name is read inside a sentence', () => {
  expect(pathWords({ title: 'Parcours complet', hours: 279 })).toBe('complet (279\u00A0h)');
  expect(pathWords({ title: 'Formation d’adaptation', hours: 98 })).toBe(
    'formation d’adaptation (98\u00A0h)',
  );
});
