/** A bench once it is open: five steps, and once it is checked the debrief. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import {
  act,
  KEYS,
  missingAt,
  run,
  STEPS,
  type BenchState,
  type Step,
} from '../../../../core/question/bench/machine.ts';
import type { BodyProps } from '../../kind-view.ts';
import type { later } from '../later/later.ts';
import { usePart, type Part } from '../part.ts';
import type { StepProps } from '../parts.tsx';
import { CuffStep } from './CuffStep.tsx';
import { PrepareStep } from './PrepareStep.tsx';

const LATER: Part<typeof later> = {
  fetch: async () => (await import('../later/later.ts')).later,
  here: null,
};

const TITLES: Readonly<Record<Step, string>> = {
  brassard: 'Choisir le brassard',
  installer: 'Installer la personne',
  mesurer: 'Mesurer',
  noter: 'Noter la mesure',
  transmettre: 'Transmettre',
};

const FIRST: Readonly<Partial<Record<Step, (props: StepProps) => VNode>>> = {
  brassard: CuffStep,
  installer: PrepareStep,
};

export interface OpenedProps extends BodyProps<'bench'> {
  /** Opened by a press: the focus goes to its first step. */
  readonly focused: boolean;
}

export function Opened({ question, response, onChange, marks, focused }: OpenedProps): VNode {
  const { bench, id } = question;
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState(false);
  const rest = usePart(LATER, true, () => setFailed(true));
  const frame = useRef<HTMLDivElement>(null);
  const toTitle = useRef(focused);
  const state = run(bench, response);
  const step = state.values[KEYS.step] as Step;
  const isJudged = marks !== null;

  const toHeading = (): void => frame.current?.querySelector('h3')?.focus();
  useEffect(() => {
    // A page that shows again what was done moves no focus.
    const isHere = isJudged && frame.current?.closest('form')?.contains(document.activeElement);
    if (toTitle.current || isHere) toHeading();
    toTitle.current = false;
  }, [step, isJudged]);

  const wait = (
    <div class="rang">
      <span role="status">
        {failed
          ? 'La suite n’a pas pu être chargée. Vérifiez votre connexion\u00a0: rien n’est perdu.'
          : 'La suite se charge…'}
      </span>
      {failed ? (
        <button type="button" class="bouton secondaire" onClick={() => location.reload()}>
          Recharger la page
        </button>
      ) : null}
    </div>
  );

  if (isJudged)
    return (
      <div class="banc" ref={frame}>
        <h3 tabIndex={-1}>Bilan&nbsp;: {bench.person.name}</h3>
        {rest ? (
          <>
            <rest.Debrief bench={bench} state={state} />
            <rest.NextPerson />
          </>
        ) : (
          wait
        )}
      </div>
    );

  const send = (action: string): BenchState => {
    const next = act(bench, state, action);
    if (next !== state) onChange(next.journal);
    return next;
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
  const StepBody = FIRST[step] ?? rest?.steps[step as keyof typeof later.steps];
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
      {StepBody ? (
        <StepBody
          id={id}
          bench={bench}
          state={state}
          put={(key, value) => void send(`${key}:${value}`)}
          press={send}
          say={setSaid}
        />
      ) : (
        wait
      )}
      {said ? (
        <p class="invisible" role="status">
          {said}
        </p>
      ) : null}
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
            Revenir&nbsp;: {TITLES[before].toLowerCase()}
          </button>
        ) : null}
        <span class="petit doux" id={`${id}-lack`}>
          {next ? lack : '«\u00a0Vérifier\u00a0» ouvre le bilan.'}
        </span>
      </p>
    </div>
  );
}
