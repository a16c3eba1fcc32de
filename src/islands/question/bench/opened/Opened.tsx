/** A bench once it is open: five steps, and once it is checked the debrief. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import {
  act,
  KEYS,
  MEASURE,
  missingAt,
  run,
  STEPS,
  type Step,
} from '../../../../core/question/bench/machine.ts';
import type { BodyProps } from '../../kind-view.ts';
import { CuffStep } from './CuffStep.tsx';
import { Debrief } from './Debrief.tsx';
import { MeasureStep } from './MeasureStep.tsx';
import { NoteStep } from './NoteStep.tsx';
import { PrepareStep } from './PrepareStep.tsx';
import { shownText } from './Sheet.tsx';
import { TellStep } from './TellStep.tsx';
import type { StepProps } from './parts.tsx';

const TITLES: Readonly<Record<Step, string>> = {
  brassard: 'Choisir le brassard',
  installer: 'Installer la personne',
  mesurer: 'Mesurer',
  noter: 'Noter la mesure',
  transmettre: 'Transmettre',
};

const BODIES: Readonly<Record<Step, (props: StepProps) => VNode>> = {
  brassard: CuffStep,
  installer: PrepareStep,
  mesurer: MeasureStep,
  noter: NoteStep,
  transmettre: TellStep,
};

export interface OpenedProps extends BodyProps<'bench'> {
  /** Opened by a press: the focus goes to its first step. */
  readonly focused: boolean;
}

export function Opened({ question, response, onChange, marks, focused }: OpenedProps): VNode {
  const { bench, id } = question;
  const [said, setSaid] = useState('');
  const frame = useRef<HTMLDivElement>(null);
  const toTitle = useRef(focused);
  const state = run(bench, response);
  const step = state.values[KEYS.step] as Step;
  const isJudged = marks !== null;

  useEffect(() => {
    // A page that shows again what was done moves no focus.
    const isHere = isJudged && frame.current?.closest('form')?.contains(document.activeElement);
    if (toTitle.current || isHere) frame.current?.querySelector('h3')?.focus();
    toTitle.current = false;
  }, [step, isJudged]);

  if (isJudged)
    return (
      <div class="banc" ref={frame}>
        <Debrief bench={bench} state={state} />
      </div>
    );

  const send = (action: string): void => {
    const next = act(bench, state, action);
    if (next === state) return;
    onChange(next.journal);
    const taken = next.readings.at(-1);
    if (action === MEASURE && taken) setSaid(shownText(bench, taken));
  };
  const go = (to: Step): void => {
    toTitle.current = true;
    setSaid('');
    send(`${KEYS.step}:${to}`);
  };
  const place = STEPS.indexOf(step);
  const lack = missingAt(state, step);
  const next = STEPS[place + 1];
  const before = STEPS[place - 1];
  const StepBody = BODIES[step];
  const forward = (): void => {
    if (lack) setSaid(lack);
    else if (next) go(next);
  };
  return (
    // The bench listens for its fields, as the form does.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      class="banc"
      ref={frame}
      onKeyDown={(event) => {
        // Enter in a field would check a run that is not over.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || !next) return;
        event.preventDefault();
        if (!event.repeat) forward();
      }}
    >
      <h3 tabIndex={-1}>{TITLES[step]}</h3>
      <p class="petit doux">
        Étape {place + 1} sur {STEPS.length}
      </p>
      <div class="reglette" aria-hidden="true">
        {STEPS.map((one, at) => (
          <i key={one} class={at < place ? 'faite' : at === place ? 'encours' : ''} />
        ))}
      </div>
      <StepBody
        id={id}
        bench={bench}
        state={state}
        put={(key, value) => send(`${key}:${value}`)}
        press={send}
        say={setSaid}
      />
      <p class="invisible" role="status">
        {said}
      </p>
      <p class="rang">
        {next ? (
          <button
            type="button"
            class="bouton"
            aria-disabled={lack !== '' || undefined}
            aria-describedby={lack ? `${id}-lack` : undefined}
            onClick={forward}
          >
            {TITLES[next]}
          </button>
        ) : null}
        {before ? (
          <button type="button" class="bouton simple" onClick={() => go(before)}>
            Revenir : {TITLES[before].toLowerCase()}
          </button>
        ) : null}
        <span class="petit doux" id={`${id}-lack`}>
          {next ? lack : '« Vérifier » ouvre le bilan.'}
        </span>
      </p>
    </div>
  );
}
