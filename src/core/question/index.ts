/**
 * Questions of any kind, by the rules of their kind: all of them, for what is built. A page fetches the
 * kinds it shows (`islands/kinds.tsx`).
 */
import { bench } from './bench/rules.ts';
import { choice } from './choice/rules.ts';
import { cuts } from './cuts/rules.ts';
import { gaps } from './gaps/rules.ts';
import { matching } from './matching/rules.ts';
import { multiple } from './multiple/rules.ts';
import { number } from './number/rules.ts';
import { ordering } from './ordering/rules.ts';
import { series } from './series/rules.ts';
import { scenario } from './scenario/rules.ts';
import { trueFalse } from './true-false/rules.ts';
import type { AnyRules, Grade, Kind, KindRules, Question, Responses } from './types.ts';

export const rules: { readonly [K in Kind]: KindRules<K> } = {
  choice,
  multiple,
  'true-false': trueFalse,
  gaps,
  number,
  matching,
  ordering,
  cuts,
  scenario,
  series,
  bench,
};

/** What a learner gives to that question: to a `Question` of unknown kind, any `Response`. */
export type ResponseTo<Q extends Question> = Responses[Q['kind']];

/**
 * The one place where a question meets the rules of its own `kind`. The compiler cannot follow that
 * link and lets it pass because both sides are written as methods, whose parameters it compares both
 * ways. That a *response* belongs to its question is `parse`'s business.
 */
export function rulesOf(question: Question): AnyRules {
  return rules[question.kind];
}

/**
 * Grades a response, or says in French what is missing in it. `final` (a try handed in) always grades:
 * what is missing earns nothing.
 */
export function grade<Q extends Question>(
  question: Q,
  response: ResponseTo<Q>,
  final = false,
): Grade {
  return rulesOf(question).grade(question, response, final);
}

/** What a retry starts from: the parts of the response that were right, where that makes sense. */
export function keep<Q extends Question>(
  question: Q,
  response: ResponseTo<Q>,
  seed: string,
): ResponseTo<Q> {
  return rulesOf(question).keep(question, response, seed) as ResponseTo<Q>;
}

/** A response that earns all points. */
export function solution<Q extends Question>(question: Q): ResponseTo<Q> {
  return rulesOf(question).solution(question) as ResponseTo<Q>;
}

/** Reads anything stored or received; null when it is no response to this question as it stands. */
export function parse<Q extends Question>(question: Q, value: unknown): ResponseTo<Q> | null {
  return rulesOf(question).parse(question, value) as ResponseTo<Q> | null;
}
