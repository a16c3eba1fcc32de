import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { cours } from './src/authoring/astro.ts';
import { plainElements } from './src/layouts/plain-elements.ts';
import { plainLazyImports } from './src/layouts/plain-imports.ts';
import { chunks } from './src/layouts/preload.ts';
import { keepPart } from './src/package/keep.ts';

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
    chunks(),
  ],
  build: {
    // A page and its style arrive in one round trip (10 segments, 14 kB).
    inlineStylesheets: 'always',
  },
  devToolbar: { enabled: false },
  vite: {
    plugins: [plainElements, plainLazyImports, xapiWithoutAxios],
    resolve: { alias: { '@xapi/xapi': '@xapi/xapi/dist/XAPI.esm.js' } },
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
