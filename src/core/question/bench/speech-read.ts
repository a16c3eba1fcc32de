/** A run read again from how an LMS was told it: for who reads it elsewhere than where it was done. */
import type { Bench } from '../bench-model.ts';
import { act, KEYS, MEASURE, notedKey, start, valuesOf, type BenchState } from './machine.ts';
import { answerOf, MEASURED, measured, stepId } from './speech.ts';

/**
 * The run that a statement tells, done again; what told nothing (pages turned, fields emptied) is not in it.
 * @returns null where the bench has changed since, or nothing was told
 */
export function runIn(bench: Bench, spoken: string): BenchState | null {
  let state: BenchState = start(bench);
  for (const part of spoken.split('[,]')) {
    const [step = '', answer = ''] = part.split('[.]');
    const action = actionIn(bench, step, answer);
    if (action === null) return null;
    const next = act(bench, state, action);
    if (action === MEASURE) {
      const taken = next === state ? undefined : next.readings.at(-1);
      if (!taken || measured(taken).answer !== answer) return null;
    }
    state = next;
  }
  return state;
}

function actionIn(bench: Bench, step: string, answer: string): string | null {
  if (step === MEASURED) return MEASURE;
  const { settings, person } = bench;
  const ids = [...settings, ...person.conditions].map(({ id }) => id);
  const keys = [
    ...Object.values(KEYS),
    ...settings.map(({ id }) => id),
    ...[KEYS.rest, ...ids].map(notedKey),
  ];
  const key = keys.find((one) => stepId(one) === step);
  if (key === undefined) return null;
  const values = valuesOf(bench, key);
  const value =
    values instanceof RegExp
      ? [answer].find((one) => values.test(one))
      : values.find((one) => answerOf(bench, key, one) === answer);
  return value === undefined ? null : `${key}:${value}`;
}
