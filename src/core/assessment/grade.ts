/** A try at an evaluation, once handed in. */
import { scaledScore } from './score.ts';
import type { SittingAnswer } from './model.ts';
import { round4 } from '../question/grading.ts';
import type { AnyRules, Question, Response } from '../question/types.ts';

export interface TryGrade {
  /** In the order of the questions. */
  readonly answers: readonly SittingAnswer[];
  readonly points: number;
  readonly max: number;
  /** points ÷ max, four decimals: what is compared with the mastery score, and what an LMS receives. */
  readonly scaled: number;
  readonly passed: boolean;
}

/**
 * Grades what a learner hands in. A question left out, or answered with what is no response to it (any
 * more), earns nothing; a half-filled one earns what it holds.
 *
 * @param responses by question id, as kept or received
 * @param masteryScore 0 to 1, at most four decimals; null: nothing is judged, so nothing is passed
 * @param rulesOf the rules of a question's kind
 */
export function gradeTry(
  questions: readonly Question[],
  responses: Readonly<Record<string, unknown>>,
  masteryScore: number | null,
  rulesOf: (question: Question) => AnyRules,
): TryGrade {
  const answers = questions.map((question): SittingAnswer => {
    const given = Object.hasOwn(responses, question.id) ? responses[question.id] : null;
    const rules = rulesOf(question);
    const read = rules.parse(question, given);
    const response = isNothing(read) ? null : read;
    const result = response === null ? null : rules.grade(question, response, true);
    const points = result?.status === 'graded' ? result.points : 0;
    return { question: question.id, response, points, max: question.points, hash: question.hash };
  });
  const points = round4(answers.reduce((sum, answer) => sum + answer.points, 0));
  const max = round4(answers.reduce((sum, answer) => sum + answer.max, 0));
  const scaled = scaledScore(points, max);
  return { answers, points, max, scaled, passed: masteryScore !== null && scaled >= masteryScore };
}

/** A field left empty, no box ticked, nothing paired: left without an answer. */
function isNothing(response: Response | null): boolean {
  if (typeof response === 'string') return response.trim() === '';
  return (
    typeof response === 'object' &&
    response !== null &&
    Object.values(response).every((part) => part === '')
  );
}
