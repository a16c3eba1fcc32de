/** An element of an island is a call of Preact's own `h`: its JSX runtime says the same twice, 0.2 kB a page. */
import type { Plugin } from 'vite';

/** On the first line, so that the others keep their numbers. */
const IMPORT = `import { h as _h, Fragment as _Fragment } from 'preact';`;

export const plainElements: Plugin = {
  name: 'plain-elements',
  enforce: 'pre',
  config: () => ({
    oxc: { jsx: { runtime: 'classic', pragma: '_h', pragmaFrag: '_Fragment' } },
  }),
  // Vite's own `jsxInject` would add it to files without an element, whose pages need no Preact.
  transform: {
    filter: { id: /\.tsx$/ },
    handler: (code) => ({ code: IMPORT + code, map: null }),
  },
};
