/** « Bilan »: what moved the value, what was done well and what to take up again, where the role ends. */
import type { VNode } from 'preact';
import {
  explain,
  movers,
  type Criterion,
} from '../../../../core/question/bench/debrief/explain.ts';
import { dueOf, shiftOf, type BenchState } from '../../../../core/question/bench/machine.ts';
import type { Bench, Effect, Fault } from '../../../../core/question/bench-model.ts';
import { Sign } from '../../Sign.tsx';

const signed = (value: number): string => (value < 0 ? `−${-value}` : `+${value}`);
const whole = (value: number): string => String(value).replace('.', ',');

interface DebriefProps {
  readonly bench: Bench;
  readonly state: BenchState;
  /** Where the page has no signs to point at. */
  draw?(this: void, name: SignName): VNode;
}

type SignName = 'juste' | 'partiel' | 'faux';
const sign = (name: SignName): VNode => <Sign name={name} />;

export function Debrief({ bench, state, draw = sign }: DebriefProps): VNode {
  const { person } = bench;
  const found = movers(bench, state);
  const [shown, real] = [dueOf(bench, state), dueOf(bench, state, 'true')];
  return (
    <>
      {shown && real ? (
        <p>
          {person.urgent
            ? 'L’appareil a affiché '
            : 'Vos deux mesures retenues donnent en moyenne '}
          <b>{shown.map(whole).join('/')}</b>
          {shown.join() === real.join() ? (
            '. Rien n’a déplacé la valeur.'
          ) : (
            <>
              . Avec une bonne préparation, ce serait <b>{real.map(whole).join('/')}</b>.
            </>
          )}
        </p>
      ) : (
        <p>Aucune valeur n’a été retenue.</p>
      )}
      {shown && real && found.length > 0 ? (
        <>
          {shown[0] === real[0] ? null : <Scale from={real[0]} to={shown[0]} />}
          <Effects bench={bench} found={found} />
        </>
      ) : null}
      <ul class="criteres">
        {explain(bench, state).map((one) => (
          <Line key={one.id} of={one} draw={draw} />
        ))}
      </ul>
      <p class="borne">
        <b>Limite du rôle</b> {person.limit}
      </p>
      <p class="petit doux">
        Ce banc vous entraîne. Il ne remplace pas la mise en situation en présence.
      </p>
    </>
  );
}

const MARKS = {
  right: { name: 'juste', word: 'fait' },
  half: { name: 'partiel', word: 'en partie' },
  wrong: { name: 'faux', word: 'à reprendre' },
} as const;

interface LineProps {
  readonly of: Criterion;
  draw(this: void, name: SignName): VNode;
}

function Line({ of, draw }: LineProps): VNode {
  const mark = MARKS[of.mark];
  return (
    <li class={mark.name}>
      {draw(mark.name)}
      <span>
        {of.name}
        {of.why ? <small>{of.why}</small> : null}
      </span>
      <b>{mark.word}</b>
    </li>
  );
}

/** What each fault did on this bench, and what is known of it. */
function Effects({ bench, found }: { bench: Bench; found: readonly Fault[] }): VNode {
  const effects = found.flatMap(({ effect }): readonly Effect[] => (effect ? [effect] : []));
  const sum = shiftOf(bench, effects);
  return (
    <>
      <table>
        <caption>Ce qui a joué sur la valeur</caption>
        <thead>
          <tr>
            <th scope="col">Préparation</th>
            <th scope="col">PAS / PAD</th>
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <tr key={one.fault}>
              <th scope="row">
                {one.fault}
                <small>{knownOf(one)}</small>
              </th>
              <td>{one.effect ? one.effect.shift.map(signed).join(' / ') : '–'}</td>
            </tr>
          ))}
          {effects.length > 1 ? (
            <tr>
              <th scope="row">Somme du banc</th>
              <td>{sum.map(signed).join(' / ')}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {effects.length > 0 ? (
        <p class="petit doux">
          Convention du banc, les écarts ne s’additionnent pas&nbsp;: dans la vie, ils changent
          d’une personne à l’autre, et personne ne peut les soustraire.
        </p>
      ) : null}
    </>
  );
}

function knownOf({ effect, disputed }: Fault): string {
  if (disputed) return 'Les études ne s’accordent pas\u00a0: on refait la mesure.';
  if (!effect) return 'Le banc ne déplace rien\u00a0: on refait la mesure.';
  const direction = effect.shift[0] < 0 || (effect.shift[0] === 0 && effect.shift[1] < 0);
  const way = direction ? 'Fait baisser' : 'Fait monter';
  return effect.published
    ? `${way} la PAS\u00a0: ${effect.published} mmHg publiés.`
    : `${way} la valeur.`;
}

const [WIDTH, EDGE, Y] = [480, 40, 44];

/** From the true value to the displayed one. */
function Scale({ from, to }: { from: number; to: number }): VNode {
  const least = Math.floor((Math.min(from, to) - 3) / 5) * 5;
  const most = Math.ceil((Math.max(from, to) + 3) / 5) * 5;
  const at = (value: number): number =>
    EDGE + ((value - least) / (most - least)) * (WIDTH - 2 * EDGE);
  const marks = Array.from({ length: (most - least) / 5 + 1 }, (_, step) => least + 5 * step);
  const every = marks.length > 8 ? 10 : 5;
  const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))];
  return (
    <svg
      class="d deplace"
      viewBox={`0 0 ${WIDTH} 92`}
      role="img"
      aria-label={`De ${whole(from)} à ${whole(to)} mmHg.`}
    >
      <path
        fill="var(--m)"
        stroke-width="1.5"
        d={`M${left} ${Y - 14}H${right}V${Y - 2}H${left}z`}
      />
      <path
        d={`M${EDGE} ${Y}H${WIDTH - EDGE}${marks.map((one) => `M${at(one)} ${Y}v-8`).join('')}`}
      />
      {marks
        .filter((one) => one % every === 0)
        .map((one) => (
          <text key={one} x={at(one)} y={Y + 20} font-size="15">
            {one}
          </text>
        ))}
      <text x={at(from)} y="16" font-size="15" font-weight="600">
        vraie
      </text>
      <text x={at(to)} y="84" font-size="15" font-weight="600">
        affichée
      </text>
    </svg>
  );
}
