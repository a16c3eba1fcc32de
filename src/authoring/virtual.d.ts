/** Everything trainers wrote, for pages. Never imported by what runs in a browser. */
declare module 'virtual:cours' {
  import type { MDXContent } from 'astro';
  import type { Loaded } from './loaded.ts';
  export const loaded: Loaded;
  /** "<module>/<slug>" or "guide/<slug>" → the page's MDX; only pages without errors. */
  export const contents: Readonly<Record<string, () => Promise<{ default: MDXContent }>>>;
}
