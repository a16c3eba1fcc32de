/** What learners leave behind in generated courses, kept in the 4,096 characters of SCORM 1.2. */
import { assessmentOf } from '../../src/core/course/unit.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Assessment, Course, Lesson } from '../../src/core/course/course.ts';
import { gradeTry } from '../../src/core/assessment/grade.ts';
import { apply, emptyProgress } from '../../src/core/progress/fold.ts';
import type { Event, Progress } from '../../src/core/progress/progress.ts';
import { grade, rulesOf } from '../../src/core/question/index.ts';
import type { Question, Response } from '../../src/core/question/types.ts';
import {
  decodeSuspend,
  encodeSuspend,
  LEVELS,
  SUSPEND_LIMITS,
  type SuspendedUnit,
} from '../../src/core/scorm/suspend.ts';
import { suspendNeeds } from '../../src/publish/heaviest.ts';
import { compression } from '../core/compression.ts';
import { anyQuestion, anyResponse } from '../core/question/samples.ts';
import { fixtureCourse } from './courses.ts';

const LIMIT = SUSPEND_LIMITS['1.2'];
const fixture = await fixtureCourse();

/** A learner's way through it: up to three tries at each question, or at the whole evaluation. */
interface Walk {
  readonly course: Course;
  readonly unit: SuspendedUnit;
  readonly events: readonly Event[];
}

/** As many as trainers write, or far more. */
const questions = (most: number): fc.Arbitrary<readonly Question[]> =>
  fc
    .oneof(
      fc.array(anyQuestion, { minLength: 1, maxLength: 12 }),
      fc.array(anyQuestion, { minLength: most / 2, maxLength: most, size: 'max' }),
    )
    .map((all) => all.map((one, at) => ({ ...one, id: `${one.kind}-${one.id}-${at}` })));

const tries = (question: Question): fc.Arbitrary<readonly Response[]> =>
  fc.array(anyResponse(question), { minLength: 1, maxLength: 3 });

const event = fc.record({
  id: fc.uuid(),
  time: fc
    .integer({ min: 0, max: 30 * 86_400_000 })
    .map((ms) => new Date(Date.UTC(2026, 10, 20) + ms).toISOString()),
  session: fc.constant('une-seance'),
  epoch: fc.constant(0),
});

const lessonWalk: fc.Arbitrary<Walk> = questions(120).chain((asked) => {
  const [module] = fixture.modules;
  const [template] = module?.lessons ?? [];
  if (!module || !template) throw new Error('The fixture course has a lesson.');
  const lesson: Lesson = { ...template, questions: asked };
  const of = { lesson: lesson.id, revision: lesson.hash };
  const answered = fc.tuple(...asked.map((question) => tries(question))).map((given) =>
    given.flatMap((responses, at) => {
      const question = asked[at];
      return question ? responses.flatMap((one, try_) => answer(question, one, try_ + 1)) : [];
    }),
  );
  return answered
    .chain((bodies) =>
      fc.tuple(
        ...[
          ...lesson.sections.map(({ id }) => ({ type: 'visited' as const, section: id })),
          ...bodies,
          { type: 'completed' as const },
        ].map((body) => event.map((made) => ({ ...made, ...of, ...body }))),
      ),
    )
    .map((events) => ({
      course: { ...fixture, modules: [{ ...module, lessons: [lesson], assessments: [] }] },
      unit: { id: lesson.id, kind: 'lesson' },
      events,
    }));
});

function answer(question: Question, response: Response, attempt: number) {
  const graded = grade(question, response);
  if (graded.status === 'incomplete') return [];
  const { points, success } = graded;
  const { id, points: max, hash } = question;
  const duration = 7;
  const body = { question: id, attempt, response, points, max, success, duration, hash };
  return [{ type: 'answered' as const, ...body }];
}

const evaluationWalk: fc.Arbitrary<Walk> = questions(300).chain((bank) => {
  const [module] = fixture.modules;
  const found = module && assessmentOf(module, 'evaluation');
  if (!module || !found) throw new Error('The fixture course has an evaluation.');
  const evaluation: Assessment = { ...found, bank, draw: bank.length };
  const of = { evaluation: evaluation.id, revision: evaluation.hash };
  const copy = fc.tuple(...bank.map((question) => fc.option(anyResponse(question))));
  return fc
    .array(fc.tuple(event, event, fc.uuid(), copy), { minLength: 1, maxLength: 3 })
    .map((copies) =>
      copies.flatMap(([begun, ended, seed, given], at): Event[] => {
        const responses = Object.fromEntries(bank.map(({ id }, n) => [id, given[n] ?? null]));
        const result = gradeTry(bank, responses, evaluation.masteryScore, rulesOf);
        const one = { ...of, try: at + 1, seed };
        return [
          { ...begun, ...one, type: 'started', questions: bank.map(({ id }) => id) },
          { ...ended, ...one, ...result, type: 'handed-in', duration: 700 },
        ];
      }),
    )
    .map((events) => ({
      course: { ...fixture, modules: [{ ...module, lessons: [], assessments: [evaluation] }] },
      unit: { id: evaluation.id, kind: 'evaluation' },
      events,
    }));
});

test.each([
  ['a lesson', lessonWalk],
  ['an evaluation', evaluationWalk],
])('%s of any course, walked in any way: it fits, and no package is made unwarned', (_, walks) => {
  const levels = new Set<number>();
  fc.assert(
    fc.property(walks, ({ course, unit, events }) => {
      const progress = events.reduce<Progress>(apply, emptyProgress);
      const { text, level } = encodeSuspend(progress, unit, LIMIT, compression);
      levels.add(level);
      expect(text.length).toBeLessThanOrEqual(LIMIT);
      expect(text).toMatch(/^[\x20-\x7e]+$/);
      expect(level).toBeLessThan(LEVELS.length);
      const kept = decodeSuspend(text, unit, compression);
      expect(doneIn(kept, unit)).toEqual(doneIn(progress, unit));
      // Ids are chance: they may weigh a little more here than in what was reckoned at build time.
      const [need] = suspendNeeds(course, compression);
      expect(level).toBeLessThanOrEqual((need?.level ?? 0) + 1);
    }),
    { numRuns: 60 },
  );
  // Small and large ones were met: the limit was felt.
  expect(levels).toContain(0);
  expect(levels.size).toBeGreaterThan(1);
});

function doneIn(progress: Progress | null, { id, kind }: SuspendedUnit): unknown {
  if (kind === 'lesson') return progress?.lessons[id]?.completed !== null;
  const { best } = progress?.evaluations[id] ?? {};
  return [best?.points, best?.max, best?.passed];
}

test('what an LMS would have to forget is known when the package is made', () => {
  const [module] = fixture.modules;
  const [lesson] = module?.lessons ?? [];
  if (!module || !lesson) throw new Error('The fixture course has a lesson.');
  const long = Array.from({ length: 12 }, (_, copy) =>
    lesson.questions.map((question) => ({ ...question, id: `${question.id}-${copy}` })),
  ).flat();
  const needs = (questions: readonly Question[]) =>
    suspendNeeds(
      {
        ...fixture,
        modules: [{ ...module, lessons: [{ ...lesson, questions }], assessments: [] }],
      },
      compression,
    ).map(({ unit, level }) => [unit, level > 0]);
  expect(needs(lesson.questions)).toEqual([[lesson.id, false]]);
  expect(needs(long)).toEqual([[lesson.id, true]]);
});
