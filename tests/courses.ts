/** The real course and the fixture's, each read once a process: no test changes what was read. */
import { resolve } from 'node:path';
import { loadCourse, type CourseReading } from '../src/authoring/read-course.ts';

function once(folder: string): () => Promise<CourseReading> {
  let reading: Promise<CourseReading> | undefined;
  return () => (reading ??= loadCourse(resolve(import.meta.dirname, folder)));
}

export const realReading = once('../content');
export const fixtureReading = once('fixtures/cours');
