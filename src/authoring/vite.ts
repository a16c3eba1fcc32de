/** `virtual:cours` for pages, and a preview that follows the trainer's files. */
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { Content } from './content.ts';
import type { Loaded } from './loaded.ts';
import { reportOf } from './report.ts';

const ID = 'virtual:cours';
const RESOLVED = `\0${ID}`;
/** Saving in an editor writes several times. */
const SETTLE_MS = 80;

/** `root`: the project, where the pages' own imports are resolved from when content lies elsewhere. */
export function coursePlugin(content: Content, root: string): Plugin {
  const inContent = (file: string): boolean =>
    file.replaceAll('/', sep).startsWith(content.dir + sep);
  return {
    name: 'cours',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^(virtual:cours$|[^./\0])/ },
      async handler(source, importer, options) {
        if (source === ID) return RESOLVED;
        if (importer === undefined || !inContent(importer)) return undefined;
        return this.resolve(source, join(root, 'package.json'), { ...options, skipSelf: true });
      },
    },
    load: {
      filter: { id: /^\0virtual:cours$/ },
      handler: async () => moduleOf(await content.load()),
    },
    configureServer(server) {
      server.watcher.add(content.dir);
      let timer: NodeJS.Timeout | undefined;
      server.watcher.on('all', (_event, file) => {
        if (!inContent(file)) return;
        clearTimeout(timer);
        timer = setTimeout(() => void follow(server, content), SETTLE_MS);
      });
      server.middlewares.use((request, response, next) => {
        void serveImage(content, request.url ?? '', response, next);
      });
    },
  };
}

async function serveImage(
  content: Content,
  url: string,
  response: ServerResponse,
  next: () => void,
): Promise<void> {
  if (!url.includes('/images/')) {
    next();
    return;
  }
  const { images } = await content.load();
  const file = images[decodeURI(url.slice(url.indexOf('/images/')).split('?')[0] ?? '')];
  if (file === undefined) next();
  else response.end(await readFile(file));
}

async function follow(server: ViteDevServer, content: Content): Promise<void> {
  try {
    console.log(`\n${reportOf(await content.reload())}\n`);
  } catch (error) {
    console.error(error);
    return;
  }
  for (const environment of Object.values(server.environments)) {
    for (const module of environment.moduleGraph.idToModuleMap.values()) {
      // A term or a figure changes the pages that name it: all of them are read again.
      if (module.id === RESOLVED || module.id?.startsWith(content.dir)) {
        environment.moduleGraph.invalidateModule(module);
      }
    }
  }
  server.ws.send({ type: 'full-reload', path: '*' });
}

function moduleOf(loaded: Loaded): string {
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
