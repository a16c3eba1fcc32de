/**
 * An island of a page: rendered here, woken in the browser by `islands/wake.ts` with the same props.
 * In place of Astro's `client:*`, whose inline runtime and typed props weigh 2 kB of every lesson's 14.
 */
import { h, type ComponentType } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** @param name what the page's script calls it in `wake`. @returns HTML, for `set:html`. */
export function island<P extends object>(
  name: string,
  Component: ComponentType<P>,
  props: P,
): string {
  // Single quotes around: JSON is full of double ones, and each would be five bytes.
  const json = JSON.stringify(props).replaceAll('&', '&amp;').replaceAll("'", '&#39;');
  return `<cqp-ilot name="${name}" props='${json}'>${renderToString(h(Component, props))}</cqp-ilot>`;
}
