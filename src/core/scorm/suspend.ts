/**
 * What an LMS keeps of a lesson between two sessions (`cmi.suspend_data`): its Progress in few characters,
 * ASCII, at most 4,096 of them in SCORM 1.2 and 64,000 in 2004.
 *
 * Ids, never positions: a trainer may change the lesson meanwhile. When everything does not fit, the least
 * useful goes first (`LEVELS`); completion and what was right, first, best and last, go last of all.
 */
import { parseProgress } from '../progress/parse.ts';
import type { Unit } from '../course/unit.ts';
import { hash } from '../text/hash.ts';
import type { AssessmentRecord, TryResult } from '../assessment/model.ts';
import type { LessonProgress, Outcome, Progress } from '../progress/progress.ts';

export const SUSPEND_LIMITS = { '1.2': 4096, '2004': 64_000 } as const;

/** What is given up at each level, the levels before included. */
export const LEVELS = [
  'nothing',
  'what was answered the first and the best time',
  'what was answered; a try at the evaluation under way starts anew',
  'times, wordings and the exact identity of each answer',
  'everything but completion, and the score of the evaluation',
] as const;

/** Raw deflate and back; `inflate` may throw on what is no deflated data. */
export interface Compression {
  readonly deflate: (data: Uint8Array) => Uint8Array;
  readonly inflate: (data: Uint8Array) => Uint8Array;
}

/** The unit a page is. */
export type SuspendedUnit = Pick<Unit, 'id' | 'kind'>;

const MARK = 'c1.';

/** Beside the progress, for whoever goes on: what travels in one request arrives together. */
export interface SuspendNote {
  /** Id of the last event whose answers were told as interactions. */
  readonly told: string | null;
  /** Makes the text another one, for an LMS that sends only what has changed. */
  readonly turn: number;
}

/** @returns the text and the level it took; "" when nothing was done */
export function encodeSuspend(
  progress: Progress,
  unit: SuspendedUnit,
  limit: number,
  { deflate }: Compression,
  { told, turn }: SuspendNote = { told: null, turn: 0 },
): { readonly text: string; readonly level: number } {
  const known = (unit.kind === 'lesson' ? progress.lessons : progress.evaluations)[unit.id];
  if (known === undefined) return { text: '', level: 0 };
  for (const level of LEVELS.keys()) {
    const entry =
      unit.kind === 'lesson'
        ? packLesson(known as LessonProgress, level)
        : packEvaluation(known as AssessmentRecord, level);
    const json = JSON.stringify([
      progress.epoch,
      unit.kind === 'lesson' ? 0 : 1,
      entry,
      ownerOf(unit),
      ...(told === null && turn === 0 ? [] : [(told ?? '').slice(0, TOLD)]),
      ...(turn === 0 ? [] : [turn]),
    ]);
    const text = MARK + toBase64(deflate(new TextEncoder().encode(json)));
    if (text.length <= limit) return { text, level };
  }
  return { text: '', level: LEVELS.length };
}

const TOLD = 13;

/** The beginning of the id that `told` was; null where nothing tells. */
export function toldIn(text: string, { inflate }: Compression): string | null {
  if (!text.startsWith(MARK)) return null;
  try {
    const bytes = inflate(fromBase64(text.slice(MARK.length)));
    const [, , , , told] = JSON.parse(new TextDecoder().decode(bytes)) as Packed;
    return typeof told === 'string' && told.length === TOLD ? told : null;
  } catch {
    return null;
  }
}

/** null when the text is none of ours, damaged, or of another unit. */
export function decodeSuspend(
  text: string,
  unit: SuspendedUnit,
  { inflate }: Compression,
): Progress | null {
  if (!text.startsWith(MARK)) return null;
  try {
    const bytes = inflate(fromBase64(text.slice(MARK.length)));
    const [epoch, kind, entry, owner] = JSON.parse(new TextDecoder().decode(bytes)) as Packed;
    if ((kind === 0) !== (unit.kind === 'lesson')) return null;
    if (owner !== undefined && owner !== ownerOf(unit)) return null;
    return parseProgress({
      version: 1,
      epoch,
      lessons: kind === 0 ? { [unit.id]: openLesson(entry as PackedLesson) } : {},
      evaluations: kind === 1 ? { [unit.id]: openEvaluation(entry as PackedEvaluation) } : {},
    });
  } catch {
    return null;
  }
}

type Packed = readonly [
  epoch: number,
  kind: 0 | 1,
  entry: PackedLesson | PackedEvaluation,
  /** Absent in what the first packages wrote. */
  owner?: string,
  told?: string,
  turn?: number,
];

/** Some LMSs give all lessons of a package one place to keep things. */
const ownerOf = ({ id }: SuspendedUnit): string => hash(id).slice(0, 8);

