/**
 * Reads a Progress out of JSON somebody else kept: a browser of last year, an exported file, an LMS's
 * State document. What is unknown is ignored; an entry that cannot be read is left out, so that one
 * broken lesson does not cost the learner the others.
 */
import type {
  EvaluationAnswer,
  EvaluationProgress,
  LessonProgress,
  Outcome,
  Progress,
  QuestionProgress,
  TryResult,
  TryStart,
} from './progress.ts';
import type { Response } from './question/types.ts';

type Json = Readonly<Record<string, unknown>>;

/** null when it is no Progress of a version this code knows. */
export function parseProgress(value: unknown): Progress | null {
  if (!isObject(value) || value['version'] !== 1 || !isCount(value['epoch'])) return null;
  return {
    version: 1,
    epoch: value['epoch'],
    lessons: entries(value['lessons'], lesson),
    evaluations: entries(value['evaluations'], evaluation),
  };
}

function lesson(value: unknown): LessonProgress | null {
  if (!isObject(value) || !isTime(value['touched'])) return null;
  return {
    sections: entries(value['sections'], time),
    questions: entries(value['questions'], question),
    revealed: entries(value['revealed'], time),
    completed: time(value['completed']),
    touched: value['touched'],
  };
}

function question(value: unknown): QuestionProgress | null {
  if (!isObject(value)) return null;
  const [first, best, last] = [value['first'], value['best'], value['last']].map(outcome);
  return first && best && last ? { first, best, last } : null;
}

function outcome(value: unknown): Outcome | null {
  if (!isObject(value)) return null;
  const { id, attempt, response, points, max, success, hash } = value;
  return isText(id) &&
    isCount(attempt) &&
    isResponse(response) &&
    isScore(points) &&
    isScore(max) &&
    typeof success === 'boolean' &&
    isTime(value['time']) &&
    isText(hash)
    ? { id, attempt, response, points, max, success, time: value['time'], hash }
    : null;
}

function evaluation(value: unknown): EvaluationProgress | null {
  if (!isObject(value) || !isTime(value['touched'])) return null;
  const all: readonly unknown[] = Array.isArray(value['others']) ? value['others'] : [];
  const others = all.map(tryResult).filter((one) => one !== null);
  return {
    started: tryStart(value['started']),
    first: tryResult(value['first']),
    best: tryResult(value['best']),
    last: tryResult(value['last']),
    touched: value['touched'],
    ...(others.length > 0 ? { others } : {}),
  };
}

function tryStart(value: unknown): TryStart | null {
  if (!isObject(value)) return null;
  const { id, try: number, seed, questions, revision } = value;
  return isText(id) &&
    isCount(number) &&
    isText(seed) &&
    Array.isArray(questions) &&
    questions.every(isText) &&
    isTime(value['time']) &&
    isText(revision)
    ? { id, try: number, seed, questions, time: value['time'], revision }
    : null;
}

function tryResult(value: unknown): TryResult | null {
  if (!isObject(value) || !Array.isArray(value['answers'])) return null;
  const { id, try: number, seed, points, max, passed, revision } = value;
  const answers = value['answers'].map(evaluationAnswer).filter((answer) => answer !== null);
  return isText(id) &&
    isCount(number) &&
    isText(seed) &&
    answers.length === value['answers'].length &&
    isScore(points) &&
    isScore(max) &&
    typeof passed === 'boolean' &&
    isTime(value['time']) &&
    isText(revision)
    ? {
        ...{ id, try: number, seed, answers, points, max, passed, time: value['time'], revision },
        ...(value['recorded'] === true ? { recorded: true } : {}),
      }
    : null;
}

function evaluationAnswer(value: unknown): EvaluationAnswer | null {
  if (!isObject(value)) return null;
  const { question, response, points, max, hash } = value;
  return isText(question) && isResponse(response) && isScore(points) && isScore(max) && isText(hash)
    ? { question, response, points, max, hash }
    : null;
}

function entries<T>(value: unknown, read: (entry: unknown) => T | null): Record<string, T> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => {
      const known = read(entry);
      return known === null ? [] : [[key, known]];
    }),
  );
}

/** In the shape of some response; `parse` of the question decides whether it still is one to it. */
function isResponse(value: unknown): value is Response {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (Array.isArray(value)
      ? value.every(isText)
      : isObject(value) && Object.values(value).every(isText))
  );
}

/** Only times of this one form compare as texts. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTime = (value: unknown): value is string => isText(value) && TIME.test(value);
const time = (value: unknown): string | null => (isTime(value) ? value : null);
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
const isScore = (value: unknown): value is number => Number.isFinite(value) && Number(value) >= 0;
