/**
 * An island of a page: rendered here, woken in the browser by `islands/wake.ts` with the same props
 * and the live page, which here there is none of.
 * In place of Astro's `client:*`, whose inline runtime and typed props weigh 2 kB of every lesson's 14.
 */
import { h, type ComponentType } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { OnPage } from '../page/base/live-page.ts';

/** @param name what the page's script calls it in `wake`. @returns HTML, for `set:html`. */
export function island<P extends OnPage>(
  name: string,
  Component: ComponentType<P>,
  props: Omit<P, keyof OnPage>,
): string {
  // Single quotes around: JSON is full of double ones, and each would be five bytes.
  const json = JSON.stringify(props).replaceAll('&', '&amp;').replaceAll("'", '&#39;');
  return `<cqp-ilot name="${name}" props='${json}'>${renderToString(h(Component, props as P))}</cqp-ilot>`;
}