type PackedLesson = readonly [
  touched: number,
  completed: number | null,
  sections: readonly (readonly [id: string, time: number])[],
  revealed: readonly (readonly [id: string, time: number])[],
  questions: readonly (readonly [
    id: string,
    outcomes: readonly PackedOutcome[],
    first: number,
    best: number,
    last: number,
  ])[],
];
type PackedOutcome = readonly [
  id: string,
  attempt: number,
  response: unknown,
  points: number,
  max: number,
  success: 0 | 1,
  time: number,
  hash: string,
];

/** Times are milliseconds after the last thing done, mostly small and negative. */
function packLesson(lesson: LessonProgress, level: number): PackedLesson {
  const since = Date.parse(lesson.touched);
  const time = (iso: string) => (level < 3 ? Date.parse(iso) - since : 0);
  const times = (entries: Readonly<Record<string, string>>) =>
    Object.entries(entries).map(([id, iso]) => [id, time(iso)] as const);
  const completed = lesson.completed === null ? null : time(lesson.completed);
  if (level >= 4) return [since, completed, [], [], []];
  return [
    since,
    completed,
    times(lesson.sections),
    level < 3 ? times(lesson.revealed) : [],
    Object.entries(lesson.questions).map(([id, { first, best, last }]) => {
      const outcomes = [...new Map([last, best, first].map((one) => [one.id, one])).values()];
      const at = ({ id: wanted }: Outcome) => outcomes.findIndex((one) => one.id === wanted);
      const packed = outcomes.map((one) =>
        packOutcome(one, level === 0 || (level === 1 && one.id === last.id), level, time(one.time)),
      );
      return [id, packed, at(first), at(best), at(last)] as const;
    }),
  ];
}

function packOutcome(
  { id, attempt, response, points, max, success, hash }: Outcome,
  whole: boolean,
  level: number,
  time: number,
): PackedOutcome {
  return [
    shortened(id, level),
    attempt,
    whole ? response : null,
    points,
    max,
    success ? 1 : 0,
    time,
    // Its beginning still tells a question that was changed since.
    level < 3 ? hash : hash.slice(0, 4),
  ];
}

/** Enough to be the same outcome as the one this browser may hold. */
const shortened = (id: string, level: number): string => (level < 3 ? id : id.slice(0, 8));

function openLesson([since, completed, sections, revealed, questions]: PackedLesson): unknown {
  const time = (offset: number) => new Date(since + offset).toISOString();
  const times = (entries: readonly (readonly [string, number])[]) =>
    Object.fromEntries(entries.map(([id, offset]) => [id, time(offset)]));
  return {
    touched: time(0),
    completed: completed === null ? null : time(completed),
    sections: times(sections),
    revealed: times(revealed),
    questions: Object.fromEntries(
      questions.map(([id, outcomes, first, best, last]) => {
        const opened = outcomes.map(
          ([outcome, attempt, response, points, max, success, offset, hash]) => ({
            id: outcome,
            attempt,
            response,
            points,
            max,
            success: success === 1,
            time: time(offset),
            hash,
          }),
        );
        return [id, { first: opened[first], best: opened[best], last: opened[last] }];
      }),
    ),
  };
}

type PackedEvaluation = readonly [
  touched: number,
  started: AssessmentRecord['started'],
  results: readonly TryResult[],
  first: number,
  best: number,
  last: number,
];

/** At most three tries, whose answers weigh: those of the first go before those of the best and the last. */
function packEvaluation(evaluation: AssessmentRecord, level: number): PackedEvaluation {
  const { started, first, best, last, touched } = evaluation;
  const results = [last, best, first].filter((one) => one !== null);
  const kept = [...new Map(results.map((one) => [one.id, one])).values()].map((one): TryResult => {
    if (level === 0) return one;
    if (level === 1)
      return one.id === last?.id ? one : { ...one, answers: one.answers.map(emptied) };
    if (level === 2) return { ...one, answers: one.answers.map(emptied) };
    return { ...one, id: shortened(one.id, level), answers: [] };
  });
  const at = (one: TryResult | null) =>
    one === null ? -1 : kept.findIndex(({ id }) => one.id.startsWith(id));
  // The questions of a try that is over are in its answers.
  const underWay = started !== null && started.try > (last?.try ?? 0);
  return [
    Date.parse(touched),
    level >= 2 || !underWay ? null : started,
    kept,
    at(first),
    at(best),
    at(last),
  ];
}

const emptied = (answer: TryResult['answers'][number]) => ({ ...answer, response: null, hash: '' });

function openEvaluation([touched, started, results, first, best, last]: PackedEvaluation): unknown {
  return {
    touched: new Date(touched).toISOString(),
    started,
    first: results[first] ?? null,
    best: results[best] ?? null,
    last: results[last] ?? null,
  };
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}
