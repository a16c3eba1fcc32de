/** What the table of contents says of a module, whatever of it a package holds. */
import { describe, expect, test } from 'vitest';
import { outlineModule } from '../../src/components/outline.ts';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import type { Progress } from '../../src/core/progress/progress.ts';
import { moduleWords, toPass, type OutlineModule } from '../../src/islands/home/outline.ts';
import type { Part } from '../../src/publish/part.ts';
import { fixtureCourse, partOf } from '../publish/courses.ts';

const course = await fixtureCourse();
const moduleIn = ({ course: { modules } }: Part): OutlineModule => {
  const [module] = modules;
  if (!module) throw new Error('The fixture course has a module.');
  return outlineModule(module);
};
const whole = moduleIn(partOf(course));
const lessonsAlone = moduleIn(partOf(course, { evaluations: 'left out' }));
const oneLesson = moduleIn(partOf(course, { lessons: ['essai/courte'] }));
const evaluationAlone = moduleIn(partOf(course, { lessons: ['essai/evaluation'] }));

const lesson = { sections: {}, questions: {}, touched: '2026-11-22T08:00:00Z' };
const done = (completed: boolean) => ({
  ...lesson,
  completed: completed ? { id: 'e1', time: lesson.touched, session: 's' } : null,
});
const result = (passed: boolean) => ({ id: 'r', try: 1, points: passed ? 4 : 1, max: 4, passed });

/** Lessons completed, and the evaluation as given. */
function progressWith(lessons: readonly string[], passed?: boolean): Progress {
  return {
    ...emptyProgress,
    lessons: Object.fromEntries(lessons.map((id) => [id, done(true)])),
    evaluations:
      passed === undefined
        ? {}
        : { 'essai/evaluation': { best: result(passed), last: result(passed), started: null } },
  } as unknown as Progress;
}

const EVERY = ['essai/toutes-les-questions', 'essai/courte'];

describe('the state of a module', () => {
  test.each<[string, OutlineModule, Progress, string]>([
    ['nothing done', whole, emptyProgress, 'Pas encore commencé'],
    ['every lesson', whole, progressWith(EVERY), 'Leçons terminées, évaluation à passer'],
    ['everything', whole, progressWith(EVERY, true), 'Terminé, évaluation réussie'],
    ['the evaluation first', whole, progressWith([], true), 'Évaluation réussie'],
    ['lessons without the evaluation', lessonsAlone, progressWith(EVERY), 'Leçons terminées'],
    ['one lesson of two', oneLesson, progressWith(['essai/courte']), 'Leçon terminée'],
    ['the evaluation alone', evaluationAlone, emptyProgress, 'Évaluation à passer'],
    ['it was failed', evaluationAlone, progressWith([], false), 'Évaluation à passer'],
    ['it was passed', evaluationAlone, progressWith([], true), 'Évaluation réussie'],
  ])('%s', (_name, module, progress, text) => {
    expect(moduleWords(progress, module).text).toBe(text);
  });
});

test('a lesson is one of all the lessons of its module, those left out among them', () => {
  for (const module of [whole, lessonsAlone, oneLesson, evaluationAlone])
    expect(module.total).toBe(2);
});

test('evaluations to pass: those that are there, and not passed', () => {
  expect(toPass(emptyProgress, [whole])).toHaveLength(1);
  expect(toPass(progressWith([], false), [evaluationAlone])).toHaveLength(1);
  expect(toPass(progressWith(EVERY, true), [whole])).toEqual([]);
  expect(toPass(emptyProgress, [lessonsAlone, oneLesson])).toEqual([]);
});
