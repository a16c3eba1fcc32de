/** A series: counted over real seconds, seen and heard; then two numbers. */
import { useEffect, useRef } from 'preact/hooks';
import type { VNode } from 'preact';
import { DURATIONS, secondsOf } from '../../../core/question/series/rules.ts';
import type { BodyProps } from '../kind-view.ts';
import { Mark, markClass } from '../Mark.tsx';
import { Reason, reasonId } from '../Reason.tsx';
import { Sign } from '../Sign.tsx';
import { TextField } from '../TextField.tsx';
import { Drawing } from './Drawing.tsx';
import { useCount } from './useCount.ts';

const WORDS = {
  pulse: {
    what: 'battements',
    counted: 'Comptés',
    rate: 'Pouls',
    seen: 'L’artère bat sur la figure. Avec le son, chaque battement s’entend.',
    still: 'La figure ne bat pas : un trait s’écrit à chaque battement.',
    taught: 'Vous vous entraînez à compter. Trouver le pouls au doigt se montre en présence.',
  },
  breath: {
    what: 'respirations',
    counted: 'Comptées',
    rate: 'Respiration',
    seen: 'La poitrine bouge sur la figure. Avec le son, chaque respiration s’entend.',
    still: 'La figure ne bouge pas : un trait s’écrit à chaque respiration.',
    taught: 'Vous vous entraînez à compter. Observer un souffle se montre en présence.',
  },
} as const;

/** What is heard beside the beats; never each second. */
const SAID = { ready: 'Préparez-vous.', counting: 'Départ.', done: 'Terminé. Combien ?' } as const;
const AGAIN = 'Vous avez quitté la page : le compte recommence. ';

export function SeriesBody(props: BodyProps<'series'>): VNode {
  const { question, response, onChange, marks, locked } = props;
  const { id, series } = question;
  const over = secondsOf(response);
  const words = WORDS[series.of];
  const count = useCount(series, over);
  const { step } = count;
  /** Whole seconds counted so far. */
  const passed = step === 'ready' ? 0 : over - count.left;
  const box = useRef<HTMLDivElement>(null);
  const answering =
    step === 'done' || locked || marks !== null || response.counted + response.rate !== '';
  const wasAnswering = useRef(answering);

  // Counted: to what is to be written. To be counted again: to what begins, later than the form's own focus.
  useEffect(() => {
    if (marks) count.stop();
    else if (step === 'done' || (wasAnswering.current && !answering))
      box.current?.querySelector<HTMLElement>(answering ? 'input' : '.bouton')?.focus();
    wasAnswering.current = answering;
  }, [marks, answering]);

  return (
    <div class="serie" ref={box}>
      {answering ? null : (
        <>
          <p class="consigne vive">{words.seen}</p>
          <p class="consigne fixe">{words.still}</p>
          <Drawing of={series.of} drawing={count.drawing} />
        </>
      )}
      {step === null ? null : (
        <div class="decompte">
          <p>
            <span>
              {step === 'ready' ? 'Préparez-vous' : step === 'done' ? 'Terminé' : 'Comptez'}
            </span>
            <b class="tabulaire">{step === 'done' ? over : count.left}&nbsp;s</b>
          </p>
          {/* A ruler of seconds; the component of the others would be one more file to fetch. */}
          <div class="reglette" role="img" aria-label={`${passed} secondes sur ${over}`}>
            {Array.from({ length: over }, (_, second) => (
              <i
                key={second}
                class={
                  second < passed
                    ? 'faite'
                    : second === passed && step === 'counting'
                      ? 'encours'
                      : ''
                }
              />
            ))}
          </div>
        </div>
      )}
      {answering ? (
        <div class="comptes">
          {field('counted', `${words.counted} en ${over}\u00a0s`, words.what)}
          {field('rate', words.rate, 'par minute')}
          <Reason of={props} part="counted" />
          <Reason of={props} part="rate" />
          {locked || marks ? null : (
            <button
              type="button"
              class="bouton simple"
              onClick={() => {
                count.stop();
                onChange({ over: `${over}`, counted: '', rate: '' });
              }}
            >
              <Sign name="refaire" /> Recompter
            </button>
          )}
        </div>
      ) : (
        <>
          <p class="traits fixe" aria-hidden="true">
            {'| '.repeat(count.begun)}
          </p>
          {step === null ? (
            <fieldset class="duree">
              <legend>Durée</legend>
              {DURATIONS.map((one) => (
                <label key={one}>
                  <input
                    type="radio"
                    name={`${id}-duree`}
                    value={one}
                    checked={one === over}
                    onChange={() => onChange({ over: `${one}`, counted: '', rate: '' })}
                  />
                  <span>{one}&nbsp;s</span>
                </label>
              ))}
            </fieldset>
          ) : null}
          <div class="rang">
            <button
              type="button"
              class={`bouton ${step === null ? '' : 'secondaire'}`}
              onClick={() => (step === null ? count.begin() : count.stop())}
            >
              <Sign name={step === null ? 'depart' : 'arret'} />
              {step === null ? 'Commencer' : 'Arrêter'}
            </button>
            <button
              type="button"
              class="bouton secondaire bascule"
              aria-pressed={count.sound}
              onClick={count.toggleSound}
            >
              <Sign name="son" /> Son&nbsp;: {count.sound ? 'oui' : 'non'}
            </button>
          </div>
          {step === null ? (
            <p class="petit doux consigne">
              Trois secondes pour vous préparer, puis comptez dans votre tête.
            </p>
          ) : null}
          <p class="sur-papier">À compter à l’écran : sur papier, rien ne bat.</p>
        </>
      )}
      {locked || (!answering && step === null) ? <p class="petit doux">{words.taught}</p> : null}
      <div class={count.interrupted ? 'petit' : 'invisible'} aria-live="polite">
        {count.interrupted ? AGAIN : ''}
        {step ? SAID[step] : ''}
      </div>
    </div>
  );

  function field(part: 'counted' | 'rate', label: string, unit: string): VNode {
    const state = marks?.[part];
    return (
      <label class={`nombre ${markClass(state)}`}>
        <span>{label}</span>
        <TextField
          inputmode="numeric"
          name={`${id}-${part}`}
          value={response[part]}
          locked={locked}
          state={state}
          aria-describedby={reasonId(props, part)}
          write={(text) => onChange({ ...response, over: `${over}`, [part]: text })}
        />
        <span class="unite">{unit}</span>
        <Mark state={state} />
      </label>
    );
  }
}
