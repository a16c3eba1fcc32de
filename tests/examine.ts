/** How axe sees our pages: opened, at rest, examined. */
import type { Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import { OFFLINE_PAGE } from '../src/page/offline/kept-pages.ts';

const STILL_MS = 500;

/** Opens a page type of `pages.ts`.
 *
 * @param address one of `PAGES`; @param site the origin it is on */
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

/**
 * axe's own `run`: none of our pages has frames, for which `@axe-core/playwright` opens a page and passes
 * all it found through it, two seconds each time.
 *
 * @param within a selector; the whole document by default
 */
export async function examine(
  page: Page,
  within?: string,
  options: RunOptions = {},
): Promise<AxeResults> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    ([part, how]) => (window as unknown as { axe: typeof axe }).axe.run(part ?? document, how),
    [within, options] as const,
  );
}

/** What axe finds wrong, each rule with the elements that break it. @param within as of `examine` */
export async function violations(page: Page, within?: string): Promise<readonly string[]> {
  const found = await examine(page, within, { resultTypes: ['violations'] });
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
  );
}
