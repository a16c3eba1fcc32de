/**
 * Vite's helper preloads the files a lazy import will need, rolldown's gives them a namespace; ours need one
 * name each. 1 kB a page.
 */
import type { Plugin } from 'vite';

const HELPER = '\0vite/preload-helper.js';
const HELPERS: ReadonlySet<string> = new Set([HELPER, '\0rolldown/runtime.js']);

/** What Vite makes of a lazy import, its helper around it. */
const WRAPPED =
  /__vitePreload\((?:async )?\(\) => (?:\{\s*const \{[^{}]*\} = await )?((?:import\("[^"]*"\)|Promise\.resolve\(\))(?:\.then\(\(\w*\) => [\w$.]+\))?)(?:;\s*return \{[^{}]*\};\s*\})?, __VITE_PRELOAD__\)/g;

/** What rolldown makes of a module that a lazy import asks for and that shares its file with others. */
const NAMESPACE = /\/\* @__PURE__ \*\/ __exportAll\(\{([^{}]*)\}\)/g;

/** One line for both, or for one of them. */
const HELPERS_IMPORT =
  /^import \{ (?:\w+ as (?:__vitePreload|__exportAll)(?:, )?)+ \} from "[^"]*";$/gm;

export const plainLazyImports: Plugin = {
  name: 'plain-lazy-imports',
  enforce: 'pre',
  // Without the lists of those files either. Astro writes over what `vite.build` says of it.
  configEnvironment: () => ({ build: { modulePreload: false } }),
  renderChunk(code) {
    if (this.environment.name !== 'client') return null;
    const plain = code.replace(WRAPPED, '$1').replace(NAMESPACE, (_, members: string) => {
      const all = [...members.matchAll(/([\w$]+): \(\) => ([\w$]+)/g)];
      return `{ ${all.map(([, name = '', of = '']) => `get ${name}() { return ${of}; }`).join(', ')} }`;
    });
    return plain.replace(HELPERS_IMPORT, (line: string) =>
      /(__vitePreload|__exportAll)\(/.test(plain) ? line : '',
    );
  },
  load: (id) => (id === HELPER ? 'export const __vitePreload = (load) => load();' : null),
  // Nobody's code names it any more.
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    for (const { fileName, moduleIds } of chunks) {
      const name = fileName.slice(fileName.lastIndexOf('/'));
      if (
        moduleIds.every((id) => HELPERS.has(id)) &&
        !chunks.some(({ code }) => code.includes(name))
      )
        delete bundle[fileName];
    }
  },
};
