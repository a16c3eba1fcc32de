/** Wakes the islands that `components/island.ts` left in the page. */
import { h, hydrate, type ComponentType } from 'preact';

/** The first one at once, the others as the browser finds the time: none may hold a press or a scroll. */
export function wake<P extends object>(name: string, Component: ComponentType<P>): void {
  // Read over a lesson (aside.ts): what is seen there is not done there.
  if ('lecture' in document.documentElement.dataset) return;
  const sleeping = document.querySelectorAll(`cqp-ilot[name="${name}"]`);
  for (const [at, element] of sleeping.entries()) {
    const hydrated = (): void =>
      hydrate(h(Component, JSON.parse(element.getAttribute('props') ?? '{}') as P), element);
    if (at === 0) hydrated();
    else soon(hydrated);
  }
}

const soon: (work: () => void) => void =
  typeof requestIdleCallback === 'function'
    ? (work) => void requestIdleCallback(work, { timeout: 1000 })
    : (work) => void setTimeout(work);
