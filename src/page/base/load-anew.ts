import type { LivePage } from './live-page.ts';

/**
 * For code that did not come: browsers answer the same `import()` with the same failure as long as a page
 * lives (whatwg/html#6768). What was done is stored, so the page is loaded anew once its address answers.
 */
export function loadAnew({ mustStay }: LivePage): void {
  const attempt = (): void =>
    void fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
      ({ ok }) => ok && mustStay.subscribe((must) => must || location.reload()),
      () => null,
    );
  addEventListener('online', attempt);
  // A weak network loses a file without the browser ever being offline.
  setInterval(attempt, AGAIN_MS);
}

const AGAIN_MS = 60_000;
