/**
 * Everything trainers wrote, for pages. Never imported by what runs in a browser.
 * `import()` types: an ambient module may not import by a relative name.
 */
declare module 'virtual:cours' {
  export const loaded: import('./reading.ts').CourseReading;
  /** "<module>/<slug>" or "guide/<slug>" → the page's MDX; only pages without errors. */
  export const contents: Readonly<
    Record<
      string,
      () => Promise<{ default: import('astro/runtime/server/index.js').AstroComponentFactory }>
    >
  >;
}
