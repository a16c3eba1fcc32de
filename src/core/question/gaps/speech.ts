import type { GapsQuestion, KindSpeech } from '../types.ts';
import { gaps, typed } from './rules.ts';

export const speech: KindSpeech<'gaps'> = {
  rules: gaps,

  interaction: (question) => ({
    interactionType: 'fill-in',
    correctResponsesPattern: combinations(question).map(
      (answers) => `{case_matters=false}${answers.map(sayable).join('[,]')}`,
    ),
  }),

  spoken: (question, response) =>
    question.gaps.map((gap) => sayable(typed(response, gap))).join('[,]'),

  spelled: (question, response, { texts }) =>
    texts(question.gaps.map((gap) => typed(response, gap))),
};

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
