/**
 * Wakes an island: `@astrojs/preact`'s client without slots and signals, which no island here uses
 * (0.4 kB of every lesson's 20, and one file less to fetch). Named in astro.config.mjs.
 */
import { h, hydrate, render, type ComponentType } from 'preact';

type Wake = (Component: ComponentType<object>, props: object) => void;

// Astro asks for a default export.
// eslint-disable-next-line no-restricted-syntax
export default function wake(element: HTMLElement): Wake {
  return (Component, props) => {
    if (!element.hasAttribute('ssr')) return;
    hydrate(h(Component, props), element);
    element.addEventListener('astro:unmount', () => render(null, element), { once: true });
  };
}
