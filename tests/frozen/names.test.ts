/** Every IRI, page, section, question and term of the last release, and the identifiers of its packages. */
import { describe, expect, test } from 'vitest';
import { resolve } from 'node:path';
import { loadCourse } from '../../src/authoring/load.ts';
import { manifestsOf, namesOf } from './make/names.ts';
import { frozen } from './release.ts';

const COURSES = {
  cours: resolve(import.meta.dirname, '../../content'),
  essai: resolve(import.meta.dirname, '../fixtures/cours'),
} as const;

describe.each(Object.entries(COURSES))('the course "%s"', (name, folder) => {
  test('bears every name it had', async () => {
    const { course } = await loadCourse(folder);
    expect(namesOf(course)).toMatchObject(frozen<object>(`noms/${name}.json`));
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
