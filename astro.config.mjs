import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { cours } from './src/authoring/astro.ts';
import { keepPart } from './src/package/keep.ts';

/**
 * What every lesson needs, in one file beside Preact (which the search needs alone): a dozen small
 * ones compress a tenth worse, and a weak network pays for each. Named one by one: what is left out
 * goes with whoever needs it.
 */
const LESSON_CODE = new RegExp(
  [
    String.raw`src/core/(progress/(fold|parse|standing)|xapi/profile-version|text/(random|rich|text|numbers)|question/(?!speech|spellings))`,
    String.raw`src/player/(observable|player|store|tabs)\.|src/page/(start|after-paint|who-reads)\.`,
    String.raw`src/components/(notes|reading)\.|src/islands/(wake\.|(lesson|question)/|parts/(Ruler|inline|useProgress)\.)`,
  ].join('|'),
);

/** What Vite makes of a lazy import, its helper around it. */
const WRAPPED =
  /__vitePreload\((?:async )?\(\) => (?:\{\s*const \{[^{}]*\} = await )?(import\("[^"]*"\))(?:;\s*return \{[^{}]*\};\s*\})?, __VITE_PRELOAD__\)/g;

/** Vite's helper preloads the files a lazy import will need; ours need one each. 0.8 kB a page. */
const plainLazyImports = {
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
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
};

/**
 * `@xapi/xapi` brings its own copy of axios, in one piece, as the adapter of whoever names none. Ours is
 * named (player/lrs.ts): a launched lesson is spared 11 kB of 15. A release arranged otherwise stops the build.
 */
const xapiWithoutAxios = {
  name: 'xapi-without-axios',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('@xapi/xapi/dist/XAPI.esm.js')) return null;
    const from = code.indexOf('function l(e,t){return function(){return e.apply(t,arguments)}}');
    const to = code.indexOf('Ot=async');
    const left = `${code.slice(0, from)}const Rt=void 0,${code.slice(to)}`;
    if (from < 0 || to < from || /axios/i.test(left.replace('"axios"', '')))
      this.error('axios is not where it was in @xapi/xapi: see astro.config.mjs');
    return { code: left, map: null };
  },
};

export default defineConfig({
  // A package for an LMS is built under a base of its own (src/publish/relocate.ts).
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  integrations: [
    cours({
      dir: process.env.CONTENT_DIR ?? 'content',
      ...(process.env.PAQUET && { keep: keepPart(process.env.PAQUET) }),
    }),
    mdx(),
  ],
  build: {
    // A page and its style arrive in one round trip (10 segments, 14 kB).
    inlineStylesheets: 'always',
  },
  devToolbar: { enabled: false },
  vite: {
    plugins: [plainLazyImports, xapiWithoutAxios],
    resolve: { alias: { '@xapi/xapi': '@xapi/xapi/dist/XAPI.esm.js' } },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: [
                  { name: 'preact', test: /node_modules\/preact\// },
                  { name: 'lecon', test: LESSON_CODE },
                ],
              },
            },
          },
        },
      },
    },
    build: {
      // Scripts stay out of the page, which must fit one round trip with its style.
      assetsInlineLimit: 0,
      // The oldest browsers the site is for (tests/compat/versions.ts): newer syntax is written out for them,
      // light-dark() and nesting too. What they lack of the language's library stops `npm run check`.
      target: ['chrome99', 'firefox98', 'safari15.4'],
      cssTarget: ['chrome99', 'firefox98', 'safari15.4'],
    },
  },
});
