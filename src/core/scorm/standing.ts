/** Where a learner stands, in the elements of the SCORM data model. Pure: the same each time it is asked. */
import { isJudged } from '../course/unit.ts';
import { scaledScore } from '../assessment/score.ts';
import { percentOf } from '../report/percent.ts';
import type { SittingAnswer, TryResult } from '../assessment/model.ts';
import type { Progress } from '../progress/progress.ts';
import type { SuspendedUnit } from './suspend.ts';
import type { CmiData, ScoDescription, ScormVersion } from './types.ts';

export interface ScoStanding {
  readonly completed: boolean;
  /** null while no try was handed in, and where nothing is judged. */
  readonly passed: boolean | null;
  /** Of the best try: 0 to 1, and in percent as pages show it. */
  readonly score: { readonly scaled: number; readonly percent: number } | null;
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
  if (best === null || !isJudged(unit))
    return { completed: best !== null, passed: null, score: null };
  const scaled = scaledScore(best.points, best.max);
  return {
    completed: true,
    passed: scaled >= mastery,
    score: { scaled, percent: percentOf(scaled, mastery) },
  };
}

/** What a status is called where it is kept, and what an LMS says where none was. */
export const STATUS = { '1.2': 'cmi.core.lesson_status', '2004': 'cmi.completion_status' } as const;
const NONE = /^(not attempted|unknown|)$/;

/**
 * What is said as soon as a session has begun, and then alone: an LMS may take silence for completion.
 * Nothing where a status was reached, or where the LMS keeps nothing.
 *
 * @param status what the LMS says
 */
export function firstStatus(version: ScormVersion, status: string, mode: string): CmiData {
  if (!NONE.test(status) || mode === 'review') return [];
  // 2004 has no word for it.
  const browsed = mode === 'browse' && version === '1.2';
  return [[STATUS[version], browsed ? 'browsed' : 'incomplete']];
}

/**
 * What was reached; nothing before. 1.2 has one status for both: a lesson is completed, an evaluation
 * passed or failed.
 */
export function statusData(version: ScormVersion, { completed, passed }: ScoStanding): CmiData {
  if (!completed) return [];
  const judged = passed === null ? null : passed ? 'passed' : 'failed';
  if (version === '1.2') return [[STATUS[version], judged ?? 'completed']];
  return [
    [STATUS[version], 'completed'],
    ...(judged === null ? [] : [['cmi.success_status', judged] as const]),
  ];
}

/** Raw scores are in percent in both: Moodle, for one, reads any other as such. */
export function scoreData(version: ScormVersion, { score }: ScoStanding): CmiData {
  if (score === null) return [];
  const raw = String(score.percent);
  return version === '1.2'
    ? [['cmi.core.score.raw', raw]]
    : [
        ['cmi.score.scaled', String(score.scaled)],
        ['cmi.score.raw', raw],
      ];
}

/** Between what the raw score lies; an LMS need not know it in 1.2. */
export function scoreRange(version: ScormVersion, { score }: ScoStanding): CmiData {
  if (score === null) return [];
  const name = version === '1.2' ? 'cmi.core.score' : 'cmi.score';
  return [
    [`${name}.min`, '0'],
    [`${name}.max`, '100'],
  ];
}

const RANKS: Readonly<Record<string, number>> = {
  incomplete: 1,
  failed: 2,
  completed: 2,
  passed: 3,
};

/** Whether a status or a measure would fall below what an LMS holds of it. */
export function isLower(value: string, held: string): boolean {
  if (NONE.test(held) || value === held) return false;
  const [mine, theirs] = [RANKS[value], RANKS[held]];
  return mine === undefined ? Number(value) < Number(held) : mine < (theirs ?? 0);
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
      answers.length > 0 && (unit.kind !== 'lesson' || answers.length === questions.length);
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

type Earned = Pick<SittingAnswer, 'points' | 'max'>;

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
