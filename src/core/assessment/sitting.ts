/**
 * When a sitting may begin and be handed in. Decided from all that is known in the transaction that keeps
 * the answer, so that two tabs cannot both do it.
 */
import { draw } from './draw.ts';
import { gradeTry } from './grade.ts';
import type { EventOf, Progress, TryStart } from '../progress/progress.ts';
import { present } from '../question/index.ts';
import type { Question } from '../question/types.ts';
import { recordOf, resultsOf } from './record.ts';
import { evaluationState, type Taken } from './standing.ts';

/** An assessment as one launch asks for it. */
export interface Assessment extends Taken {
  /** Content hash. */
  readonly revision: string;
  /** How many questions a sitting draws from the bank. */
  readonly draw: number;
  readonly masteryScore: number;
}

/** What was begun: enough to show its questions and to hand it in. */
export type Sitting = Pick<TryStart, 'try' | 'seed' | 'questions'>;

type Body<T extends 'started' | 'handed-in'> = Omit<
  EventOf<T>,
  'id' | 'time' | 'elapsed' | 'session' | 'epoch'
>;

/** @returns null while one is under way, which goes on, and when no try is left */
export function beginning(
  progress: Progress,
  assessment: Assessment,
  bank: readonly Question[],
  seed: string,
): Body<'started'> | null {
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

const under = ({ registration = null }: Assessment): { readonly registration?: string } =>
  registration === null ? {} : { registration };

/** What is handed in of a sitting. */
export interface Paper {
  readonly sitting: Sitting;
  /** By question id, as kept or received. */
  readonly responses: Readonly<Record<string, unknown>>;
  /** It was worked at. */
  readonly seconds: number;
}

/** @returns null when that try was handed in already, or was never there to take */
export function handingIn(
  progress: Progress,
  assessment: Assessment,
  bank: readonly Question[],
  { sitting, responses, seconds }: Paper,
): Body<'handed-in'> | null {
  const { id, tries, registration = null, masteryScore, revision } = assessment;
  const record = recordOf(progress, id, registration);
  if (record && resultsOf(record).has(sitting.try)) return null;
  if (tries > 0 && sitting.try > Math.max(tries, record?.started?.try ?? 0)) return null;
  const { answers, points, max, passed } = gradeTry(
    questionsOf(bank, sitting),
    responses,
    masteryScore,
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
