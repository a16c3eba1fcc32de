/** A lesson's questions that have papers above them keep those at hand. */
import { render } from 'preact';
import { Revisit } from './Revisit.tsx';

export function keepAtHand(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>(
    '.prose > cqp-ilot > form.question',
  ))
    if (papersOf(form))
      whenAwake(form, () => {
        const foot = document.createElement('div');
        foot.className = 'revoir-documents';
        form.append(foot);
        // The action then stays in its place: one thing at the foot of the screen.
        form.dataset['papiers'] = '';
        render(<Revisit papersOf={papersOf} />, foot);
      });
}

/** Its own, else those that its part of the lesson shows before it. */
function papersOf(form: HTMLElement): HTMLElement | null {
  let place = form.closest('cqp-ilot')?.previousElementSibling;
  while (place instanceof HTMLElement && !/^H[23]$/.test(place.tagName)) {
    const { question } = place.dataset;
    const isFor = question === undefined || `q-${question}` === form.id;
    if (isFor && place.matches('.documents')) return place;
    place = place.previousElementSibling;
  }
  return null;
}

/** Hydration takes away what it does not know: nothing is added to a form before it is ready (early.ts). */
function whenAwake(form: HTMLFormElement, work: () => void): void {
  if ('pret' in form.dataset) {
    work();
    return;
  }
  const observer = new MutationObserver(() => {
    observer.disconnect();
    work();
  });
  observer.observe(form, { attributeFilter: ['data-pret'] });
}
