/** Learners who never were: what they did, the same each time this is run. */
import { assessmentOf } from '../../../src/core/course/unit.ts';
import { createHash } from 'node:crypto';
import type { Course } from '../../../src/core/course/course.ts';
import { gradeTry } from '../../../src/core/assessment/grade.ts';
import { apply, emptyProgress } from '../../../src/core/progress/fold.ts';
import type { Event, Progress } from '../../../src/core/progress/progress.ts';
import { cuts } from '../../../src/core/question/cuts/rules.ts';
import { walk } from '../../../src/core/question/scenario/path.ts';
import { grade, rulesOf, solution } from '../../../src/core/question/index.ts';
import type { Question, Response } from '../../../src/core/question/types.ts';

export interface Entry {
  readonly event: Event;
  readonly questions: readonly Question[];
}

export function uuid(name: string): string {
  const digits = createHash('sha256').update(name).digest('hex');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-9$4-$5');
}

const START = Date.UTC(2026, 10, 23, 9);
export const timeOf = (n: number): string => new Date(START + n * 17_000).toISOString();

/** Three responses, from wrong to right. */
function responsesTo(question: Question): readonly Response[] {
  switch (question.kind) {
    case 'choice': {
      const wrong = question.options.filter(({ right }) => !right).map(({ id }) => id);
      const right = question.options.find((one) => one.right)?.id ?? '';
      return [wrong[0] ?? '', wrong[1] ?? '', right];
    }
    case 'multiple': {
      const ids = question.options.map(({ id }) => id);
      const right = question.options.filter((one) => one.right).map(({ id }) => id);
      return [ids, right.slice(1), right];
    }
    case 'true-false':
      return [!question.answer, !question.answer, question.answer];
    case 'gaps': {
      const of = (answer: (at: number) => string) =>
        Object.fromEntries(question.gaps.map(({ id }, at) => [id, answer(at)]));
      const right = (at: number): string => question.gaps[at]?.answers[0] ?? '';
      return [
        of(() => 'poignet, « éàç » \u{1f9e0}'),
        of((at) => (at === 0 ? right(at) : 'migraine')),
        of(right),
      ];
    }
    case 'number':
      return ['42,4', '25,1 kg/m²', String(question.answer).replace('.', ',')];
    case 'matching': {
      const { items, targets } = question;
      const shifted = items.map(({ id }, at) => [id, targets[(at + 1) % targets.length]?.id ?? '']);
      const right = items.map(({ id, target }) => [id, target] as const);
      const swapped = right.map(([id], at) => [id, right[at < 2 ? 1 - at : at]?.[1] ?? '']);
      return [shifted, swapped, right].map(
        (pairs) => Object.fromEntries(pairs) as Readonly<Record<string, string>>,
      );
    }
    case 'ordering': {
      const ids = question.steps.map(({ id }) => id);
      return [[...ids].reverse(), [...ids.slice(1), ...ids.slice(0, 1)], ids];
    }
    case 'cuts':
      return [['1'], ['1', '2'], cuts.solution(question)];
    case 'series':
      return [
        { over: '15', counted: '3', rate: '12' },
        { over: '60', counted: '300', rate: '' },
        solution(question),
      ];
    case 'scenario': {
      const path = (at: number) =>
        walk(question, ({ ways }) => Object.keys(ways).at(at) ?? null).steps.map(
          ({ choice }) => choice,
        );
      return [path(-1), path(0), rulesOf(question).solution(question)];
    }
    case 'bench':
      return [[], solution(question).slice(0, -2), solution(question)];
  }
}

/** Everything there is to do in the course, once. @param who tells one learner from another */
export function eventsOf(course: Course, who: string, session: (unit: string) => string): Entry[] {
  const entries: Entry[] = [];
  const add = (unit: string, event: object, questions: readonly Question[] = []): void => {
    const n = entries.length;
    const base = { id: uuid(`${who} ${n}`), time: timeOf(n), session: session(unit), epoch: 0 };
    entries.push({ event: { ...base, ...event } as Event, questions });
  };
  for (const module of course.modules) {
    const evaluation = assessmentOf(module, 'evaluation');
    for (const lesson of module.lessons) {
      const { id, hash: revision } = lesson;
      for (const section of lesson.sections)
        add(id, { type: 'visited', lesson: id, section: section.id });
      for (const [at, response] of [0, 1, 2].map((one) => [one, one] as const))
        for (const question of lesson.questions) {
          const given = responsesTo(question)[response];
          if (given === undefined) continue;
          const graded = grade(question, given);
          if (graded.status === 'incomplete') continue;
          if (at === 1)
            add(id, { type: 'revealed', lesson: id, question: question.id }, [question]);
          const { points, success } = graded;
          const { id: name, hash, points: max } = question;
          add(
            id,
            {
              type: 'answered',
              lesson: id,
              question: name,
              attempt: at + 1,
              response: given,
              points,
              max,
              success,
              duration: 3.5 + entries.length,
              hash,
              revision,
            },
            [question],
          );
        }
      add(id, { type: 'completed', lesson: id, revision });
    }
    if (!evaluation) continue;
    const { id, hash: revision, bank, masteryScore } = evaluation;
    for (const round of [1, 2, 3, 4]) {
      const drawn = bank.filter((_, at) => (at + round) % 3 === 0);
      const seed = uuid(`${who} seed ${round}`);
      const questions = drawn.map((question) => question.id);
      add(id, { type: 'started', evaluation: id, try: round, seed, questions, revision });
      // The last one is under way.
      if (round === 4) continue;
      const given = drawn.flatMap((question, at) => {
        const response = responsesTo(question)[at < round ? 2 : 0];
        return response === undefined || (round === 1 && at === 3)
          ? []
          : [[question.id, response] as const];
      });
      const { answers, points, max, passed } = gradeTry(
        drawn,
        Object.fromEntries(given),
        masteryScore,
        rulesOf,
      );
      add(
        id,
        {
          type: 'handed-in',
          evaluation: id,
          try: round,
          seed,
          answers,
          points,
          max,
          passed,
          duration: 60 * round,
          revision,
        },
        drawn,
      );
    }
  }
  return entries;
}

/** What all that adds up to. */
export const progressOf = (course: Course, who: string): Progress =>
  eventsOf(course, who, (unit) => `scorm:${unit}`).reduce(
    (sum, { event }) => apply(sum, event),
    emptyProgress,
  );
