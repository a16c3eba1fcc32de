/** Opens a page type of `pages.ts` as axe is to see it. */
import type { Page } from '@playwright/test';
import { OFFLINE_PAGE } from '../src/page/offline/kept-pages.ts';

const STILL_MS = 500;

/** @param address one of `PAGES`; @param site the origin it is on */
export async function openToExamine(page: Page, site: string, address: string): Promise<void> {
  // With a network it would lead to the home page, which is examined for itself.
  if (address === OFFLINE_PAGE)
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'onLine', { get: () => false }),
    );
  await page.goto(site + address);
  await still(page);
}

/**
 * Resolves once the page has fetched and changed nothing for half a second. Playwright's « networkidle »
 * was seen never to come on a loaded machine, though every request had ended.
 */
export function still(page: Pick<Page, 'evaluate'>): Promise<void> {
  return page.evaluate(
    (pause) =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, pause);
        const restart = (): void => {
          clearTimeout(timer);
          timer = setTimeout(resolve, pause);
        };
        new PerformanceObserver(restart).observe({ type: 'resource' });
        new MutationObserver(restart).observe(document, {
          attributes: true,
          characterData: true,
          childList: true,
          subtree: true,
        });
      }),
    STILL_MS,
  );
}
