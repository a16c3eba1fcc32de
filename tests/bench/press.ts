/** From a press to the next frame, as the browser itself times it (Event Timing). */
import type { Locator, Page } from '@playwright/test';

declare global {
  interface Window {
    __presses: number[];
  }
}

/** The least that Event Timing tells of, ms: what is faster is counted as that. */
const LEAST = 16;

/** Before the page is opened. */
export async function watchPresses(tab: Page): Promise<void> {
  await tab.addInitScript((least) => {
    const presses: number[] = [];
    window.__presses = presses;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { interactionId } = entry as PerformanceEntry & { readonly interactionId: number };
        if (interactionId) presses.push(entry.duration);
      }
    }).observe({ type: 'event', durationThreshold: least } as PerformanceObserverInit);
  }, LEAST);
}

/** @returns ms of its slowest event. @param delay ms that the finger stays down */
export async function pressed(tab: Page, target: Locator, delay: number): Promise<number> {
  await target.scrollIntoViewIfNeeded();
  await tab.waitForTimeout(500);
  await tab.evaluate(() => void (window.__presses.length = 0));
  await target.click({ delay });
  await tab.waitForTimeout(500);
  return Math.max(LEAST, ...(await tab.evaluate(() => window.__presses)));
}
