/** The same prose in plain Astro + MDX: one collection, one layout, no question, no integration of ours. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boxed } from './generated.ts';
import type { ProseLesson } from './prose.ts';
import { ROOT } from './sites.ts';

const CONFIG = `import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
export default defineConfig({ integrations: [mdx()], cacheDir: './cache', vite: { cacheDir: './cache/vite' } });
`;

const COLLECTION = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
const lessons = defineCollection({
  loader: glob({ base: './content', pattern: '**/*.mdx' }),
  schema: z.object({ title: z.string() }),
});
export const collections = { lessons };
`;

const LAYOUT = `---
const { title } = Astro.props;
---
<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{title}</title>
  </head>
  <body>
    <header><a href="/">Cours</a></header>
    <main><h1>{title}</h1><slot /></main>
  </body>
</html>
<style is:global>
  body { max-width: 40rem; margin: auto; font: 1.1rem/1.6 system-ui, sans-serif; }
</style>
`;

const PAGE = `---
import { getCollection, render } from 'astro:content';
import Layout from '../layouts/Layout.astro';
export async function getStaticPaths() {
  const lessons = await getCollection('lessons');
  return lessons.map((lesson) => ({ params: { slug: lesson.id }, props: { lesson } }));
}
const { lesson } = Astro.props;
const { Content } = await render(lesson);
---
<Layout title={lesson.data.title}><Content /></Layout>
`;

const INDEX = `---
import { getCollection } from 'astro:content';
import Layout from '../layouts/Layout.astro';
const lessons = await getCollection('lessons');
---
<Layout title="Cours"><ul>{lessons.map((lesson) => <li><a href={\`/\${lesson.id}/\`}>{lesson.data.title}</a></li>)}</ul></Layout>
`;

/** @param dir an empty folder; the packages are those of this project. */
export function writePlainSite(dir: string, lessons: readonly ProseLesson[]): void {
  for (const folder of ['content', 'src/pages', 'src/layouts'])
    mkdirSync(join(dir, folder), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  const files = {
    'package.json': '{ "type": "module", "private": true }',
    'astro.config.mjs': CONFIG,
    'src/content.config.ts': COLLECTION,
    'src/layouts/Layout.astro': LAYOUT,
    'src/pages/[...slug].astro': PAGE,
    'src/pages/index.astro': INDEX,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  for (const [at, lesson] of lessons.entries())
    writeFileSync(join(dir, 'content', `lecon-${at + 1}.mdx`), lessonFile(lesson));
}

function lessonFile(lesson: ProseLesson): string {
  const body = lesson.sections.flatMap(({ title, paragraphs }, at) => [
    `## ${title}`,
    ...paragraphs,
    ...(at === 0 ? [`> ${boxed(lesson)}`] : []),
  ]);
  return `---\ntitle: ${JSON.stringify(lesson.title)}\n---\n\n${body.join('\n\n')}\n`;
}
