/**
 * How each kind is told to an LMS: xAPI interaction components (xAPI 1.0.3, Data 2.4.4.1) and the
 * response in their format. Apart from grading because only trackers need it: a visitor's page never
 * loads it.
 */
import { choiceSpeech } from './choice/speech.ts';
import { gapsSpeech } from './gaps/speech.ts';
import type { ResponseTo } from './index.ts';
import { matchingSpeech } from './matching/speech.ts';
import { multipleSpeech } from './multiple/speech.ts';
import { numberSpeech } from './number/speech.ts';
import { orderingSpeech } from './ordering/speech.ts';
import { trueFalseSpeech } from './true-false/speech.ts';
import type { Interaction, Kind, KindSpeech, Question, Response } from './types.ts';

const SPEECHES: { readonly [K in Kind]: KindSpeech<K> } = {
  choice: choiceSpeech,
  multiple: multipleSpeech,
  'true-false': trueFalseSpeech,
  gaps: gapsSpeech,
  number: numberSpeech,
  matching: matchingSpeech,
  ordering: orderingSpeech,
};

interface AnySpeech {
  interaction(question: Question): Interaction;
  spoken(question: Question, response: Response): string;
}

const speechOf = (question: Question): AnySpeech => SPEECHES[question.kind];

/** Texts in French. */
export function interaction(question: Question): Interaction {
  return speechOf(question).interaction(question);
}

/** The response in the interaction's own format (`result.response`). */
export function spoken<Q extends Question>(question: Q, response: ResponseTo<Q>): string {
  return speechOf(question).spoken(question, response);
}
