/**
 * From an input to the frame that shows what it brought: `event.timeStamp` (the browser's input time)
 * → `renderTime` of an Element Timing entry (when the frame was presented).
 */
import type { Page } from '@playwright/test';

interface Paint {
  /** Time of the last input, ms on the page's clock. */
  from: number;
  /** When the first matching element that came after it was presented; null = not yet. */
  at: number | null;
  /** Main-thread tasks over 50 ms that ended since, ms. */
  tasks: number[];
}

declare global {
  interface Window {
    __paint: Paint;
  }
}

/** Before the page is opened. Elements matching `shown` are marked before they are painted. */
export async function watchPaint(
  tab: Page,
  input: 'click' | 'pointerdown',
  shown: string,
): Promise<void> {
  await tab.addInitScript(
    ({ input, shown }) => {
      const paint: Paint = { from: 0, at: null, tasks: [] };
      window.__paint = paint;
      let count = 0;
      const begin = (event: Event): void => {
        paint.from = event.timeStamp;
        paint.at = null;
        paint.tasks = [];
      };
      addEventListener(input, begin, { capture: true });
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes) {
            if (!(node instanceof Element)) continue;
            const found = node.matches(shown) ? node : node.querySelector(shown);
            found?.setAttribute('elementtiming', `paint-${(count += 1)}`);
          }
      }).observe(document, { childList: true, subtree: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { renderTime } = entry as PerformanceEntry & { readonly renderTime: number };
          if (paint.at === null && renderTime >= paint.from) paint.at = renderTime;
        }
      }).observe({ type: 'element' });
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries())
          if (startTime >= paint.from) paint.tasks.push(duration);
      }).observe({ type: 'longtask' });
    },
    { input, shown },
  );
}

export interface Painted {
  /** ms from the input to the presentation. */
  readonly ms: number;
  /** The same two moments, ms since the epoch. */
  readonly from: number;
  readonly to: number;
}

/** @throws when nothing matching is painted within 20 s. */
export async function painted(tab: Page): Promise<Painted> {
  const handle = await tab.waitForFunction(
    () =>
      window.__paint.at === null
        ? null
        : {
            ms: window.__paint.at - window.__paint.from,
            from: performance.timeOrigin + window.__paint.from,
            to: performance.timeOrigin + window.__paint.at,
          },
    null,
    { timeout: 20_000 },
  );
  const result = await handle.jsonValue();
  if (result === null) throw new Error('Nothing was painted.');
  return result;
}

/** Main-thread tasks over 50 ms since the last input; asked a moment after the paint. */
export const longTasks = (tab: Page): Promise<readonly number[]> =>
  tab.evaluate(() => window.__paint.tasks);
