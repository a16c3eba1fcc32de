/** Questions that stand within a question: the decisions of a scenario. */
import type { Paper } from '../text/paper.ts';
import type { PlainQuestion, Question } from './types.ts';

export const decisionsOf = (question: Question): readonly PlainQuestion[] =>
  question.kind === 'scenario'
    ? question.scenes.flatMap(({ decision }) => (decision === null ? [] : [decision.question]))
    : [];

/** The papers a question is about, or its scenes. */
export const papersIn = (question: Question): readonly Paper[] =>
  question.kind === 'scenario'
    ? question.scenes.flatMap(({ documents = [], decision }) => [
        ...documents,
        ...(decision?.question.documents ?? []),
      ])
    : (question.documents ?? []);

/** Every question that may be answered: those of a page, each followed by its decisions. */
export const withDecisions = (questions: readonly Question[]): readonly Question[] =>
  questions.flatMap((question) => [question, ...decisionsOf(question)]);
