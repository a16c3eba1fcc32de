/**
 * When a sitting may begin and be handed in. Decided from all that is known in the transaction that keeps
 * the answer, so that two tabs cannot both do it.
 */
import { draw } from './draw.ts';
import { gradeTry } from './grade.ts';
import type { HandedIn, Records, Started, TryStart } from './model.ts';
import { present } from '../question/start.ts';
import type { AnyRules, Question } from '../question/types.ts';
import { recordOf, resultsOf } from './record.ts';
import { evaluationState, type TakenAssessment } from './standing.ts';

/** An assessment as one launch asks for it. */
export interface AskedAssessment extends TakenAssessment {
  /** Content hash. */
  readonly revision: string;
  /** How many questions a sitting draws from the bank. */
  readonly draw: number;
  /** 0 to 1; null where nothing is judged, and so nothing passed. */
  readonly masteryScore: number | null;
}

/** What was begun: enough to show its questions and to hand it in. */
export type Sitting = Pick<TryStart, 'try' | 'seed' | 'questions'>;

/** @returns null while one is under way, which goes on, and when no try is left */
export function beginning(
  progress: Records,
  assessment: AskedAssessment,
  bank: readonly Question[],
  seed: string,
): Started | null {
  const { underWay, triesLeft, nextTry } = evaluationState(progress, assessment);
  if (underWay !== null || triesLeft === 0) return null;
  return {
    type: 'started',
    evaluation: assessment.id,
    ...under(assessment),
    try: nextTry,
    seed,
    questions: draw(bank, assessment.draw, seed).map(({ id }) => id),
    revision: assessment.revision,
  };
}

const under = ({ registration = null }: AskedAssessment): { readonly registration?: string } =>
  registration === null ? {} : { registration };

/** What is handed in of a sitting. */
export interface Paper {
  readonly sitting: Sitting;
  /** By question id, as kept or received. */
  readonly responses: Readonly<Record<string, unknown>>;
  /** It was worked at. */
  readonly seconds: number;
}

/**
 * @param rulesOf the rules of a question's kind
 * @returns null when that try was handed in already, or was never there to take
 */
export function handingIn(
  progress: Records,
  assessment: AskedAssessment,
  bank: readonly Question[],
  { sitting, responses, seconds }: Paper,
  rulesOf: (question: Question) => AnyRules,
): HandedIn | null {
  const { id, tries, registration = null, masteryScore, revision } = assessment;
  const record = recordOf(progress, id, registration);
  if (record && resultsOf(record).has(sitting.try)) return null;
  if (tries > 0 && sitting.try > Math.max(tries, record?.started?.try ?? 0)) return null;
  const { answers, points, max, passed } = gradeTry(
    questionsOf(bank, sitting),
    responses,
    masteryScore,
    rulesOf,
  );
  return {
    type: 'handed-in',
    evaluation: id,
    ...under(assessment),
    try: sitting.try,
    seed: sitting.seed,
    answers,
    points,
    max,
    passed,
    duration: seconds,
    revision,
  };
}

/** The questions of a sitting as its learner sees them; those a new version has withdrawn are left out. */
export function questionsOf(
  bank: readonly Question[],
  { seed, questions }: Pick<Sitting, 'seed' | 'questions'>,
): readonly Question[] {
  return questions.flatMap((id) => {
    const found = bank.find((question) => question.id === id);
    return found ? [present(found, `${seed}/${id}`)] : [];
  });
}
