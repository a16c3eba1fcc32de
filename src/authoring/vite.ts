/** `virtual:cours` for pages, and their prose, both from the folder as it was read at one moment. */
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';
import type { Content } from './content.ts';
import type { CourseReading } from './reading.ts';
import { preview } from './preview/preview.ts';

const ID = 'virtual:cours';
const RESOLVED = `\0${ID}`;

/** `root`: the project, where the pages' own imports are resolved from when content lies elsewhere. */
export function coursePlugin(content: Content, root: string): Plugin {
  const inContent = (file: string): boolean =>
    file.replaceAll('/', sep).startsWith(content.dir + sep);
  return {
    name: 'cours',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^(virtual:cours$|[^./\0]|.*\.mdx$)/ },
      async handler(source, importer, options) {
        if (source === ID) return RESOLVED;
        // Under the name it was read by: where a link leads is not in the folder.
        if (importer === RESOLVED) return source;
        if (importer === undefined || !inContent(importer)) return undefined;
        return this.resolve(source, join(root, 'package.json'), { ...options, skipSelf: true });
      },
    },
    load: {
      filter: { id: /^\0virtual:cours$|\.mdx$/ },
      async handler(id) {
        if (id === RESOLVED) return moduleOf(await content.load());
        if (!inContent(id)) return undefined;
        // As it was read with the questions of its page: a file saved meanwhile would not match them.
        await content.load();
        return content.body(id.replaceAll('/', sep));
      },
    },
    // What a trainer saves is followed as a whole (preview.ts), never file by file.
    hotUpdate: ({ file }) => (inContent(file) ? [] : undefined),
    configureServer: (server) => preview(server, content, (id) => id === RESOLVED || inContent(id)),
  };
}

function moduleOf(loaded: CourseReading): string {
  const pages = [
    ...loaded.course.modules.flatMap(({ lessons }) =>
      lessons.map(({ id, file }) => [id, file] as const),
    ),
    ...loaded.guide.map(({ slug, file }) => [`guide/${slug}`, file] as const),
  ];
  const contents = pages.map(
    ([id, file]) =>
      `${JSON.stringify(id)}: () => import(${JSON.stringify(file.replaceAll('\\', '/'))})`,
  );
  // A string parses faster than an object literal of this size, here and in the page's chunk.
  return [
    `export const loaded = JSON.parse(${JSON.stringify(JSON.stringify(loaded))});`,
    `export const contents = {\n  ${contents.join(',\n  ')}\n};`,
  ].join('\n');
}
