/**
 * The most a learner can leave behind in one unit: three different tries at everything,
 * every gap filled. What a SCORM 1.2 LMS must then keep in 4,096 characters is known when a package is
 * made, not when a learner loses something.
 */
import type { Assessment, Course, Lesson } from '../core/course/course.ts';
import type { UnitKind } from '../core/course/unit.ts';
import { emptyProgress } from '../core/progress/fold.ts';
import type { TryResult } from '../core/assessment/model.ts';
import type { Outcome, Progress } from '../core/progress/progress.ts';
import { KEYS, MEASURE, run } from '../core/question/bench/machine.ts';
import { SIDES, type Bench } from '../core/question/bench-model.ts';
import { bestRun } from '../core/question/bench/rules.ts';
import { withDecisions } from '../core/question/decisions.ts';
import { heaviestPath as heaviest } from '../core/question/scenario/graph.ts';
import { walk } from '../core/question/scenario/path.ts';
import type { Question, Response, ScenarioQuestion } from '../core/question/types.ts';
import { placesIn } from '../core/question/cuts/rules.ts';
import { seeded, shuffle } from '../core/question/shuffle.ts';
import { hash } from '../core/text/hash.ts';
import { encodeSuspend, SUSPEND_LIMITS, type Compression } from '../core/scorm/suspend.ts';

export interface SuspendNeed {
  readonly unit: string;
  readonly title: string;
  /** What has to be given up at worst: a place in LEVELS. */
  readonly level: number;
}

/** Of every unit, under SCORM 1.2. */
export function suspendNeeds(course: Course, compression: Compression): readonly SuspendNeed[] {
  return course.modules.flatMap(({ lessons, assessments }) => [
    ...lessons.map((lesson) => need(lesson, 'lesson', heaviestLesson(lesson), compression)),
    ...assessments.map((one) => need(one, one.role, heaviestAssessment(one), compression)),
  ]);
}

function need(
  { id, title }: Lesson | Assessment,
  kind: UnitKind,
  progress: Progress,
  compression: Compression,
): SuspendNeed {
  const { level } = encodeSuspend(progress, { id, kind }, SUSPEND_LIMITS['1.2'], compression);
  return { unit: id, title, level };
}

const TRIES = ['first', 'best', 'last'] as const;

/** Of one lesson. */
export function heaviestLesson({ id, sections, questions }: Lesson): Progress {
  const outcome = (question: Question, attempt: number): Outcome => ({
    id: uuid(`${question.id}/${attempt}`),
    attempt,
    response: heaviestResponse(question, attempt),
    points: attempt === 2 ? question.points : 0,
    max: question.points,
    success: attempt === 2,
    time: time(`${question.id}/${attempt}`),
    hash: question.hash,
  });
  const answerable = withDecisions(questions);
  const tried = answerable.map((question) => [
    question.id,
    Object.fromEntries(TRIES.map((name, at) => [name, outcome(question, at + 1)])),
  ]);
  const seen = (ids: readonly string[]) => Object.fromEntries(ids.map((one) => [one, time(one)]));
  const lesson = {
    sections: seen(sections.map((section) => section.id)),
    questions: Object.fromEntries(tried) as Progress['lessons'][string]['questions'],
    revealed: seen(answerable.map((question) => question.id)),
    completed: time(id),
    touched: time(`${id}/fin`),
  };
  return { ...emptyProgress, lessons: { [id]: lesson } };
}

