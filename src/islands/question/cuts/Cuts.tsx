/** A word under a blade that goes from letter to letter, and cuts where it is told to. */
import { useState } from 'preact/hooks';
import type { JSX, VNode } from 'preact';
import type { PartState } from '../../../core/question/types.ts';
import { LETTERS_A_LINE, piecesOf } from '../../../core/question/cuts/rules.ts';
import type { BodyProps } from '../kind-view.ts';
import { markClass } from '../Mark.tsx';
import { Reason } from '../Reason.tsx';
import { Sign } from '../Sign.tsx';
import { WordApart } from '../word/WordApart.tsx';

const SIGNS = { right: 'juste', wrong: 'faux', missed: 'manque' } as const;
const WORDS = { right: 'juste', wrong: 'faux', missed: 'à couper' } as const;

export function Cuts(props: BodyProps<'cuts'>): VNode {
  const { question, response, onChange, marks, locked } = props;
  const word = question.pieces.join('');
  const isLong = word.length > LETTERS_A_LINE;
  const onLine = isLong ? Math.ceil(word.length / 2) : word.length;
  const [blade, setBlade] = useState(1);
  const isCut = response.includes(String(blade));
  const shown: readonly (readonly [number, PartState?])[] = marks
    ? Object.entries(marks)
        .map(([cut, state]) => [Number(cut), state] as const)
        .sort(([one], [other]) => one - other)
    : response.map((cut) => [Number(cut)] as const);

  const move = (to: number): void => setBlade(Math.min(word.length - 1, Math.max(1, to)));
  const cut = (): void =>
    onChange(
      isCut
        ? response.filter((other) => other !== String(blade))
        : [...response, String(blade)].sort((one, other) => Number(one) - Number(other)),
    );
  // Enter would hand the form in.
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (!event.repeat) cut();
  };

  return (
    <>
      {marks ? null : <p class="consigne">Amenez la lame entre deux lettres, puis coupez.</p>}
      <div class={isLong ? 'coupe longue' : 'coupe'} style={{ '--n': onLine }}>
        {(isLong ? [0, onLine] : [0]).map((before) => {
          const isHere = (place: number): boolean => place > before && place <= before + onLine;
          return (
            <div class="lettres" aria-hidden="true" key={before}>
              {[...word.slice(before, before + onLine)].map((letter, at) => (
                <span key={at}>{letter}</span>
              ))}
              {shown
                .filter(([place]) => isHere(place))
                .map(([place, state]) => (
                  <i
                    key={place}
                    class={`trait ${markClass(state)}`}
                    style={{ '--k': place - before }}
                  />
                ))}
              {isLong && !marks && isHere(blade) ? (
                <i class="endroit" style={{ '--k': blade - before }} />
              ) : null}
            </div>
          );
        })}
        {marks ? null : (
          <input
            class="lame"
            type="range"
            min={1}
            max={word.length - 1}
            value={blade}
            aria-label="Place de la lame"
            aria-valuetext={`entre ${word.slice(0, blade)} et ${word.slice(blade)}${isCut ? ', coupé' : ''}`}
            onInput={(event) => move(Number(event.currentTarget.value))}
            onKeyDown={onKeyDown}
          />
        )}
      </div>
      {marks ? (
        <ul class="coupes">
          {shown.map(([place, state = 'right']) => (
            <li key={place} class={markClass(state)}>
              <Sign name={SIGNS[state]} />
              <span>
                après «&nbsp;{word.slice(0, place)}&nbsp;»&nbsp;: <b>{WORDS[state]}</b>
              </span>
              <Reason of={props} part={String(place)} />
            </li>
          ))}
        </ul>
      ) : (
        <>
          <div class="pousse">
            <button
              type="button"
              class="bouton secondaire"
              aria-label="Une lettre à gauche"
              onClick={() => move(blade - 1)}
            >
              <Arrow path="M19.5 12h-15M10.5 6l-6 6 6 6" />
            </button>
            <button type="button" class="bouton secondaire" onClick={cut}>
              {isCut ? 'Retirer la coupe' : 'Couper ici'}
            </button>
            <button
              type="button"
              class="bouton secondaire"
              aria-label="Une lettre à droite"
              onClick={() => move(blade + 1)}
            >
              <Arrow path="M4.5 12h15M13.5 6l6 6-6 6" />
            </button>
          </div>
          <p class="vos-morceaux" aria-live="polite">
            {response.length > 0 ? (
              <>
                <span class="doux">Vos morceaux&nbsp;: </span>
                <b>{piecesOf(question, response).join(' / ')}</b>
              </>
            ) : null}
          </p>
        </>
      )}
      {locked ? <WordApart word={question.word} /> : null}
    </>
  );
}

const Arrow = ({ path }: { readonly path: string }): VNode => (
  <svg class="icone" viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
);
