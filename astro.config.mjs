import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { cours } from './src/authoring/astro.ts';

export default defineConfig({
  // A package for an LMS is built under a base of its own.
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  integrations: [cours({ dir: process.env.CONTENT_DIR ?? 'content' }), mdx(), preact()],
  build: {
    // A page and its style arrive in one round trip (10 segments, 14 kB).
    inlineStylesheets: 'always',
  },
  devToolbar: { enabled: false },
  vite: {
    build: {
      // Scripts stay out of the page, which must fit one round trip with its style.
      assetsInlineLimit: 0,
      // Phones that no longer get updates: light-dark() and nesting are written out for them.
      cssTarget: ['chrome111', 'firefox113', 'safari16'],
    },
  },
});
