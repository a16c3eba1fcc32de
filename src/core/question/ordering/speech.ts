import { component, token } from '../interaction-format.ts';
import type { KindSpeech, OrderingQuestion, Step } from '../types.ts';
import { ordering } from './rules.ts';

export const speech: KindSpeech<'ordering'> = {
  rules: ordering,

  interaction: (question) => ({
    interactionType: 'sequencing',
    correctResponsesPattern: [speech.spoken(question, ordering.solution(question))],
    choices: piecesOf(question).map(component),
  }),

  spoken: (_question, response) => response.map(token).join('[,]'),

  spelled: (question, response, { one, list }) =>
    list(response.map((id) => one(piecesOf(question), id))),
};

/** Those to leave aside come last: the letters of the others stay theirs. */
const piecesOf = ({ steps, decoys = [] }: OrderingQuestion): readonly Step[] => [
  ...steps,
  ...decoys,
];