/** Each try draws the questions whose answers weigh most. */
export function heaviestAssessment({ id, bank, draw, hash: revision }: Assessment): Progress {
  const weight = (question: Question) => JSON.stringify(heaviestResponse(question, 1)).length;
  const drawn = [...bank].sort((a, b) => weight(b) - weight(a)).slice(0, draw);
  const result = (at: number): TryResult => ({
    id: uuid(`${id}/${at}`),
    try: at,
    seed: uuid(`${id}/graine/${at}`),
    answers: shuffle(drawn, `${at}`).map((question) => ({
      question: question.id,
      response: heaviestResponse(question, at),
      points: 0,
      max: question.points,
      hash: question.hash,
    })),
    points: at,
    max: draw,
    passed: false,
    time: time(`${id}/${at}`),
    revision,
  });
  const started = {
    id: uuid(`${id}/4`),
    try: 4,
    seed: uuid(`${id}/graine/4`),
    questions: drawn.map((question) => question.id),
    time: time(`${id}/4`),
    revision,
  };
  const [first, best, last] = [result(1), result(2), result(3)];
  const evaluation = { started, first, best, last, touched: time(id) };
  return { ...emptyProgress, evaluations: { [id]: evaluation } };
}

/** Longer than any word asked for so far; a learner who pastes a page loses only that answer's text. */
const TYPED = 24;

export function heaviestResponse(question: Question, attempt: number): Response {
  const seed = `${question.id}/${attempt}`;
  switch (question.kind) {
    case 'choice':
      return shuffle(question.options, seed)[0]?.id ?? '';
    case 'multiple':
      return question.options.map(({ id }) => id);
    case 'true-false':
      return attempt % 2 === 0;
    case 'gaps':
      return Object.fromEntries(question.gaps.map(({ id }) => [id, letters(`${seed}/${id}`)]));
    case 'number':
      return hash(seed).replace(/\D/g, '').slice(0, 7);
    case 'matching': {
      const targets = shuffle(question.targets, seed);
      return Object.fromEntries(question.items.map(({ id }, at) => [id, targets[at]?.id ?? '']));
    }
    case 'ordering':
      return shuffle([...question.steps, ...(question.decoys ?? [])], seed)
        .slice(0, question.steps.length)
        .map(({ id }) => id);
    case 'cuts':
      return placesIn(question);
    case 'series':
      return { over: '60', counted: String(100 + attempt), rate: String(200 + attempt) };
    case 'scenario':
      return heaviestPath(question, attempt);
    case 'bench':
      return longestRun(question.bench, attempt);
  }
}

/** To an end, by the longest way on at each scene, or another at each attempt. */
function heaviestPath(question: ScenarioQuestion, attempt: number): readonly string[] {
  const { scenes } = question;
  const graph = new Map(
    scenes.map(({ id, decision }) => [id, Object.values(decision?.ways ?? {}).map(({ to }) => to)]),
  );
  const path = heaviest(graph, () => 1);
  return walk(question, ({ ways }, step) => {
    const on = Object.keys(ways).filter((choice) => ways[choice]?.to === path[step + 1]);
    return shuffle(on, `${question.id}/${step}/${attempt}`)[0] ?? null;
  }).steps.map(({ choice }) => choice);
}

/** Everything as it is wrong, measured, mended and measured again, and the whole note. */
function longestRun(bench: Bench, attempt: number): readonly string[] {
  const wrong = bench.settings.map(({ id, options }) => {
    const others = options.filter((option) => !('right' in option));
    return `${id}:${others[attempt % others.length]?.id ?? ''}`;
  });
  const [first] = bench.cuffs;
  const measures = Array.from({ length: 3 }, () => MEASURE);
  const tried = [
    ...wrong,
    `${KEYS.cuff}:${first?.id ?? ''}`,
    `${KEYS.side}:${SIDES[0]}`,
    ...measures,
  ];
  return run(bench, [...tried, ...bestRun(bench).journal]).journal;
}

function letters(seed: string): string {
  const random = seeded(seed);
  return Array.from({ length: TYPED }, () =>
    String.fromCharCode(97 + Math.floor(random() * 26)),
  ).join('');
}

function uuid(seed: string): string {
  return (hash(seed) + hash(`${seed}/`)).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Some moment of the same month. */
function time(seed: string): string {
  return new Date(
    Date.UTC(2026, 10, 1) + Math.floor(seeded(seed)() * 30 * 86_400_000),
  ).toISOString();
}
