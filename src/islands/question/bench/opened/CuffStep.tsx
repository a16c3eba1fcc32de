/** The tape is read, a cuff and an arm are chosen; the drawing shows where the arrow falls, and says nothing of it. */
import type { VNode } from 'preact';
import { KEYS, NO_CUFF } from '../../../../core/question/bench/machine.ts';
import { SIDES, type Cuff } from '../../../../core/question/bench-model.ts';
import { useDrawing } from './drawing.ts';
import { decimal, Radios, type StepProps } from '../parts.tsx';

const sideOptions = SIDES.map((id) => ({ id, text: id }));

export function CuffStep({ id, bench, state, put, say }: StepProps): VNode {
  const { cuffs, person, settings } = bench;
  const { values } = state;
  const worn = cuffs.find((cuff) => cuff.id === values[KEYS.cuff]);
  const svg = useDrawing(bench.drawings.arm);
  const around = decimal(person.circumference);
  const seen = worn
    ? `Brassard ${worn.name} posé. ${arrow(worn, person.circumference)}`
    : 'Le ruban passe au milieu, entre l’épaule et le coude. Lisez sous le trait.';
  return (
    <>
      <div class="dessin">
        <div aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />
        <Lens circumference={person.circumference} worn={worn} />
        <p class="invisible">Le ruban indique {around} centimètres.</p>
        <p class="petit">{seen}</p>
      </div>
      <Radios
        large
        legend="Quel brassard prenez-vous ?"
        name={`${id}-b`}
        options={[
          ...cuffs.map((cuff) => ({
            id: cuff.id,
            text: cuff.name,
          })),
          { id: NO_CUFF, text: 'Aucun ne convient\u00a0: je ne mesure pas, je préviens' },
        ]}
        value={values[KEYS.cuff]}
        choose={(cuff) => {
          put(KEYS.cuff, cuff);
          const chosen = cuffs.find((one) => one.id === cuff);
          say(
            chosen
              ? `Brassard ${chosen.name} posé. ${arrow(chosen, person.circumference)}`
              : 'Aucun brassard.',
          );
        }}
        more={(cuff) => {
          const at = cuffs.findIndex((one) => one.id === cuff);
          const found = cuffs[at];
          return (
            found && (
              <>
                <span class="plage">
                  {decimal(found.from)} à {decimal(found.to)} cm <small>{found.note}</small>
                </span>
                <Icon grown={at / (cuffs.length - 1 || 1)} />
              </>
            )
          );
        }}
      />
      <Radios
        legend="Quel bras ?"
        name={`${id}-c`}
        options={sideOptions}
        value={values[KEYS.side]}
        choose={(side) => put(KEYS.side, side)}
      />
      {settings
        .filter(({ early }) => early)
        .map((setting) => (
          <Radios
            key={setting.id}
            legend={setting.name}
            name={`${id}-${setting.id}`}
            options={setting.options}
            value={values[setting.id]}
            choose={(option) => put(setting.id, option)}
          />
        ))}
    </>
  );
}

/** A cuff and the range printed on it, so much larger than the smallest: 0 to 1. */
function Icon({ grown }: { readonly grown: number }): VNode {
  const [x, y] = [23 - 17 * grown, 15 - 9 * grown];
  const [width, height, range] = [72 - 2 * x, 52 - 2 * y, 10 + 14 * grown];
  return (
    <svg class="d" viewBox="0 0 72 52" aria-hidden="true">
      <path
        fill="var(--m-f)"
        d={`M${x} ${y}q${width / 2}-3 ${width} 0v${height}q${-width / 2} 3 ${-width} 0z`}
      />
      <path stroke-width="1.5" d={`M${36 - range / 2} 25h${range}m${-range}-4v8m${range}-8v8`} />
    </svg>
  );
}

const arrow = ({ from, to }: Cuff, circumference: number): string =>
  from <= circumference && circumference <= to
    ? 'La flèche tombe entre les deux traits.'
    : 'La flèche tombe en dehors des deux traits.';

/** Pixels of the lens, and of one centimetre of tape. */
const WIDTH = 280;
const CM = 36;

/** A piece of the tape around what it reads; with a cuff on, its two marks, and where the arrow falls. */
function Lens({
  circumference,
  worn,
}: {
  readonly circumference: number;
  readonly worn: Cuff | undefined;
}): VNode {
  // The marks of a cuff stand where they stand; the arrow is in the picture however far it falls.
  const scale = worn ? WIDTH / 2 / (worn.to - worn.from) : CM;
  const middle = worn ? (worn.from + worn.to) / 2 : circumference;
  const at = (cm: number): number => WIDTH / 2 + (cm - middle) * scale;
  const first = Math.floor(circumference) - 4;
  const marks = worn
    ? [worn.from, worn.to]
    : Array.from({ length: 9 }, (_, cm) => first + cm).filter((cm) => Math.abs(cm - middle) < 3.7);
  const x = Math.max(14, Math.min(WIDTH - 14, at(circumference)));
  return (
    <svg class="loupe d" viewBox={`0 0 ${WIDTH} 84`} aria-hidden="true">
      <path fill="var(--m-f)" d={`M0 32H${WIDTH}V84H0z`} />
      <path
        stroke-width={worn ? 3 : 1.5}
        d={marks.map((cm) => `M${at(cm)} 32v${worn ? 30 : 18}`).join('')}
      />
      {marks.map((cm) => (
        <text key={cm} x={at(cm)} y={worn ? 78 : 70} font-size="15">
          {decimal(cm)}
        </text>
      ))}
      <path fill="var(--m)" stroke="none" d={`M${x} 30l-9-18h18z`} />
    </svg>
  );
}
