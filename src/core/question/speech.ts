/**
 * How each kind is told to an LMS, all of them: for what is built. A page asks for the kinds it shows
 * (`player/trackers/speeches.ts`).
 */
import { speech as bench } from './bench/speech.ts';
import { speech as choice } from './choice/speech.ts';
import { speech as cuts } from './cuts/speech.ts';
import { speech as gaps } from './gaps/speech.ts';
import type { ResponseTo } from './index.ts';
import { speech as matching } from './matching/speech.ts';
import { speech as multiple } from './multiple/speech.ts';
import { speech as number } from './number/speech.ts';
import { speech as ordering } from './ordering/speech.ts';
import { speech as series } from './series/speech.ts';
import { speech as scenario } from './scenario/speech.ts';
import { speech as trueFalse } from './true-false/speech.ts';
import type { AnySpeech, Interaction, Kind, KindSpeech, Question } from './types.ts';

const SPEECHES: { readonly [K in Kind]: KindSpeech<K> } = {
  choice,
  multiple,
  'true-false': trueFalse,
  gaps,
  number,
  matching,
  ordering,
  cuts,
  scenario,
  series,
  bench,
};

export const speechOf = ({ kind }: Pick<Question, 'kind'>): AnySpeech => SPEECHES[kind];

/** Texts in French. */
export function interaction(question: Question): Interaction {
  return speechOf(question).interaction(question);
}

/** The response in the interaction's own format (`result.response`). */
export function spoken<Q extends Question>(question: Q, response: ResponseTo<Q>): string {
  return speechOf(question).spoken(question, response);
}
