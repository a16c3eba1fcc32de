import { component, token } from '../interaction-format.ts';
import type { KindSpeech } from '../types.ts';
import { authoredOrder, multiple } from './rules.ts';

export const speech: KindSpeech<'multiple'> = {
  rules: multiple,

  interaction: (question) => ({
    interactionType: 'choice',
    correctResponsesPattern: [speech.spoken(question, multiple.solution(question))],
    choices: question.options.map(component),
  }),

  spoken: (question, response) =>
    authoredOrder(question, (id) => response.includes(id))
      .map(token)
      .join('[,]'),

  spelled: ({ options }, response, { one, list }) =>
    list(options.map(({ id }) => (response.includes(id) ? one(options, id) : ''))),
};
