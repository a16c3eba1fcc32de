/** The person is installed: a group of radio buttons each, and five minutes that pass at once. */
import { useEffect, useRef } from 'preact/hooks';
import type { VNode } from 'preact';
import { KEYS } from '../../../../core/question/bench/machine.ts';
import type { Bench } from '../../../../core/question/bench-model.ts';
import { isLayerSeen, useDrawing } from './drawing.ts';
import { Radios, type StepProps } from '../parts.tsx';

export function PrepareStep({ id, bench, state, put, say }: StepProps): VNode {
  const { values } = state;
  const settings = bench.settings.filter(({ early }) => !early);
  const svg = useDrawing(bench.drawings.person);
  const view = useRef<HTMLDivElement>(null);
  const minutes = Number(values[KEYS.rest]);

  useEffect(() => {
    const chosen = new Set(settings.map((setting) => values[setting.id] ?? ''));
    for (const layer of view.current?.querySelectorAll<SVGElement>('[data-id]') ?? [])
      layer.style.display = isLayerSeen(layer.dataset['id'] ?? '', chosen) ? '' : 'none';
  }, [svg, values]);

  return (
    <>
      <div class="dessin colle">
        <div ref={view} aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />
        <p class="petit">{seenOf(bench, values)}</p>
      </div>
      {settings.map((setting) => (
        <Radios
          key={setting.id}
          legend={setting.name}
          name={`${id}-${setting.id}`}
          options={setting.options}
          value={values[setting.id]}
          choose={(option) => {
            put(setting.id, option);
            const text = setting.options.find((one) => one.id === option)?.text ?? '';
            say(`${setting.name}\u00a0: ${text}.`);
          }}
        />
      ))}
      <fieldset class="reglage">
        <legend>Repos</legend>
        <p>{minutes === 0 ? 'La personne vient d’arriver.' : restText(bench, minutes)}</p>
        <div class="rang">
          {[1, 5].map((wait) => (
            <button
              key={wait}
              type="button"
              class="bouton secondaire"
              onClick={() => {
                const next = Math.min(10, minutes + wait);
                put(KEYS.rest, String(next));
                say(restText(bench, next));
              }}
            >
              Attendre {wait} min
            </button>
          ))}
        </div>
      </fieldset>
    </>
  );
}

const restText = ({ rest }: Bench, minutes: number): string =>
  `${minutes} minute${minutes > 1 ? 's' : ''} de repos, ${rest.minutes} demandées.`;

/** The whole scene in words. */
function seenOf({ settings }: Bench, values: StepProps['state']['values']): string {
  return settings
    .filter(({ early }) => !early)
    .map(
      ({ id, name, options }) =>
        `${name}\u00a0: ${options.find((one) => one.id === values[id])?.text ?? ''}.`,
    )
    .join(' ');
}
