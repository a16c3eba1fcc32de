/** A question of a page as it is built: its statement, which the page's script leaves as it is, and its form. */
import { lookOf } from '../core/question/look.ts';
import { h, type ComponentType } from 'preact';
import type { Figure, Question } from '../core/question/types.ts';
import { questionOf, type QuestionProps } from '../islands/lesson/Question.tsx';
import { GENRES } from '../islands/parts/genres.ts';
import { Stem } from '../islands/parts/Stem.tsx';

/** @param number 1-based place among the page's questions */
export const lineOf = (question: Question, number: number, total: number): string =>
  `Question ${number} sur ${total}, ${GENRES[lookOf(question)]}`;

export function builtQuestion(
  question: Question,
  number: number,
  total: number,
): ComponentType<QuestionProps> {
  const line = lineOf(question, number, total);
  return questionOf(() => h(Stem, { question, children: line }));
}

const DRAWN: Figure = { alt: '', caption: [], legend: [], svg: null, url: null };

/** The same for the page's script: it need not carry the drawing that the page shows. */
export const withoutDrawing = (question: Question): Question => ({
  ...question,
  figure: question.figure && DRAWN,
});
