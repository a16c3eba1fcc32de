/**
 * How each kind is told to an LMS: xAPI interaction components (xAPI 1.0.3, Data 2.4.4.1) and the
 * response in their format. Apart from grading because only trackers need it: a visitor's page never
 * loads it.
 */
import { plain, type Inline } from '../text/rich.ts';
import { solution } from './index.ts';
import { typed } from './gaps.ts';
import { isRight, paired } from './matching.ts';
import { authoredOrder } from './multiple.ts';
import { read } from './number.ts';
import type {
  GapsQuestion,
  Interaction,
  InteractionComponent,
  Kind,
  KindSpeech,
  Question,
  Response,
} from './types.ts';
import type { ResponseTo } from './index.ts';

const choice: KindSpeech<'choice'> = {
  interaction: (question) => ({
    interactionType: 'choice',
    correctResponsesPattern: [token(solution(question))],
    choices: question.options.map(component),
  }),

  spoken: (_question, response) => token(response),
};

const multiple: KindSpeech<'multiple'> = {
  interaction: (question) => ({
    interactionType: 'choice',
    correctResponsesPattern: [multiple.spoken(question, solution(question))],
    choices: question.options.map(component),
  }),

  spoken: (question, response) =>
    authoredOrder(question, (id) => response.includes(id))
      .map(token)
      .join('[,]'),
};

const trueFalse: KindSpeech<'true-false'> = {
  interaction: (question) => ({
    interactionType: 'true-false',
    correctResponsesPattern: [String(question.answer)],
  }),

  spoken: (_question, response) => (response === null ? '' : String(response)),
};

const gaps: KindSpeech<'gaps'> = {
  interaction: (question) => ({
    interactionType: 'fill-in',
    correctResponsesPattern: combinations(question).map(
      (answers) => `{case_matters=false}${answers.map(sayable).join('[,]')}`,
    ),
  }),

  spoken: (question, response) =>
    question.gaps.map((gap) => sayable(typed(response, gap))).join('[,]'),
};

const number: KindSpeech<'number'> = {
  interaction: (question) => ({
    interactionType: 'numeric',
    correctResponsesPattern: [
      question.tolerance === 0
        ? String(question.answer)
        : `${decimal(question.answer - question.tolerance)}[:]${decimal(question.answer + question.tolerance)}`,
    ],
  }),

  /** "25.7"; empty when no number can be read. */
  spoken(question, response) {
    const reading = read(question, response);
    return typeof reading === 'string' ? '' : String(reading.value);
  },
};

const matching: KindSpeech<'matching'> = {
  interaction: (question) => ({
    interactionType: 'matching',
    correctResponsesPattern: [matching.spoken(question, solution(question))],
    source: question.items.map(component),
    target: question.targets.map(component),
  }),

  spoken: (question, response) =>
    question.items
      .filter((item) => paired(response, item) !== '')
      .map((item) => {
        const target = isRight(question, item, response) ? item.target : paired(response, item);
        return `${token(item.id)}[.]${token(target)}`;
      })
      .join('[,]'),
};

const ordering: KindSpeech<'ordering'> = {
  interaction: (question) => ({
    interactionType: 'sequencing',
    correctResponsesPattern: [ordering.spoken(question, solution(question))],
    choices: question.steps.map(component),
  }),

  spoken: (_question, response) => response.map(token).join('[,]'),
};

const speeches: { readonly [K in Kind]: KindSpeech<K> } = {
  choice,
  multiple,
  'true-false': trueFalse,
  gaps,
  number,
  matching,
  ordering,
};

interface AnySpeech {
  interaction(question: Question): Interaction;
  spoken(question: Question, response: Response): string;
}

const speechOf = (question: Question): AnySpeech => speeches[question.kind];

/** Texts in French. */
export function interaction(question: Question): Interaction {
  return speechOf(question).interaction(question);
}

/** The response in the interaction's own format (`result.response`). */
export function spoken<Q extends Question>(question: Q, response: ResponseTo<Q>): string {
  return speechOf(question).spoken(question, response);
}

const MOST_PATTERNS = 64;

/** Every way to fill all gaps rightly; the canonical one alone where there are too many to list. */
function combinations(question: GapsQuestion): readonly (readonly string[])[] {
  const canonical = question.gaps.map((gap) => gap.answers[0] ?? '');
  const count = question.gaps.reduce((product, gap) => product * gap.answers.length, 1);
  if (count > MOST_PATTERNS) return [canonical];
  return question.gaps.reduce<readonly (readonly string[])[]>(
    (filled, gap) => filled.flatMap((words) => gap.answers.map((answer) => [...words, answer])),
    [[]],
  );
}

/** Without xAPI's delimiters, nor a brace that would read as a parameter ("{lang=fr}"). */
const sayable = (text: string): string => text.replace(/\[,\]/g, ',').replace(/[{}]/g, '');

/** 25.8, not 25.800000000000001. */
const decimal = (value: number): string => String(Number(value.toPrecision(12)));

/** An id as xAPI's interaction formats bear it: no space, and none of their delimiters. */
function token(id: string): string {
  return id.replace(/[\s[\](){}.,:]+/g, '-');
}

function component(part: {
  readonly id: string;
  readonly text: readonly Inline[];
}): InteractionComponent {
  return { id: token(part.id), description: { fr: plain(part.text) } };
}
