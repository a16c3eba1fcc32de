/** Wakes the islands that `components/island.ts` left in the page. */
import { h, hydrate, type ComponentType } from 'preact';
import type { LivePage, OnPage } from '../page/base/live-page.ts';

/** The first one at once, the others as the browser finds the time: none may hold a press or a scroll. */
export function wake<P extends OnPage>(
  name: string,
  Component: ComponentType<P>,
  page: LivePage,
): void {
  // Read over a lesson (page/later/aside.ts): what is seen there is not done there.
  if ('lecture' in document.documentElement.dataset) return;
  const sleeping = document.querySelectorAll(`cqp-ilot[name="${name}"]`);
  for (const [at, element] of sleeping.entries()) {
    const hydrated = (): void => {
      const props = JSON.parse(element.getAttribute('props') ?? '{}') as P;
      hydrate(h(Component, { ...props, page }), element);
    };
    if (at === 0) hydrated();
    else soon(hydrated);
  }
}

function soon(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work);
}
