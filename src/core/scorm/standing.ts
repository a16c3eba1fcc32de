/** Where a learner stands, in the elements of the SCORM data model. Pure: the same each time it is asked. */
import { scaledScore } from '../assessment/score.ts';
import type { EvaluationAnswer, Progress, TryResult } from '../progress.ts';
import type { SuspendedUnit } from './suspend.ts';
import type { CmiData, ScoDescription, ScormVersion } from './types.ts';

export interface ScoStanding {
  readonly completed: boolean;
  /** null while no try was handed in; lessons are not judged. */
  readonly passed: boolean | null;
  /** Of the best try. */
  readonly score: { readonly scaled: number; readonly raw: number; readonly max: number } | null;
}

/** @param mastery the LMS's own threshold, or the course's, 0 to 1 */
export function standingOf(progress: Progress, unit: SuspendedUnit, mastery: number): ScoStanding {
  if (unit.kind === 'lesson')
    return {
      completed: (progress.lessons[unit.id]?.completed ?? null) !== null,
      passed: null,
      score: null,
    };
  const best = progress.evaluations[unit.id]?.best ?? null;
  if (best === null) return { completed: false, passed: null, score: null };
  const scaled = scaledScore(best.points, best.max);
  return {
    completed: true,
    passed: scaled >= mastery,
    score: { scaled, raw: best.points, max: best.max },
  };
}

/**
 * 1.2 has one status for both: a lesson is completed, an evaluation passed or failed; scores are in
 * hundredths, as its mastery score is.
 */
export function standingData(
  version: ScormVersion,
  { completed, passed, score }: ScoStanding,
): CmiData {
  if (version === '1.2') {
    const status =
      passed === null ? (completed ? 'completed' : 'incomplete') : passed ? 'passed' : 'failed';
    return [
      ...(score === null ? [] : ([['cmi.core.score.raw', decimal(score.scaled * 100)]] as const)),
      ['cmi.core.lesson_status', status],
    ];
  }
  return [
    ['cmi.completion_status', completed ? 'completed' : 'incomplete'],
    ...(passed === null ? [] : [['cmi.success_status', passed ? 'passed' : 'failed'] as const]),
    ...(score === null
      ? []
      : ([
          ['cmi.score.scaled', String(score.scaled)],
          ['cmi.score.raw', decimal(score.raw)],
        ] as const)),
  ];
}

/** Between what the raw score lies; an LMS need not know it in 1.2. */
export function scoreRange(version: ScormVersion, { score }: ScoStanding): CmiData {
  if (score === null) return [];
  return version === '1.2'
    ? [
        ['cmi.core.score.min', '0'],
        ['cmi.core.score.max', '100'],
      ]
    : [
        ['cmi.score.min', '0'],
        ['cmi.score.max', decimal(score.max)],
      ];
}

/** 2004 only: share of a lesson done, 0 to 1; null where nothing tells. */
export function progressMeasure(
  progress: Progress,
  unit: SuspendedUnit,
  { required }: ScoDescription,
): number | null {
  const lesson = progress.lessons[unit.id];
  if (unit.kind !== 'lesson' || lesson === undefined) return null;
  if (lesson.completed !== null) return 1;
  if (required.length === 0) return null;
  const done = required.filter((id) => Object.hasOwn(lesson.questions, id)).length;
  return Number((done / required.length).toFixed(4));
}

export interface ObjectiveStanding {
  readonly id: string;
  readonly text: string;
  readonly completed: boolean;
  readonly passed: boolean | null;
  readonly scaled: number | null;
}

/**
 * 2004 only. In a lesson an objective is reached when all its questions were answered rightly, at any
 * try; it is never failed, since the lesson stays open. In an evaluation the best try decides, by the
 * same threshold as the whole.
 */
export function objectivesOf(
  progress: Progress,
  unit: SuspendedUnit,
  { objectives }: ScoDescription,
  mastery: number,
): readonly ObjectiveStanding[] {
  return objectives.map(({ id, text, questions }) => {
    const answers =
      unit.kind === 'lesson'
        ? inLesson(progress, unit.id, questions)
        : inTry(progress.evaluations[unit.id]?.best ?? null, questions);
    const complete =
      answers.length > 0 && (unit.kind === 'evaluation' || answers.length === questions.length);
    const max = answers.reduce((sum, answer) => sum + answer.max, 0);
    const scaled =
      complete && max > 0
        ? scaledScore(
            answers.reduce((sum, answer) => sum + answer.points, 0),
            max,
          )
        : null;
    const passed =
      scaled === null ? null : unit.kind === 'lesson' ? scaled >= 1 || null : scaled >= mastery;
    return { id, text, completed: complete, passed, scaled };
  });
}

type Earned = Pick<EvaluationAnswer, 'points' | 'max'>;

function inLesson(
  progress: Progress,
  lesson: string,
  questions: readonly string[],
): readonly Earned[] {
  const known = progress.lessons[lesson]?.questions ?? {};
  return questions.flatMap((id) => (Object.hasOwn(known, id) ? (known[id]?.best ?? []) : []));
}

function inTry(result: TryResult | null, questions: readonly string[]): readonly Earned[] {
  return (result?.answers ?? []).filter(({ question }) => questions.includes(question));
}

/** At most seven decimals, as real(10,7) wants. */
const decimal = (value: number): string => String(Number(value.toFixed(7)));
