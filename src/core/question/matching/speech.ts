import { component, token } from '../interaction-format.ts';
import type { KindSpeech } from '../types.ts';
import { isRight, matching, paired } from './rules.ts';

export const matchingSpeech: KindSpeech<'matching'> = {
  interaction: (question) => ({
    interactionType: 'matching',
    correctResponsesPattern: [matchingSpeech.spoken(question, matching.solution(question))],
    source: question.items.map(component),
    target: question.targets.map(component),
  }),

  spoken: (question, response) =>
    question.items
      .filter((item) => paired(response, item) !== '')
      .map((item) => {
        const target = isRight(question, item, response) ? item.target : paired(response, item);
        return `${token(item.id)}[.]${token(target)}`;
      })
      .join('[,]'),
};
