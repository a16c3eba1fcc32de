import { component, token } from '../interaction-format.ts';
import type { KindSpeech } from '../types.ts';
import { ordering } from './rules.ts';

export const orderingSpeech: KindSpeech<'ordering'> = {
  interaction: (question) => ({
    interactionType: 'sequencing',
    correctResponsesPattern: [orderingSpeech.spoken(question, ordering.solution(question))],
    choices: question.steps.map(component),
  }),

  spoken: (_question, response) => response.map(token).join('[,]'),
};
