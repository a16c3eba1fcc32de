/** What the table of contents says of a module, whatever of it a package holds. */
import { describe, expect, test } from 'vitest';
import { outlineModule } from '../../src/components/outline.ts';
import type { CourseStanding, UnitStanding } from '../../src/core/progress/unit-standing.ts';
import {
  countWords,
  finish,
  moduleWords,
  stage,
  toPass,
  toResume,
  toRevise,
  type OutlineLesson,
  type OutlineModule,
} from '../../src/islands/home/outline.ts';
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

const AT = `${String(new Date().getFullYear())}-11-06T08:00:00.000Z`;
const unit = (change: Partial<UnitStanding>): UnitStanding => ({
  state: 'begun',
  answered: 0,
  rightFirst: 0,
  started: null,
  best: null,
  last: null,
  touched: AT,
  ...change,
});
const result = (passed: boolean) => ({ at: AT, scaled: passed ? 0.93 : 0.25, passed });

/** Lessons completed, and the evaluation as given. */
function standingWith(lessons: readonly string[], passed?: boolean): CourseStanding {
  return {
    ...Object.fromEntries(lessons.map((id) => [id, unit({ state: 'done' })])),
    ...(passed === undefined
      ? {}
      : { 'essai/evaluation': unit({ best: result(passed), last: result(passed) }) }),
  };
}
const begun = { 'autre/lecon': unit({}) };

const EVERY = ['essai/toutes-les-questions', 'essai/courte', 'essai/gestes'];

describe('the state of a module', () => {
  test.each<[string, OutlineModule, CourseStanding, string]>([
    ['a first visit', whole, {}, '3\u00A0leçons et une évaluation'],
    ['nothing done here', whole, begun, 'Pas encore commencé'],
    ['every lesson', whole, standingWith(EVERY), 'Leçons terminées, évaluation à passer'],
    ['everything', whole, standingWith(EVERY, true), 'Validé le 6 novembre'],
    ['the evaluation first', whole, standingWith([], true), 'Évaluation réussie le 6 novembre'],
    ['all but a pass', whole, standingWith(EVERY, false), 'Évaluation à repasser, 25\u00A0%'],
    ['lessons without the evaluation', lessonsAlone, standingWith(EVERY), 'Leçons terminées'],
    ['one lesson of three', oneLesson, standingWith(['essai/courte']), 'Leçon terminée'],
    ['the evaluation alone', evaluationAlone, {}, 'Évaluation à passer'],
    ['it was failed', evaluationAlone, standingWith([], false), 'Évaluation à repasser, 25\u00A0%'],
    ['it was passed', evaluationAlone, standingWith([], true), 'Évaluation réussie le 6 novembre'],
  ])('%s', (_name, module, standing, text) => {
    expect(moduleWords(standing, module).text).toBe(text);
  });

  test('what a trainer waived is neither to do nor said to be done', () => {
    const waived = {
      'essai/courte': unit({ state: 'waived' }),
      'essai/evaluation': unit({ state: 'waived' }),
    };
    const [, short] = whole.lessons;
    expect(stage(waived, whole.lessons[0] as OutlineLesson)).toBe('todo');
    expect(stage(waived, short as OutlineLesson)).toBe('waived');
    expect(countWords(waived, whole.lessons)).toBe('0\u00A0leçon sur 3, 1\u00A0dispensée');
    expect(toPass(waived, [whole])).toEqual([]);
    expect(toResume(waived, [whole])?.lesson.id).toBe('essai/toutes-les-questions');
    expect(toResume({ ...waived, ...standingWith(EVERY) }, [whole])).toBeNull();
  });
});

describe('the end', () => {
  const all = standingWith(EVERY, true);
  test('comes with every lesson and every evaluation, with its date and mean', () => {
    expect(finish(standingWith(EVERY), [whole])).toBeNull();
    expect(finish(standingWith(['essai/courte'], true), [whole])).toBeNull();
    expect(finish({}, [])).toBeNull();
    expect(finish(all, [whole])).toMatchObject({ at: AT, mean: 0.93 });
    expect(finish(standingWith(EVERY), [lessonsAlone])).toMatchObject({ at: null, mean: null });
  });

  test('names the lessons with the most wrong first answers, the worst share first', () => {
    const standing = {
      'essai/courte': unit({ state: 'done', answered: 4, rightFirst: 3 }),
      'essai/toutes-les-questions': unit({ state: 'done', answered: 7, rightFirst: 2 }),
    };
    const named = (most: number) =>
      toRevise(standing, [whole], most).map(({ lesson, wrong }) => [lesson.id, wrong]);
    expect(named(3)).toEqual([
      ['essai/toutes-les-questions', 5],
      ['essai/courte', 1],
    ]);
    expect(named(1)).toHaveLength(1);
    expect(toRevise(all, [whole], 3)).toEqual([]);
  });
});

test('« reprendre » is said of a lesson that is begun, not of the next one', () => {
  expect(toResume(standingWith(['essai/toutes-les-questions']), [whole])).toMatchObject({
    lesson: { id: 'essai/courte' },
    touched: null,
  });
  expect(toResume({ 'essai/courte': unit({}) }, [whole])).toMatchObject({ touched: AT });
});

test('a lesson is one of all the lessons of its module, those left out among them', () => {
  for (const module of [whole, lessonsAlone, oneLesson, evaluationAlone])
    expect(module.total).toBe(3);
});

test('evaluations to pass: those that are there, and not passed', () => {
  expect(toPass({}, [whole])).toHaveLength(1);
  expect(toPass(standingWith([], false), [evaluationAlone])).toHaveLength(1);
  expect(toPass(standingWith(EVERY, true), [whole])).toEqual([]);
  expect(toPass({}, [lessonsAlone, oneLesson])).toEqual([]);
});
