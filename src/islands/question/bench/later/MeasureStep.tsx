/** The device and its sheet: each try stays, none is judged yet. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import {
  canMeasure,
  KEYS,
  MEASURE,
  NO_CUFF,
  type Reading,
} from '../../../../core/question/bench/machine.ts';
import { SIDES, type Bench } from '../../../../core/question/bench-model.ts';
import { CODES, Sheet, shownText } from './Sheet.tsx';
import type { StepProps } from '../parts.tsx';

const STEP_MS = 250;
/** Of 200 mmHg. */
const INFLATED = [40, 80, 120, 160, 200] as const;

const FULL = 'Le relevé est plein\u00a0: notez.';

export function MeasureStep({ bench, state, put, press, say }: StepProps): VNode {
  const { cuffs } = bench;
  const { values, readings } = state;
  const [pumped, setPumped] = useState<number | null>(null);
  const timer = useRef(0);
  useEffect(() => () => clearInterval(timer.current), []);
  const cuff = cuffs.find(({ id }) => id === values[KEYS.cuff]);
  const side = values[KEYS.side];
  const other = SIDES.find((one) => one !== side) ?? SIDES[0];
  const last = readings.at(-1);

  if (values[KEYS.cuff] === NO_CUFF)
    return <p>Aucun brassard ne convient&nbsp;: vous ne mesurez pas. Notez-le, puis prévenez.</p>;

  function stop(): void {
    clearInterval(timer.current);
    setPumped(null);
  }

  function measure(): void {
    const taken = press(MEASURE).readings.at(-1);
    if (taken) say(shownText(bench, taken));
  }

  function inflate(): void {
    if (pumped !== null) {
      stop();
      say('Arrêt. Aucun chiffre.');
      return;
    }
    if (!canMeasure(state)) {
      say(FULL);
      return;
    }
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      measure();
      return;
    }
    say('Gonflage.');
    let at = 0;
    setPumped(0);
    timer.current = setInterval(() => {
      at += 1;
      if (at < INFLATED.length) setPumped(at);
      else {
        stop();
        measure();
      }
    }, STEP_MS) as unknown as number;
  }

  return (
    <>
      <div class="appareil">
        <p class="modele petit">
          <span>
            {bench.device}, n° {bench.number}
          </span>
          <span>
            brassard {cuff?.name}, bras {side}
          </span>
        </p>
        <Screen bench={bench} last={pumped === null ? last : undefined} />
        {pumped === null ? null : (
          <div class="gonflage" aria-hidden="true">
            {INFLATED.map((one, at) => (
              <i key={one} class={at <= pumped ? 'plein' : ''} />
            ))}
          </div>
        )}
        <button type="button" class="bouton" onClick={inflate}>
          {pumped === null ? 'Départ' : 'Arrêt'}
        </button>
      </div>
      <Sheet bench={bench} readings={readings} />
      <p class="petit doux">
        {pumped !== null
          ? 'Ne parlez pas, ne touchez pas le bras.'
          : canMeasure(state)
            ? 'Rien n’est arrondi.'
            : FULL}
      </p>
      <button
        type="button"
        class="bouton secondaire"
        disabled={pumped !== null}
        onClick={() => {
          put(KEYS.side, other);
          say(`Brassard posé au bras ${other}.`);
        }}
      >
        Passer au bras {other}
      </button>
    </>
  );
}

function Screen({ bench, last }: { bench: Bench; last: Reading | undefined }): VNode {
  const { person } = bench;
  if (last?.refusal)
    return (
      <div class="affichage">
        <p class="sigle">{CODES[last.refusal]}</p>
        <p>{shownText(bench, last)}</p>
      </div>
    );
  const [systolic, diastolic] = last?.shown ?? [null, null];
  const rows = [
    ['PAS', systolic ?? '000', 'mmHg'],
    ['PAD', diastolic ?? '00', 'mmHg'],
    ['Pouls', systolic === null ? '00' : person.pulse, '/min'],
  ] as const;
  return (
    <dl class={systolic === null ? 'affichage eteint' : 'affichage'}>
      {rows.map(([name, value, unit]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{value}</b> {unit}
          </dd>
        </div>
      ))}
      {person.irregular && systolic !== null ? (
        <div>
          <dt>Symbole</dt>
          <dd>rythme irrégulier</dd>
        </div>
      ) : null}
    </dl>
  );
}
