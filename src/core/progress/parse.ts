/**
 * Reads a Progress out of JSON somebody else kept: a browser of last year, an exported file, an LMS's
 * State document. What is unknown is ignored; an entry that cannot be read is left out, so that one
 * broken lesson does not cost the learner the others.
 */
import type { SittingAnswer, AssessmentRecord, TryResult, TryStart } from '../assessment/model.ts';
import type { LessonProgress, Outcome, Progress, QuestionProgress } from './progress.ts';
import type { Response } from '../question/types.ts';

/** undefined: it cannot be read. */
type Read<T> = (value: unknown) => T | undefined;

const only =
  <T>(is: (value: unknown) => value is T): Read<T> =>
  (value) =>
    is(value) ? value : undefined;

const orNull =
  <T>(read: Read<T>): Read<T | null> =>
  (value) =>
    read(value) ?? null;

/** Every field must be read; what is beside them is left. */
const object =
  <T extends object>(fields: { readonly [K in keyof T]-?: Read<T[K]> }): Read<T> =>
  (value) => {
    if (!isObject(value)) return undefined;
    const found = Object.entries<Read<unknown>>(fields).map(([key, read]) => [
      key,
      read(value[key]),
    ]);
    return found.every(([, one]) => one !== undefined)
      ? (Object.fromEntries(found) as T)
      : undefined;
  };

/** Entries that can be read, by key. */
const entries =
  <T>(read: Read<T>): Read<Readonly<Record<string, T>>> =>
  (value) =>
    Object.fromEntries(
      Object.entries(isObject(value) ? value : {}).flatMap(([key, entry]) => {
        const known = read(entry);
        return known === undefined ? [] : [[key, known]];
      }),
    );

/** Members that can be read. */
const some =
  <T>(read: Read<T>) =>
  (value: unknown): readonly T[] =>
    Array.isArray(value) ? value.map(read).filter((one) => one !== undefined) : [];

/** All members or nothing. */
const every =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (value) => {
    const found = some(read)(value);
    return Array.isArray(value) && found.length === value.length ? found : undefined;
  };

/** Only times of this one form compare as texts. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

const text = only(isText);
const flag = only((value) => typeof value === 'boolean');
const time = only((value): value is string => isText(value) && TIME.test(value));
const count = only((value): value is number => Number.isSafeInteger(value) && Number(value) >= 0);
const score = only((value): value is number => Number.isFinite(value) && Number(value) >= 0);

/** In the shape of some response; `parse` of the question decides whether it still is one to it. */
const response = only(
  (value): value is Response =>
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (Array.isArray(value)
      ? value.every(isText)
      : isObject(value) && Object.values(value).every(isText)),
);

const outcome = object<Outcome>({
  id: text,
  attempt: count,
  response,
  points: score,
  max: score,
  success: flag,
  time,
  hash: text,
});

const lesson = object<LessonProgress>({
  sections: entries(time),
  questions: entries(object<QuestionProgress>({ first: outcome, best: outcome, last: outcome })),
  revealed: entries(time),
  completed: orNull(time),
  touched: time,
});

const sitting = { id: text, try: count, seed: text, time, revision: text };

const tryStart = object<TryStart>({ ...sitting, questions: every(text) });

const handedIn = object<Omit<TryResult, 'recorded'>>({
  ...sitting,
  answers: every(
    object<SittingAnswer>({
      question: text,
      response,
      points: score,
      max: score,
      hash: text,
    }),
  ),
  points: score,
  max: score,
  passed: flag,
});

const tryResult: Read<TryResult> = (value) => {
  const found = handedIn(value);
  return found && isObject(value) && value['recorded'] === true
    ? { ...found, recorded: true }
    : found;
};

const standing = object<Omit<AssessmentRecord, 'others'>>({
  started: orNull(tryStart),
  first: orNull(tryResult),
  best: orNull(tryResult),
  last: orNull(tryResult),
  touched: time,
});

const evaluation: Read<AssessmentRecord> = (value) => {
  const found = standing(value);
  const others = isObject(value) ? some(tryResult)(value['others']) : [];
  return found && others.length > 0 ? { ...found, others } : found;
};

const progress = object<Progress>({
  version: only((value) => value === 1),
  epoch: count,
  lessons: entries(lesson),
  evaluations: entries(evaluation),
});

/** null when it is no Progress of a version this code knows. */
export const parseProgress = (value: unknown): Progress | null => progress(value) ?? null;
