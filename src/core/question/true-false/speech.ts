import type { KindSpeech } from '../types.ts';

export const trueFalseSpeech: KindSpeech<'true-false'> = {
  interaction: (question) => ({
    interactionType: 'true-false',
    correctResponsesPattern: [String(question.answer)],
  }),

  spoken: (_question, response) => (response === null ? '' : String(response)),
};
