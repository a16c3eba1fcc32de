/** An answer as a page gives it: graded by the rules of the question's kind. */
import { rules } from '../../src/core/question/index.ts';
import type { Grade, Question, Response } from '../../src/core/question/types.ts';
import type { LessonRef, Player } from '../../src/player/player.ts';

export const answer = (
  player: Player,
  lesson: LessonRef,
  question: Question,
  response: Response,
  seconds: number,
): Promise<Grade> => player.answer(lesson, question, response, seconds, rules[question.kind]);
