/**
 * A folder is a chunk: which folders each chunk of the browser's code holds. The pages' own
 * scripts are bundled as the site's are, by the same plugin, without Astro.
 */
import { dirname, join, relative, resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { chunksPlugin, type ChunkGraph } from '../../src/layouts/chunks.ts';
import { plainElements } from '../../src/layouts/plain-elements.ts';
import { plainLazyImports } from '../../src/layouts/plain-imports.ts';
import { withPreloads } from '../../src/layouts/preload.ts';
import { sourcesIn } from '../compat/sources.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Scripts of .astro files, as modules that stand beside them. */
const scripts = new Map(
  sourcesIn(ROOT)
    .filter(({ path }) => /\.astro\.\d+\.ts$/.test(path))
    .map(({ path, text }) => [join(ROOT, path), text]),
);

let graph: ChunkGraph = new Map();
let files: ReadonlyMap<string, Rolldown.OutputChunk> = new Map();

beforeAll(async () => {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    environments: {
      client: {
        build: {
          write: false,
          modulePreload: false,
          minify: false,
          rolldownOptions: { input: [...scripts.keys()] },
        },
      },
    },
    resolve: { alias: { '@xapi/xapi': '@xapi/xapi/dist/XAPI.esm.js' } },
    plugins: [
      {
        name: 'scripts',
        enforce: 'pre',
        resolveId: (id, importer) =>
          scripts.has(id)
            ? id
            : importer !== undefined && scripts.has(importer) && id.startsWith('.')
              ? join(dirname(importer), id)
              : null,
        load: (id) => scripts.get(id) ?? null,
      },
      plainElements,
      plainLazyImports,
      chunksPlugin((found) => (graph = found)),
    ],
  });
  const [{ output }] = [built].flat() as [Rolldown.RolldownOutput];
  files = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
}, 60_000);

const chunk = (name: string): Rolldown.OutputChunk => {
  const found = [...files.values()].filter((file) => file.name === name);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${String(found.length)} chunks ${name}`);
  return only;
};

/** Of the code that was written out, each once. */
function foldersOf(all: readonly Rolldown.OutputChunk[]): readonly string[] {
  const modules = all.flatMap((one) =>
    Object.entries(one.modules).flatMap(([id, { code }]) => (code ? [id] : [])),
  );
  const folders = modules
    .filter((id) => id.startsWith(join(ROOT, 'src')))
    .map((id) => relative(join(ROOT, 'src'), dirname(id)));
  return [...new Set(folders)].sort();
}

/** A chunk and all that it imports. */
function closureOf(file: Rolldown.OutputChunk, seen = new Set<string>()): Rolldown.OutputChunk[] {
  if (seen.has(file.fileName)) return [];
  seen.add(file.fileName);
  return [
    file,
    ...file.imports.flatMap((name) => {
      const next = files.get(name);
      return next ? closureOf(next, seen) : [];
    }),
  ];
}

const KINDS = ['choice', 'gaps', 'matching', 'multiple', 'number', 'ordering', 'true-false'];

/** What every lesson is made of. Something that appears here is paid for by each of them. */
const LESSON = [
  'components',
  'core/assessment',
  'core/progress',
  'core/question',
  'core/question/choice',
  'core/question/gaps',
  'core/question/matching',
  'core/question/multiple',
  'core/question/number',
  'core/question/ordering',
  'core/question/true-false',
  'core/text',
  'islands',
  'islands/lesson',
  'islands/parts',
  'islands/question',
  ...KINDS.map((kind) => `islands/question/${kind}`),
  'page',
  'page/base',
  'player',
];

const script = (path: string): Rolldown.OutputChunk => {
  const found = [...files.values()].find(({ facadeModuleId }) =>
    facadeModuleId?.startsWith(join(ROOT, path)),
  );
  if (!found) throw new Error(`No script of ${path}`);
  return found;
};

test('a lesson’s script brings exactly these folders', () => {
  expect(foldersOf(closureOf(script('src/components/Prose.astro')))).toEqual(LESSON);
});

test('a launched lesson brings nothing of SCORM', () => {
  expect(foldersOf(closureOf(chunk('lancement')))).not.toContain('page/scorm');
});

test('what every page loads is its own script alone: no kind, no Preact', () => {
  const loaded = closureOf(script('src/layouts/Page.astro'));
  expect(loaded).toHaveLength(1);
  expect(foldersOf(loaded)).toEqual(['islands/search', 'layouts', 'styles']);
});

describe('preloads', () => {
  const page = (islands: string) => {
    const name = script('src/components/Prose.astro').fileName.replace(/^assets\//, '_astro/');
    return `<html><head></head><body>${islands}<script type="module" src="/base/${name}"></script></body></html>`;
  };
  const known = (): ChunkGraph => {
    const moved = (name: string): string => name.replace(/^assets\//, '_astro/');
    return new Map([...graph].map(([file, all]) => [moved(file), all.map(moved)]));
  };
  const preloaded = (islands: string): readonly string[] =>
    [...withPreloads(page(islands), known()).matchAll(/rel="modulepreload" href="([^"]*)"/g)].map(
      ([, href = '']) => href.replace(/-[\w-]+\.js$/, ''),
    );
  const ilot = (name: string): string => `<cqp-ilot name="${name}" props='{}'></cqp-ilot>`;

  test('a lesson names what its script imports, once', () => {
    const base = ['/base/_astro/lecon', '/base/_astro/preact'];
    expect(preloaded(ilot('ordering') + ilot('choice')).toSorted()).toEqual(base);
  });

  test('a page without a script is left as it is', () => {
    const html = `<html><head></head><body>${ilot('ordering')}</body></html>`;
    expect(withPreloads(html, known())).toBe(html);
  });
});
