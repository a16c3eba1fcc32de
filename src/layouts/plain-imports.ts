/** Vite's helper preloads the files a lazy import will need; ours need one each. 0.8 kB a page. */
import type { Plugin } from 'vite';

const HELPER = '\0vite/preload-helper.js';

/** What Vite makes of a lazy import, its helper around it. */
const WRAPPED =
  /__vitePreload\((?:async )?\(\) => (?:\{\s*const \{[^{}]*\} = await )?(import\("[^"]*"\)(?:\.then\(\(\w+\) => \w+\.\w+\))?)(?:;\s*return \{[^{}]*\};\s*\})?, __VITE_PRELOAD__\)/g;

export const plainLazyImports: Plugin = {
  name: 'plain-lazy-imports',
  enforce: 'pre',
  // Without the lists of those files either. Astro writes over what `vite.build` says of it.
  configEnvironment: () => ({ build: { modulePreload: false } }),
  renderChunk: (code) => {
    const plain = code.replace(WRAPPED, '$1');
    return plain.includes('__vitePreload(')
      ? plain
      : plain.replace(/^import \{ \w+ as __vitePreload \} from "[^"]*";$/m, '');
  },
  load: (id) => (id === HELPER ? 'export const __vitePreload = (load) => load();' : null),
  // Nobody imports it any more.
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk' && file.moduleIds.length === 1 && file.moduleIds[0] === HELPER)
        delete bundle[file.fileName];
  },
};
