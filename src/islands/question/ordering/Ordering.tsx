/** Steps to put in order, moved one place at a time. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import type { PartState } from '../../../core/question/types.ts';
import { plain } from '../../../core/text/rich.ts';
import { Text } from '../../parts/inline.tsx';
import type { BodyProps } from '../kind-view.ts';
import { Mark, markClass } from '../Mark.tsx';
import { Reason } from '../Reason.tsx';
import { Sign } from '../Sign.tsx';

const ORDINAL = (place: number): string => (place === 1 ? '1re' : `${place}e`);

/** How far it stands from its place, in words; steps that follow one another as they should are in order. */
function placed(state: PartState | undefined, gap: number): string {
  if (state === 'wrong') return gap < 0 ? 'Trop tôt' : 'Trop tard';
  return gap === 0 ? 'En place' : 'Dans l’ordre';
}

export function Ordering(props: BodyProps<'ordering'>): VNode {
  const { question, response, onChange, marks, locked } = props;
  const [moved, setMoved] = useState<{ id: string; up: boolean } | null>(null);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);

  // Moving a focused element in the document takes its focus away: give it back.
  useLayoutEffect(() => {
    if (!moved) return;
    const row = list.current?.querySelector(`[data-id="${moved.id}"]`);
    const [up, down] = row?.querySelectorAll('button') ?? [];
    const wanted = moved.up ? up : down;
    (wanted?.disabled ? (moved.up ? down : up) : wanted)?.focus();
  }, [moved]);

  function move(id: string, step: -1 | 1): void {
    const from = response.indexOf(id);
    const next = [...response];
    next.splice(from, 1);
    next.splice(from + step, 0, id);
    onChange(next);
    setMoved({ id, up: step < 0 });
    const text = plain(question.steps.find((candidate) => candidate.id === id)?.text ?? []);
    setSaid(`« ${text} » est passé en ${ORDINAL(from + step + 1)} place.`);
  }

  return (
    <>
      <ol class="ordre" ref={list}>
        {response.map((id, place) => {
          const due = question.steps.findIndex((candidate) => candidate.id === id);
          const step = question.steps[due];
          if (!step) return null;
          const text = plain(step.text);
          return (
            <li
              key={id}
              data-id={id}
              class={`${moved?.id === id && !marks ? 'bouge' : ''} ${markClass(marks?.[id])}`}
            >
              <span class="pas">
                <Text of={step.text} />
                <Mark state={marks?.[id]} word={placed(marks?.[id], place - due)} />
                <Reason of={props} part={id} />
              </span>
              {locked ? null : (
                <span class="deplacements">
                  <button
                    type="button"
                    class="outil"
                    aria-label={`Monter : ${text}`}
                    disabled={place === 0}
                    onClick={() => move(id, -1)}
                  >
                    <Sign name="monter" />
                  </button>
                  <button
                    type="button"
                    class="outil"
                    aria-label={`Descendre : ${text}`}
                    disabled={place === response.length - 1}
                    onClick={() => move(id, 1)}
                  >
                    <Sign name="descendre" />
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <div class="petit doux annonce" aria-live="polite">
        {marks ? '' : said}
      </div>
    </>
  );
}
