/** The search over a course, with everything it may need already there. */
import type { Course } from '../../src/core/course/course.ts';
import type { Answer, Hit, Limits, Run } from '../../src/search/answer.ts';
import { searchFiles } from '../../src/search/build.ts';
import { createEngine, type Engine } from '../../src/search/engine.ts';
import type { TextsFile, TitlesFile, WordsFile } from '../../src/search/files.ts';
import { realReading } from '../courses.ts';

export const LIMITS: Limits = { terms: 10, lessons: 20 };

export async function realCourse(): Promise<Course> {
  return (await realReading()).course;
}

/** Files by name, as a browser gets them: through JSON. `part`: see searchFiles. */
export function shipped(
  course: Pick<Course, 'modules' | 'glossary'>,
  part?: number,
): ReadonlyMap<string, unknown> {
  return new Map(
    searchFiles(course, part).map(({ name, content }) => [
      name,
      JSON.parse(JSON.stringify(content)) as unknown,
    ]),
  );
}

export function fullEngine(course: Pick<Course, 'modules' | 'glossary'>, part?: number): Engine {
  const files = shipped(course, part);
  const titles = files.get('titres') as TitlesFile;
  const engine = createEngine(titles);
  for (const index of titles.parts.keys()) {
    engine.addPart(index, files.get(`mots-${index}`) as WordsFile);
  }
  for (const [index, { id }] of titles.modules.entries()) {
    engine.addTexts(index, files.get(`textes-${id}`) as TextsFile);
  }
  return engine;
}

let real: Promise<Engine> | undefined;
/** Over the real course: one for all, which nobody adds anything to. */
export const realEngine = (): Promise<Engine> => (real ??= realCourse().then(fullEngine));

export const hitsOf = ({ terms, lessons }: Answer): readonly Hit[] => [
  ...terms.hits,
  ...lessons.hits,
];

/** "glossaire#cephalee", "prefixes#ou-et-quand", "prefixes#" for the lesson itself. */
export const nameOf = ({ path, anchor }: Hit): string =>
  `${path.split('/').at(-2) ?? ''}#${anchor}`;

export function firstOf(engine: Engine, query: string): string | undefined {
  const [hit] = hitsOf(engine.search(query, LIMITS).answer);
  return hit && nameOf(hit);
}

export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
export const marked = (runs: readonly Run[]): string[] =>
  runs.filter(({ hit }) => hit).map(({ text }) => text);
