/** Every IRI, page, section, question and term of the last release, and the identifiers of its packages. */
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { manifestsOf, namesOf } from './make/names.ts';
import { frozen } from './release.ts';

const COURSES = {
  cours: resolve(import.meta.dirname, '../../content'),
  essai: resolve(import.meta.dirname, '../fixtures/cours'),
} as const;

/** Names that content has given up on purpose, of sections and questions only (README.md). */
const WITHDRAWN = JSON.parse(
  readFileSync(resolve(import.meta.dirname, 'withdrawn.json'), 'utf8'),
) as Readonly<Record<string, readonly string[]>>;

const questionIds = (names: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(names).flatMap(([of, id]) => (of.startsWith('question ') ? [id] : []));

describe.each(Object.entries(COURSES))('the course "%s"', (name, folder) => {
  const then = frozen<Record<string, string>>(`noms/${name}.json`);
  const withdrawn = WITHDRAWN[name] ?? [];
  const isWithdrawn = ([of]: readonly [string, string]): boolean => withdrawn.includes(of);

  test('bears every name it had, but for those withdrawn', async () => {
    const { course } = await loadCourse(folder);
    const kept = Object.entries(then).filter((one) => !isWithdrawn(one));
    expect(namesOf(course)).toMatchObject(Object.fromEntries(kept));
  });

  test('has withdrawn nothing but sections and questions, and gives their names to no other', async () => {
    const { course } = await loadCourse(folder);
    const now = namesOf(course);
    const given = Object.entries(then).filter(isWithdrawn);
    expect(given.map(([of]) => of).sort()).toEqual([...withdrawn].sort());
    expect(withdrawn.filter((of) => !/^(?:section|question) /u.test(of))).toEqual([]);
    expect(withdrawn.filter((of) => Object.hasOwn(now, of))).toEqual([]);
    const again = questionIds(now);
    expect(questionIds(Object.fromEntries(given)).filter((id) => again.includes(id))).toEqual([]);
  });

  test('is to every LMS the package it was', async () => {
    const { course } = await loadCourse(folder);
    const now = manifestsOf(course);
    const then = frozen<Record<string, string[]>>(`noms/${name}-manifestes.json`);
    expect(Object.keys(then)).toHaveLength(12);
    for (const [manifest, identifiers] of Object.entries(then))
      expect(now[manifest], manifest).toEqual(expect.arrayContaining(identifiers));
  });
});
