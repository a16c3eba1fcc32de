import type { KindSpeech } from '../types.ts';
import { trueFalse } from './rules.ts';

export const speech: KindSpeech<'true-false'> = {
  rules: trueFalse,

  interaction: (question) => ({
    interactionType: 'true-false',
    correctResponsesPattern: [String(question.answer)],
  }),

  spoken: (_question, response) => (response === null ? '' : String(response)),

  spelled: (_question, response, { truth }) => (response === null ? '' : truth[response ? 0 : 1]),
};
