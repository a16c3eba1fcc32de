import type { KindSpeech } from '../types.ts';
import { number, read } from './rules.ts';

export const speech: KindSpeech<'number'> = {
  rules: number,

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

  spelled: (question, response) => speech.spoken(question, response),
};

/** 25.8, not 25.800000000000001. */
const decimal = (value: number): string => String(Number(value.toPrecision(12)));
