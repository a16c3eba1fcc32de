/** The printed form: nothing is filled in ahead, the unit least of all. */
import type { VNode } from 'preact';
import { KEYS, NO, notedKey, RHYTHMS, YES } from '../../../../core/question/bench/machine.ts';
import { conditionsOf } from '../../../../core/question/bench/judge.ts';
import { SIDES } from '../../../../core/question/bench-model.ts';
import { Radios, type StepProps } from '../parts.tsx';
import { Sheet } from './Sheet.tsx';

const OBTAINED = [
  { id: YES, text: 'une valeur' },
  { id: NO, text: 'mesure non obtenue' },
];

export function NoteStep(props: StepProps): VNode {
  const { id, bench, state, put } = props;
  const { values } = state;
  return (
    <>
      <Sheet bench={bench} readings={state.readings} />
      <div class="feuillet">
        <p>
          <b>Fiche de mesure</b> <span class="tampon">SPÉCIMEN</span>
        </p>
        <Radios
          legend="Je note"
          name={`${id}-o`}
          options={OBTAINED}
          value={values[KEYS.obtained]}
          choose={(one) => put(KEYS.obtained, one)}
        />
        {values[KEYS.obtained] === NO ? (
          <Radios
            large
            legend="Motif"
            name={`${id}-w`}
            options={bench.motives}
            value={values[KEYS.motive]}
            choose={(one) => put(KEYS.motive, one)}
          />
        ) : null}
        {values[KEYS.obtained] === YES ? <Values {...props} /> : null}
      </div>
    </>
  );
}

function Values({ id, bench, state, put }: StepProps): VNode {
  const { values } = state;
  const lists = [
    [KEYS.unit, 'Unité', bench.units.map((one) => [one, one] as const)],
    [KEYS.noteSide, 'Bras', SIDES.map((one) => [one, one] as const)],
    [KEYS.position, 'Position', bench.positions.map((one) => [one, one] as const)],
    [KEYS.noteCuff, 'Brassard', bench.cuffs.map(({ id, name }) => [id, name] as const)],
    [KEYS.rhythm, 'Rythme', RHYTHMS.map((one) => [one, one] as const)],
  ] as const;
  return (
    <>
      <div class="saisies">
        {(
          [
            [KEYS.systolic, 'PAS'],
            [KEYS.diastolic, 'PAD'],
          ] as const
        ).map(([key, name]) => (
          <div key={key}>
            <label for={`${id}-${key}`}>{name}</label>
            <input
              id={`${id}-${key}`}
              type="text"
              inputMode="numeric"
              maxLength={3}
              value={values[key] ?? ''}
              onInput={({ currentTarget }) => {
                currentTarget.value = currentTarget.value.replace(/\D/g, '').slice(0, 3);
                put(key, currentTarget.value);
              }}
            />
          </div>
        ))}
        {lists.map(([key, name, options]) => (
          <div key={key}>
            <label for={`${id}-${key}`}>{name}</label>
            <select
              id={`${id}-${key}`}
              value={values[key] ?? ''}
              onChange={({ currentTarget }) => put(key, currentTarget.value)}
            >
              <option value="" disabled>
                Choisir
              </option>
              {options.map(([value, text]) => (
                <option key={value} value={value} selected={values[key] === value}>
                  {text}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      <fieldset class="reglage">
        <legend>Conditions de la mesure</legend>
        <div class="voies">
          {conditionsOf(bench, state).map(({ id: condition, text }) => (
            <label key={condition} class="voie">
              <input
                type="checkbox"
                checked={values[notedKey(condition)] === YES}
                onChange={({ currentTarget }) =>
                  put(notedKey(condition), currentTarget.checked ? YES : NO)
                }
              />
              <span>{text}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
