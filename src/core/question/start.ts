/**
 * How a question stands before it is answered. Apart from its rules: a lesson is built so, and its page
 * need not find it again.
 */
import type { ResponseTo } from './index.ts';
import { presentMatching } from './matching/start.ts';
import { blankOrdering } from './ordering/start.ts';
import { shuffledOptions } from './shuffled-options.ts';
import type { Decision, Kind, Question, QuestionOf, Response, Responses, Scene } from './types.ts';

interface KindStart<K extends Kind> {
  /** With its parts in the order of that seed. */
  present(question: QuestionOf<K>, seed: string): QuestionOf<K>;
  /** The response a fresh try starts from. */
  blank(question: QuestionOf<K>, seed: string): Responses[K];
}

const asWritten = <Q extends Question>(question: Q): Q => question;

const STARTS: { readonly [K in Kind]: KindStart<K> } = {
  choice: { present: shuffledOptions, blank: () => '' },
  multiple: { present: shuffledOptions, blank: () => [] },
  // « Vrai » before « Faux » is a habit not to break.
  'true-false': { present: asWritten, blank: () => null },
  gaps: { present: asWritten, blank: () => ({}) },
  number: { present: asWritten, blank: () => '' },
  matching: { present: presentMatching, blank: () => ({}) },
  // The order of `steps` is the answer; what is shown is the order of the response.
  ordering: { present: asWritten, blank: blankOrdering },
  cuts: { present: asWritten, blank: () => [] },
  series: { present: asWritten, blank: () => ({ over: '', counted: '', rate: '' }) },
  // Its scenes in their order; each decision as it stands alone.
  scenario: {
    present: (question) => ({ ...question, scenes: question.scenes.map(presentScene) }),
    blank: () => [],
  },
  // A fresh run has no action.
  bench: { present: asWritten, blank: () => [] },
};

function presentScene(scene: Scene): Scene {
  if (scene.decision === null) return scene;
  const { question } = scene.decision;
  const decision: Decision = {
    ...scene.decision,
    question: present(question, question.id),
    start: blank(question, question.id),
  };
  return { ...scene, decision };
}

/** `KindStart` when the kind is not known until run time: methods, whose parameters are compared both ways. */
interface AnyStart {
  present(question: Question, seed: string): Question;
  blank(question: Question, seed: string): Response;
}

const startOf = (question: Question): AnyStart => STARTS[question.kind];

/** The same question with its parts in the order to show them in, the same for the same seed. */
export function present<Q extends Question>(question: Q, seed: string): Q {
  return startOf(question).present(question, seed) as Q;
}

/** The response a fresh try starts from. `seed` decides the order of what is ordered. */
export function blank<Q extends Question>(question: Q, seed: string): ResponseTo<Q> {
  return startOf(question).blank(question, seed) as ResponseTo<Q>;
}
