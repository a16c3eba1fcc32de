/** A run of a bench as a trainer reads it: what was noted, then the readings, the debrief and each action. */
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Bench } from '../../core/question/bench-model.ts';
import { conditionsOf, judge } from '../../core/question/bench/judge.ts';
import { KEYS, NO, notedKey, YES, type BenchState } from '../../core/question/bench/machine.ts';
import { runIn } from '../../core/question/bench/speech-read.ts';
import { plural } from '../../core/text/numbers.ts';
import { Icon } from '../../islands/parts/Icon.tsx';
import { drawings } from '../../islands/parts/marks.ts';
import { Debrief } from '../../islands/question/bench/later/Debrief.tsx';
import { Sheet } from '../../islands/question/bench/later/Sheet.tsx';
import { dress } from '../../page/later/late-style.ts';
import style from '../../styles/bench.css?url';
import { Parts } from '../Parts.tsx';

export interface BenchRunProps {
  readonly bench: Bench;
  /** As statements bear it. */
  readonly response: string;
  /** The same, action by action. */
  readonly words: readonly string[];
}

export function BenchRun({ bench, response, words }: BenchRunProps): VNode {
  const state = useMemo(() => runIn(bench, response), [bench, response]);
  useEffect(() => void dress(style), []);
  if (state === null) return <Parts words={words} />;
  const criteria = judge(bench, state);
  const met = criteria.filter(({ mark }) => mark === 'right').length;
  return (
    <details>
      <summary>
        {plural(met, 'point fait', 'points faits')} sur {criteria.length}. Noté&nbsp;:{' '}
        {noteOf(bench, state)}
      </summary>
      <div class="banc">
        <Sheet bench={bench} readings={state.readings} />
        <Debrief bench={bench} state={state} draw={(name) => <Icon draw={drawings[name]} />} />
        <p>
          <b>Geste après geste</b>
        </p>
        <Parts words={words} />
      </div>
    </details>
  );
}

/** « 146/88 mmHg, bras droit, assise, brassard L, régulier, repos 5 min » */
function noteOf(bench: Bench, state: BenchState): string {
  const { values } = state;
  if (values[KEYS.obtained] === NO) {
    const motive = bench.motives.find(({ id }) => id === values[KEYS.motive]);
    return `mesure non obtenue, ${motive?.text ?? ''}`;
  }
  const cuff = bench.cuffs.find(({ id }) => id === values[KEYS.noteCuff]);
  const value = (key: string): string => values[key] ?? '';
  return [
    `${value(KEYS.systolic)}/${value(KEYS.diastolic)} ${value(KEYS.unit)}`,
    `bras ${value(KEYS.noteSide)}`,
    value(KEYS.position),
    `brassard ${cuff?.name ?? ''}`,
    value(KEYS.rhythm),
    ...conditionsOf(bench, state)
      .filter(({ id }) => values[notedKey(id)] === YES)
      .map(({ text }) => text),
  ].join(', ');
}
