import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hitsOf, LIMITS, nameOf, realCourse, realEngine } from './course.ts';
import { PROBES } from './probes.ts';

const engine = await realEngine();

describe('what a learner types in the real course comes first', () => {
  test('there are at least 60 probes, all different', () => {
    expect(new Set(PROBES.map(({ query }) => query)).size).toBe(PROBES.length);
    expect(PROBES.length).toBeGreaterThanOrEqual(60);
  });

  test.each(PROBES)('$query → $first', ({ query, first, why }) => {
    const { answer, missing } = engine.search(query, LIMITS);
    const hits = hitsOf(answer);
    expect(hits.slice(0, 3).map(nameOf)[0]).toBe(first);
    if (why !== undefined) expect(hits[0]?.why).toContain(why);
    expect(missing).toEqual({ parts: [], modules: [] });
  });
});

test('an abbreviation, in capitals or not, finds first the entries that bear it', async () => {
  const { glossary } = await realCourse();
  const bearers = Map.groupBy(
    glossary.flatMap(({ id, term, abbreviation, grammar }) => [
      ...(abbreviation === null ? [] : [{ id, written: abbreviation }]),
      ...(grammar === 'abréviation' ? [{ id, written: term }] : []),
    ]),
    ({ written }) => written,
  );
  expect(bearers.size).toBeGreaterThan(60);
  for (const [written, entries] of bearers)
    for (const query of [written, written.toLowerCase()]) {
      const { hits } = engine.search(query, LIMITS).answer.terms;
      const first = hits.slice(0, entries.length).map(({ anchor }) => anchor);
      expect(new Set(first), query).toEqual(new Set(entries.map(({ id }) => id)));
    }
});

/**
 * probes/<module>.json: what people type on a phone → the lessons of the module that a trainer would
 * send them to, written down before the search was asked.
 */
const FOLDER = resolve(import.meta.dirname, 'probes');
const MODULES = readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));
/** What the page shows before « Voir plus ». */
const SHOWN = { terms: 5, lessons: 7 };

/** "modules/constantes/douleur", of the lessons shown, each once, in order. */
function lessonsFor(query: string): readonly string[] {
  const { hits } = engine.search(query, SHOWN).answer.lessons;
  return [...new Set(hits.map(({ path }) => path.replace(/\/$/, '')))];
}

describe.each(MODULES)('everyday searches of %s', (module) => {
  const probes = Object.entries(
    JSON.parse(readFileSync(resolve(FOLDER, `${module}.json`), 'utf8')) as Record<string, string[]>,
  );
  const paths = new Set(engine.catalogue.documents.map(({ path }) => path.replace(/\/$/, '')));
  const pathsOf = (lessons: readonly string[]): readonly string[] =>
    lessons.map((lesson) => `modules/${module}/${lesson}`);

  test('are at least 60, and name one or two lessons that exist', () => {
    expect(probes.length).toBeGreaterThanOrEqual(60);
    for (const [query, lessons] of probes) {
      expect(lessons.length, query).toBeOneOf([1, 2]);
      for (const path of pathsOf(lessons)) expect(paths, query).toContain(path);
    }
  });

  test('find their lesson among the first three', () => {
    const lost = probes.flatMap(([query, lessons]) => {
      const found = lessonsFor(query).slice(0, 3);
      return pathsOf(lessons).some((path) => found.includes(path))
        ? []
        : [`${query} → ${lessons.join(', ')}; found: ${found.join(', ') || 'nothing'}`];
    });
    expect(lost).toEqual([]);
  });
});
