import { component, token } from '../interaction-format.ts';
import type { KindSpeech } from '../types.ts';
import { authoredOrder, multiple } from './rules.ts';

export const multipleSpeech: KindSpeech<'multiple'> = {
  interaction: (question) => ({
    interactionType: 'choice',
    correctResponsesPattern: [multipleSpeech.spoken(question, multiple.solution(question))],
    choices: question.options.map(component),
  }),

  spoken: (question, response) =>
    authoredOrder(question, (id) => response.includes(id))
      .map(token)
      .join('[,]'),
};
