import { component, token } from '../interaction-format.ts';
import type { KindSpeech, MatchingQuestion, MatchItem, Responses } from '../types.ts';
import { isRight, matching, paired } from './rules.ts';

export const speech: KindSpeech<'matching'> = {
  rules: matching,

  interaction: (question) => ({
    interactionType: 'matching',
    correctResponsesPattern: [speech.spoken(question, matching.solution(question))],
    source: question.items.map(component),
    target: question.targets.map(component),
  }),

  spoken: (question, response) =>
    question.items
      .filter((item) => paired(response, item) !== '')
      .map((item) => `${token(item.id)}[.]${token(chosen(question, item, response))}`)
      .join('[,]'),

  spelled: (question, response, { one, list, pair }) =>
    list(
      question.items.map((item) => {
        const target = one(question.targets, chosen(question, item, response));
        return target && `${one(question.items, item.id)}${pair}${target}`;
      }),
    ),
};

/** Of targets that read the same, the authored one. */
const chosen = (
  question: MatchingQuestion,
  item: MatchItem,
  response: Responses['matching'],
): string => (isRight(question, item, response) ? item.target : paired(response, item));
