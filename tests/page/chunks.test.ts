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

let graph: ChunkGraph = { imports: new Map(), looks: new Map() };
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

/** What shows a kind. */
const fileOf = (kind: string): Rolldown.OutputChunk => {
  const found = files.get(graph.looks.get(kind)?.at(-1) ?? '');
  if (!found) throw new Error(`No file of ${kind}`);
  return found;
};

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

/** Kinds that come with every lesson, and those that come with the lessons that show them. */
const OF_OPTIONS = ['choice', 'multiple', 'true-false'];
const APART: readonly (readonly string[])[] = [
  ['gaps'],
  ['matching', 'ordering'],
  ['number'],
  ['series'],
];
/** What else they bring: what one typo is, of which gaps alone ask. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { gaps: ['core/text'] };

/** What every lesson is made of. Something that appears here is paid for by each of them. */
const LESSON = [
  'components',
  'core/assessment',
  'core/progress',
  'core/question',
  ...OF_OPTIONS.map((kind) => `core/question/${kind}`),
  'core/text',
  'islands',
  'islands/lesson',
  'islands/parts',
  'islands/question',
  ...OF_OPTIONS.map((kind) => `islands/question/${kind}`),
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

test.each(APART)(
  '%s comes with the lessons that show it, and brings those folders alone',
  (...kinds) => {
    const lesson = new Set(closureOf(script('src/components/Prose.astro')));
    const more = closureOf(fileOf(kinds[0] ?? '')).filter((one) => !lesson.has(one));
    const own = ['core', 'islands'].flatMap((room) =>
      kinds.map((kind) => `${room}/question/${kind}`),
    );
    expect(foldersOf(more)).toEqual(
      [...own, ...kinds.flatMap((kind) => BESIDE[kind] ?? [])].sort(),
    );
  },
);

/** What shows a question in another way, or a word: with what it needs. */
const WITH: readonly (readonly [look: string, ...folders: string[]])[] = [
  ['cuts', 'core/question/cuts', 'islands/question/cuts', 'islands/question/word'],
  ['zone', 'islands/question/zone', 'islands/question/zones'],
  ['zones', 'islands/question/zone', 'islands/question/zones'],
  ['comparison', 'islands/question/comparison'],
  [
    'construction',
    'core/question/matching',
    'core/question/ordering',
    'islands/question/construction',
    'islands/question/matching',
    'islands/question/ordering',
    'islands/question/word',
  ],
];

test.each(WITH)('%s comes with the lessons that show it', (look, ...folders) => {
  const lesson = new Set(closureOf(script('src/components/Prose.astro')));
  const more = closureOf(fileOf(look)).filter((one) => !lesson.has(one));
  expect(foldersOf(more)).toEqual(folders);
});

test.each([...OF_OPTIONS, ...APART.flat(), 'cuts'])(
  'how %s is told to an LMS comes under a launch alone, and asks for no other kind',
  (kind) => {
    const told = [...files.values()].find(({ modules }) =>
      Object.keys(modules).includes(join(ROOT, `src/core/question/${kind}/speech.ts`)),
    );
    const brought = told ? closureOf(told).map(({ fileName }) => fileName) : [];
    const { fileName: own } = fileOf(kind);
    const others = APART.flat().map((one) => fileOf(one).fileName);
    expect(brought).toContain(own);
    expect(brought.filter((file) => file !== own && others.includes(file))).toEqual([]);
  },
);

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
    return {
      imports: new Map([...graph.imports].map(([file, all]) => [moved(file), all.map(moved)])),
      looks: new Map([...graph.looks].map(([look, all]) => [look, all.map(moved)])),
    };
  };
  const preloaded = (islands: string): readonly string[] =>
    [...withPreloads(page(islands), known()).matchAll(/rel="modulepreload" href="([^"]*)"/g)].map(
      ([, href = '']) => href.replace(/-[\w-]+\.js$/, ''),
    );
  const form = (kind: string): string =>
    `<form class="question" id="q-a" data-question="${kind}" autocomplete="off"></form>`;

  test('a lesson names what its script imports and the kinds it shows, each once', () => {
    const base = ['/base/_astro/arranger', '/base/_astro/lecon'];
    const questions = form('ordering') + form('choice') + form('choice');
    expect(preloaded(questions).toSorted()).toEqual([...base, '/base/_astro/preact']);
  });

  test('a page without a script is left as it is', () => {
    const html = `<html><head></head><body>${form('ordering')}</body></html>`;
    expect(withPreloads(html, known())).toBe(html);
  });
});
