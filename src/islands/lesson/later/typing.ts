/** A keyboard on the screen leaves little to read: what stays at its edges then makes room. */

/** In px: what a style's `min-height: 30em` asks for. */
const LOW = 480;
const FIELD = 'textarea, input:not([type=checkbox], [type=radio])';

/** `data-saisie` on the page while something is typed in a low window. */
export function watchTyping(): void {
  const view = window.visualViewport;
  const look = (): void => {
    const isTyped = document.activeElement?.matches(FIELD) === true;
    const isLow = (view?.height ?? window.innerHeight) < LOW;
    document.documentElement.toggleAttribute('data-saisie', isTyped && isLow);
  };
  view?.addEventListener('resize', look);
  document.addEventListener('focusin', look);
  document.addEventListener('focusout', () => requestAnimationFrame(look));
}
