/**
 * Names in each page the files its scripts import, and those of the kinds of question it shows: they come
 * with the page's script instead of one after the other, and behind what is painted first.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { chunksPlugin, type ChunkGraph } from './chunks.ts';

/** The browser's code cut by folder (`chunks.ts`), and preloaded by the pages. */
export function chunks(): AstroIntegration {
  let graph: ChunkGraph = { imports: new Map(), looks: new Map() };
  return {
    name: 'chunks',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [chunksPlugin((found) => (graph = found))] } });
      },
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir);
        for (const page of globSync('**/*.html', { cwd: root })) {
          const path = join(root, page);
          const html = readFileSync(path, 'utf8');
          const named = withPreloads(html, graph);
          if (named !== html) writeFileSync(path, named);
        }
      },
    },
  };
}

/** @param html of a built page, its scripts under any base */
export function withPreloads(html: string, { imports, looks }: ChunkGraph): string {
  const scripts = [...html.matchAll(/<script type="module" src="([^"]*?)(_astro\/[^"]+)"/g)];
  const [first] = scripts;
  if (!first) return html;
  const entries = scripts.map(([, , file = '']) => file);
  const files = new Set<string>();
  const take = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const other of imports.get(file) ?? []) take(other);
  };
  for (const file of entries) take(file);
  for (const [, all = ''] of html.matchAll(/ data-question="([^"]+)"/g))
    for (const file of all.split(' ').flatMap((look) => looks.get(look) ?? [])) take(file);
  const links = [...files]
    .filter((file) => !entries.includes(file))
    .map(
      (file) => `<link rel="modulepreload" href="${first[1] ?? ''}${file}" fetchpriority="low">`,
    );
  return html.replace('</head>', () => `${links.join('')}</head>`);
}
