import type { KindSpeech } from '../types.ts';
import { cuts, placesIn } from './rules.ts';

/** A choice of places: each is named by the letters before it, and described by the word cut there. */
export const speech: KindSpeech<'cuts'> = {
  rules: cuts,

  interaction(question) {
    const word = question.pieces.join('');
    return {
      interactionType: 'choice',
      correctResponsesPattern: [speech.spoken(question, cuts.solution(question))],
      choices: placesIn(question).map((id) => ({
        id,
        description: { fr: `${word.slice(0, Number(id))} | ${word.slice(Number(id))}` },
      })),
    };
  },

  spoken: (_question, response) => response.join('[,]'),

  spelled(question, response, { one, list }) {
    const places = placesIn(question).map((id) => ({ id }));
    return list(response.map((cut) => one(places, cut)));
  },
};
