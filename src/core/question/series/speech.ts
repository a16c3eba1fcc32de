import type { Duration, KindSpeech, Responses, SeriesQuestion } from '../types.ts';
import { beatsIn } from './beats.ts';
import { DURATIONS, isLong, secondsOf, series, toleranceOf, whole } from './rules.ts';

/** Two numbers are more than `numeric` holds: each is a step, and so are the seconds they were counted over. */
const STEPS = [
  { id: 'duree', description: { fr: 'Durée du comptage, en secondes' } },
  { id: 'compte', description: { fr: 'Nombre compté' } },
  { id: 'frequence', description: { fr: 'Nombre par minute' } },
] as const;

export const speech: KindSpeech<'series'> = {
  rules: series,

  interaction: (question) => ({
    interactionType: 'performance',
    correctResponsesPattern: rightOnes(question).map((one) => steps(one, '[.]').join('[,]')),
    steps: STEPS,
  }),

  spoken: (_question, response) => steps(response, '[.]').join('[,]'),

  spelled: (_question, response, { list, pair }) => list(steps(response, pair)),
};

/** Everything that earns all points: the whole minute and the exact counts first. */
export function rightOnes(question: SeriesQuestion): readonly Responses['series'][] {
  const off = (most: number): readonly number[] =>
    Array.from({ length: 2 * most }, (_, at) => (at % 2 === 0 ? -1 : 1) * (1 + (at >> 1)));
  const given = (over: Duration, by: number): readonly Responses['series'][] => {
    const counted = beatsIn(question.series, over).length + by;
    return counted < 0
      ? []
      : [{ over: `${over}`, counted: String(counted), rate: String((counted * 60) / over) }];
  };
  const long = [...DURATIONS].reverse().filter((over) => isLong(question, over));
  return [
    ...long.flatMap((over) => given(over, 0)),
    ...long.flatMap((over) => off(toleranceOf(question, over)).flatMap((by) => given(over, by))),
  ];
}

/** Nothing where a number is missing or cannot be read. */
function steps(response: Responses['series'], pair: string): readonly string[] {
  const values = [secondsOf(response), whole(response.counted), whole(response.rate)];
  return values.includes(null) ? [] : STEPS.map(({ id }, at) => `${id}${pair}${values[at]}`);
}
