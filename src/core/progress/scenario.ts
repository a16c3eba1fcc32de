/**
 * Where a learner stands in a scenario: a function of the answers alone. The decisions of one run bear the
 * number of that run as their attempt, at least, so that those of an earlier one are told apart without a
 * clock, in two tabs as on two devices.
 */
import { choiceOf, walk, walkAlong, type Walk } from '../question/scenario/path.ts';
import type { Decision, ScenarioQuestion } from '../question/types.ts';
import { entry } from '../text/entry.ts';
import { isTo } from './outcome.ts';
import type { Outcome, QuestionProgress } from './progress.ts';

type Answers = Readonly<Record<string, QuestionProgress>>;

export interface Play {
  /** 1 for the first. */
  readonly run: number;
  /** Of that run: what was decided, and where it leads. */
  readonly walk: Walk;
  /** The path of the run before, to its end; null where there is none in the present wording. */
  readonly last: Walk | null;
}

export function playOf(question: ScenarioQuestion, answers: Answers): Play {
  const ended = entry(answers, question.id)?.last ?? null;
  const run = (ended?.attempt ?? 0) + 1;
  return {
    run,
    walk: walk(question, (decision) => {
      const taken = takenIn(run, decision, answers);
      return taken === null ? null : choiceOf(decision, taken);
    }),
    last: ended !== null && isTo(question, ended) ? finished(question, ended) : null,
  };
}

function finished(question: ScenarioQuestion, { response }: Outcome): Walk | null {
  const path = Array.isArray(response) ? response.map(String) : [];
  const found = walkAlong(question, path);
  return found.isOver && found.steps.length === path.length ? found : null;
}

/** An LMS short of room may have forgotten what was chosen: it is asked again. */
function takenIn(run: number, decision: Decision, answers: Answers): Outcome | null {
  const last = entry(answers, decision.question.id)?.last ?? null;
  return last !== null &&
    last.attempt >= run &&
    isTo(decision.question, last) &&
    Object.hasOwn(decision.ways, choiceOf(decision, last))
    ? last
    : null;
}

/** The attempt a decision bears when it is taken now; null: it was taken in this run, and is not taken back. */
export function attemptOf(
  question: ScenarioQuestion,
  decision: Decision,
  answers: Answers,
): number | null {
  const { run } = playOf(question, answers);
  if (takenIn(run, decision, answers) !== null) return null;
  return Math.max(run, (entry(answers, decision.question.id)?.last.attempt ?? 0) + 1);
}

/** What ends the run: its path, and an attempt that no decision of it exceeds; null before its end. */
export function endOf(
  question: ScenarioQuestion,
  answers: Answers,
): { readonly attempt: number; readonly response: readonly string[] } | null {
  const { run, walk: taken } = playOf(question, answers);
  if (!taken.isOver || taken.steps.length === 0) return null;
  const attempts = taken.steps.map(
    ({ decision }) => entry(answers, decision.question.id)?.last.attempt ?? 0,
  );
  return {
    attempt: Math.max(run, ...attempts),
    response: taken.steps.map(({ choice }) => choice),
  };
}
