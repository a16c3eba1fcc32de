/** « Continuer » and the end of the lesson: the focus goes there with the press, never by itself. */

/**
 * @param tell after « Continuer » was pressed; `isLast`: on the last question of the page
 * @returns how to stop
 */
export function arriveOn(tell: (isLast: boolean) => void): () => void {
  const submitted = ({ target }: Event): void => {
    // Right already: the press does not check, it goes on (`Question.tsx`).
    if (!(target instanceof HTMLElement) || !target.querySelector('.reponse.juste')) return;
    tell([...document.querySelectorAll('form.question')].at(-1) === target);
  };
  document.addEventListener('submit', submitted);
  return () => document.removeEventListener('submit', submitted);
}

export function focusEnd(): void {
  const title = document.getElementById('_bilan-titre');
  title?.focus({ preventScroll: true });
  title?.scrollIntoView({ block: 'start' });
}
