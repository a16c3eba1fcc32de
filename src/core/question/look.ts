import type { Look, Question } from './types.ts';

/** What shows that question. */
export const lookOf = ({ look, kind }: Pick<Question, 'look' | 'kind'>): Look => look ?? kind;
