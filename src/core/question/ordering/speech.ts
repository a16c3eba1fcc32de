import { component, token } from '../interaction-format.ts';
import type { KindSpeech } from '../types.ts';
import { ordering } from './rules.ts';

export const speech: KindSpeech<'ordering'> = {
  rules: ordering,

  interaction: (question) => ({
    interactionType: 'sequencing',
    correctResponsesPattern: [speech.spoken(question, ordering.solution(question))],
    choices: question.steps.map(component),
  }),

  spoken: (_question, response) => response.map(token).join('[,]'),

  spelled: ({ steps }, response, { one, list }) => list(response.map((id) => one(steps, id))),
};
