/** Astro's side: `virtual:cours`, the Markdown engine's settings, the trainer's live preview. */
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { openContent } from './content.ts';
import type { CourseReading } from './reading.ts';
import { hasErrors, reportOf } from './report.ts';
import { markdownProcessor } from './satteri.ts';
import { CLIENT } from './preview/client.ts';
import { coursePlugin } from './vite.ts';

export interface CoursOptions {
  /** The content folder: absolute, or from the project's root. */
  readonly dir: string;
  /** What is published of it; everything by default. */
  readonly keep?: (loaded: CourseReading) => CourseReading;
}

/**
 * `integrations: [cours({ dir: process.env.CONTENT_DIR ?? 'content' }), mdx()]`. Stands
 * before `mdx()`, which takes the Markdown processor it finds.
 */
export function cours({ dir, keep }: CoursOptions): AstroIntegration {
  const content = openContent(resolve(dir), keep);
  return {
    name: 'cours',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig, injectScript }) => {
        if (command === 'dev') injectScript('page', CLIENT);
        updateConfig({
          markdown: {
            processor: markdownProcessor(content.rendering(config.base)),
            syntaxHighlight: false,
          },
          vite: {
            plugins: [coursePlugin(content, fileURLToPath(config.root))],
            // In English, over a page that says it in French.
            server: {
              hmr: { overlay: false },
              // Sites that are built meanwhile (server/build/).
              watch: { ignored: ['**/.*-neuf-*/**', '**/.*-avant/**'] },
            },
          },
        });
      },
      'astro:server:setup': async () => {
        console.log(`\n${reportOf(await content.load())}\n`);
      },
      'astro:build:start': async () => {
        const loaded = await content.load();
        console.log(`\n${reportOf(loaded)}\n`);
        if (hasErrors(loaded)) {
          throw quiet('Le site n’est pas construit : corrigez d’abord les erreurs ci-dessus.');
        }
      },
      'astro:build:done': async ({ dir: output }) => {
        const { images } = await content.load();
        const root = fileURLToPath(output);
        for (const [url, file] of Object.entries(images)) {
          const target = join(root, url.split('/').join(sep));
          await mkdir(dirname(target), { recursive: true });
          try {
            await copyFile(file, target);
          } catch {
            throw quiet(
              `L’image ${file} a été retirée pendant la construction : le site n’est pas construit.`,
            );
          }
        }
      },
    },
  };
}

/** A stack trace would bury the diagnostics above it. */
function quiet(message: string): Error {
  const error = new Error(message);
  error.name = 'Contenu';
  error.stack = '';
  return error;
}
