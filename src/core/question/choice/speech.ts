import { component, token } from '../interaction-format.ts';
import type { KindSpeech } from '../types.ts';
import { choice } from './rules.ts';

export const speech: KindSpeech<'choice'> = {
  rules: choice,

  interaction: (question) => ({
    interactionType: 'choice',
    correctResponsesPattern: [token(choice.solution(question))],
    choices: question.options.map(component),
  }),

  spoken: (_question, response) => token(response),

  spelled: ({ options }, response, { one }) => one(options, response),
};
