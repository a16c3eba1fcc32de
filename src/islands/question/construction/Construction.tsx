/** A word to build: pieces to press in their order, others to leave on the table. */
import { useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { plain } from '../../../core/text/rich.ts';
import type { BodyProps } from '../kind-view.ts';
import { Mark, markClass } from '../Mark.tsx';
import { Reason } from '../Reason.tsx';
import { WordApart } from '../word/WordApart.tsx';

const ORDINAL = (place: number): string => (place === 1 ? '1re' : `${place}e`);

export function Construction(props: BodyProps<'ordering'>): VNode {
  const { question, response, onChange, marks, locked } = props;
  const { steps, decoys = [], word } = question;
  const [said, setSaid] = useState('');
  const table = useRef<HTMLDivElement>(null);
  const tiles = [...steps, ...decoys]
    .map(({ id, text }) => ({ id, text: plain(text) }))
    .sort((one, other) => one.text.localeCompare(other.text, 'fr'));
  const textOf = (id: string): string => tiles.find((tile) => tile.id === id)?.text ?? '';
  const isFull = response.length === steps.length;

  function press(id: string): void {
    const isPlaced = response.includes(id);
    if (isFull && !isPlaced) return;
    const next = isPlaced ? response.filter((other) => other !== id) : [...response, id];
    const rest = steps.length - next.length;
    onChange(next);
    setSaid(
      `« ${textOf(id)} » est ${isPlaced ? 'retiré' : `en ${ORDINAL(next.length)} place`}. ${
        rest === 0
          ? 'Le mot est complet.'
          : rest === 1
            ? 'Il en reste une.'
            : `Il en reste ${rest}.`
      }`,
    );
  }

  function takeAllOut(): void {
    if (response.length === 0) return;
    onChange([]);
    setSaid(`Tout est retiré. Il en reste ${steps.length}.`);
  }

  /** What stood in its place may be gone: its tile takes the focus. */
  function takeOut(id: string): void {
    press(id);
    table.current?.querySelector<HTMLElement>(`[value="${id}"]`)?.focus();
  }

  if (locked && word) return <WordApart word={word} />;
  return (
    <>
      {marks ? null : (
        <p class="consigne">
          Touchez un morceau&nbsp;: il prend la place suivante. Touchez-le encore pour le retirer.
        </p>
      )}
      <ol class="atelier" aria-label="Votre mot">
        {steps.map((_, place) => {
          const id = response[place];
          const state = marks?.[id ?? ''];
          return (
            <li
              key={place}
              class={`place ${id === undefined ? 'vide' : ''} ${place === response.length ? 'suivante' : ''} ${markClass(state)}`}
            >
              {id === undefined ? (
                <b>
                  &#8203;<span class="invisible">place vide</span>
                </b>
              ) : marks ? (
                <>
                  <b>{textOf(id)}</b>
                  <Mark state={state} />
                </>
              ) : (
                <button
                  type="button"
                  aria-label={`${textOf(id)}, place ${place + 1} sur ${steps.length}. Retirer`}
                  onClick={() => takeOut(id)}
                >
                  <b>{textOf(id)}</b>
                </button>
              )}
            </li>
          );
        })}
      </ol>
      {marks ? (
        response.map((id) => <Reason key={id} of={props} part={id} />)
      ) : (
        <>
          <div class="reserve" ref={table}>
            {tiles.map(({ id, text }) => (
              <button
                key={id}
                type="button"
                class="morceau"
                value={id}
                aria-pressed={response.includes(id)}
                aria-disabled={isFull && !response.includes(id) ? true : undefined}
                onClick={() => press(id)}
              >
                {text}
              </button>
            ))}
          </div>
          <div class="rang">
            <button
              type="button"
              class="bouton simple"
              aria-disabled={response.length === 0 ? true : undefined}
              onClick={takeAllOut}
            >
              Tout retirer
            </button>
          </div>
          <p class="petit doux annonce" aria-live="polite">
            {said}
          </p>
        </>
      )}
    </>
  );
}
