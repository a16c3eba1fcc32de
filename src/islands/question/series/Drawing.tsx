/** What is counted: an artery under three fingers, or a chest. Only what moves is drawn here. */
import type { Ref, VNode } from 'preact';
import type { Moment } from '../../../core/question/series/moment.ts';
import type { Series } from '../../../core/question/types.ts';

/** The front of the chest, from the neck down, so far forward. */
const front = (chest: number): string => {
  const x = (rest: number, more: number): string => (rest + more * chest).toFixed(1);
  return `C${x(280, 12.8)} 160 ${x(291, 20.8)} 184 ${x(289, 16.8)} 214C${x(288, 14.4)} 242 ${x(290, 9.6)} 264 ${x(292, 6.4)} 300`;
};
const body = (chest: number): string =>
  `M224 140C192 148 172 178 168 218C165 248 166 272 168 300M258 148${front(chest)}`;
/** From the foot of the front, breathed out, back up to the neck. */
const REST = 'L292 300C290 264 288 242 289 214C291 184 280 160 258 148Z';

interface Props {
  readonly of: Series['of'];
  readonly drawing: Ref<SVGSVGElement>;
}

export function Drawing({ of, drawing }: Props): VNode {
  return of === 'pulse' ? (
    <svg
      class="battement"
      ref={drawing}
      viewBox="0 0 480 262"
      role="img"
      aria-label="Trois doigts posés sur un poignet."
    >
      <use href="#_bras" />
      <use class="artere" href="#_artere" />
      <use class="onde" href="#_ondes" />
      <use class="doigts" href="#_doigts" />
    </svg>
  ) : (
    <svg
      class="battement"
      ref={drawing}
      viewBox="90 12 300 284"
      role="img"
      aria-label="Une personne assise, de profil."
    >
      <use href="#_siege" />
      <path class="ecart" />
      <path d={body(0)} />
      <use href="#_tete" />
      <use class="onde" href="#_inspire" />
      <use class="onde expire" href="#_expire" />
    </svg>
  );
}

/** Brings the drawing to that moment. */
export function paint(
  drawing: SVGSVGElement,
  { flow, chest }: Pick<Moment, 'flow' | 'chest'>,
): void {
  drawing.dataset['temps'] = flow ?? '';
  const [gap, outline] = drawing.querySelectorAll('path');
  gap?.setAttribute('d', chest ? `M258 148${front(chest)}${REST}` : '');
  outline?.setAttribute('d', body(chest));
}
