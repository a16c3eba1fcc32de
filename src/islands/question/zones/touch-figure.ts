/** A figure whose places and a list whose answers are the same thing, twice. */
import type { PartState } from '../../../core/question/types.ts';
import { markClass } from '../Mark.tsx';

export interface Touched {
  /** What is chosen, and what was said of it. */
  show(this: void, chosen: readonly string[], marks: Readonly<Record<string, PartState>>): void;
  stop(this: void): void;
}

const STATES = ['choisi', 'vise', 'au-clavier', 'juste', 'faux', 'manquant'] as const;

/** The figure is for the eye and the finger; the keyboard and the screen reader have the list. */
export function touchFigure(figure: Element, list: HTMLElement): Touched {
  let chosen: readonly string[] = [];
  let marks: Readonly<Record<string, PartState>> = {};
  let pointed: string | undefined;

  /** The answer that an element of one of the two stands for. */
  const answerAt = (target: EventTarget | null): string | undefined => {
    if (!(target instanceof Element)) return undefined;
    const place = target.closest('[data-zone]')?.getAttribute('data-zone');
    return place ?? target.closest('label')?.querySelector('input')?.value;
  };
  const inputOf = (answer: string | undefined): HTMLInputElement | undefined =>
    [...list.querySelectorAll('input')].find(({ value }) => value === answer);

  function paint(): void {
    const { activeElement } = document;
    const focus = activeElement?.matches(':focus-visible') && list.contains(activeElement);
    const focused = focus ? answerAt(activeElement) : undefined;
    for (const place of figure.querySelectorAll('[data-zone]')) {
      const answer = place.getAttribute('data-zone') ?? '';
      const worn = [
        chosen.includes(answer) && 'choisi',
        pointed === answer && 'vise',
        focused === answer && 'au-clavier',
        markClass(marks[answer]),
      ];
      for (const state of STATES) place.classList.toggle(state, worn.includes(state));
    }
    for (const input of list.querySelectorAll('input'))
      input.closest('label')?.classList.toggle('vise', input.value === pointed);
  }

  function point({ type, target }: Event): void {
    pointed = type === 'pointerover' ? answerAt(target) : undefined;
    if (inputOf(pointed)?.disabled) pointed = undefined;
    paint();
  }
  const press = ({ target }: Event): void => {
    const answer = answerAt(target);
    if (answer !== undefined) inputOf(answer)?.click();
  };

  const places = [figure, list];
  for (const place of places) {
    place.addEventListener('pointerover', point);
    place.addEventListener('pointerout', point);
  }
  list.addEventListener('focusin', paint);
  list.addEventListener('focusout', paint);
  figure.addEventListener('click', press);

  return {
    show(nowChosen, nowMarks) {
      [chosen, marks] = [nowChosen, nowMarks];
      paint();
    },
    stop() {
      for (const place of places) {
        place.removeEventListener('pointerover', point);
        place.removeEventListener('pointerout', point);
      }
      list.removeEventListener('focusin', paint);
      list.removeEventListener('focusout', paint);
      figure.removeEventListener('click', press);
    },
  };
}
