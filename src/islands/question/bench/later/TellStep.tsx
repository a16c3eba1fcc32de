/** Two questions: what is done with the measure, what is said to the person. */
import type { VNode } from 'preact';
import { KEYS } from '../../../../core/question/bench/machine.ts';
import { Radios, type StepProps } from '../parts.tsx';

export function TellStep({ id, bench, state, put }: StepProps): VNode {
  const { values } = state;
  return (
    <>
      <p class="petit borne">{bench.protocol}</p>
      <Radios
        large
        legend="Que faites-vous de cette mesure ?"
        name={`${id}-f`}
        options={bench.acts}
        value={values[KEYS.act]}
        choose={(one) => put(KEYS.act, one)}
      />
      <Radios
        large
        legend={`On vous demande ${bench.person.question} Que répondez-vous ?`}
        name={`${id}-d`}
        options={bench.replies}
        value={values[KEYS.reply]}
        choose={(one) => put(KEYS.reply, one)}
      />
    </>
  );
}
