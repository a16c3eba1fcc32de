/**
 * How the code of the browser is cut: **a folder is a chunk**, with all that it imports and no folder
 * named before it has. What a page loads follows from what its script imports.
 */
import { posix } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** What the pages need to know of the files (`preload.ts`). */
export interface ChunkGraph {
  /** File → those it imports. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** Look of a question → the files that show it, the one that is asked for last. */
  readonly looks: ReadonlyMap<string, readonly string[]>;
}

/** What shows a kind of question, and its rules: a folder each. How it is told, a launch alone asks for; a folder within, a press. */
const KIND =
  /\/src\/(?:islands\/question\/([\w-]+)\/[^/]+$|core\/question\/([\w-]+)\/(?!speech|start)[^/]+$)/;

/** Names the files of practice. */
const PRACTICE = /\/src\/islands\/practice\.ts$/;

/** They come with every lesson (`islands/kinds.tsx`). */
const OF_OPTIONS = ['choice', 'multiple', 'true-false'];
/** Few bytes each and much alike: as two files they would weigh a fifth more. */
const ARRANGED = ['matching', 'ordering'];

function kindIn(id: string): string | undefined {
  const [, view, rules] = KIND.exec(id) ?? [];
  return view ?? rules;
}

function kindChunk(id: string): string | null {
  const kind = kindIn(id);
  if (kind === undefined) return null;
  if (OF_OPTIONS.includes(kind)) return 'lecon';
  if (ARRANGED.includes(kind)) return 'arranger';
  // One place of a figure, or several: the same code.
  return kind === 'zone' ? 'zones' : kind;
}

/** Of what kinds are made of: with the one that needs it; with every lesson where several do. */
function chunkOfShared(id: string, graph: Graph): string | null {
  if (!/\/src\/core\/(question|text)\/[^/]+$/.test(id)) return null;
  const chunks = new Set(rootsOf(id, graph).flatMap((root) => kindChunk(root) ?? []));
  const [only = null] = chunks;
  return chunks.size > 1 ? 'lecon' : only;
}

/** What every lesson needs, with all that it imports. */
function lessonChunk(id: string, graph: Graph): string | null {
  const isOfEach = /\/src\/islands\/(lesson|question)\/[^/]+$/.test(id);
  return isOfEach || (kindChunk(id) ?? chunkOfShared(id, graph)) === 'lecon' ? 'lecon' : null;
}

/** What a launched page begins with. */
const LAUNCH = /\/src\/page\/launch\//;

/** By whom else it may be brought: by what only launched pages fetch later, by the pages of learners we know. */
const SHARED: readonly (readonly [chunk: string, by: RegExp])[] = [
  ['lancement', /\/src\/(page\/launch|player\/trackers|islands\/help)\//],
  ['seances', /\/src\/(page\/(launch|later)|player\/trackers|islands\/(help|data)|pages)\//],
];

type Graph = Rolldown.ChunkingContext;

const GROUPS: Rolldown.CodeSplittingGroup[] = [
  // Vite's, which no chunk calls once it is plain (`plain-imports.ts`).
  { name: 'appel', test: /preload-helper/ },
  // The search needs it alone.
  { name: 'preact', test: /\/node_modules\/preact\// },
  // In one file: a dozen small ones compress a tenth worse.
  { name: lessonChunk },
  {
    name: (id, graph) => kindChunk(id) ?? chunkOfShared(id, graph),
    includeDependenciesRecursively: false,
  },
  { name: launchChunk, includeDependenciesRecursively: false },
];

/** Of what a launched page loads at once and the lesson does not: the chunk by who else needs it; null: alone. */
function launchChunk(id: string, graph: Graph): string | null {
  const roots = rootsOf(id, graph);
  if (!roots.some((root) => LAUNCH.test(root))) return null;
  return SHARED.find(([, by]) => roots.every((root) => by.test(root)))?.[0] ?? null;
}

/** What is asked for by itself (a page's script, a lazy import) and brings that module. */
function rootsOf(id: string, graph: Graph, seen = new Set<string>()): readonly string[] {
  const info = graph.getModuleInfo(id);
  if (!info || seen.has(id)) return [];
  seen.add(id);
  const isRoot = info.isEntry || info.dynamicImporters.length > 0;
  return [
    ...(isRoot ? [id] : []),
    ...info.importers.flatMap((importer) => rootsOf(importer, graph, seen)),
  ];
}

/** Of the code as it is written out: lazy ones left out, and what plugins took away since (`plain-imports.ts`). */
const importsIn = (file: string, code: string): readonly string[] =>
  [...code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.\/[^"']+)["']/g)].map(([, name = '']) =>
    posix.join(file, '..', name),
  );

export function chunksPlugin(hear: (graph: ChunkGraph) => void): Plugin {
  return {
    name: 'chunks',
    configEnvironment: (name) =>
      name === 'client'
        ? {
            build: {
              rolldownOptions: {
                // What a launch shares with other pages lies beside them (`launchChunk`).
                preserveEntrySignatures: 'allow-extension',
                output: { codeSplitting: { groups: GROUPS } },
              },
            },
          }
        : undefined,
    generateBundle(_, bundle) {
      const found = Object.values(bundle).filter((file) => file.type === 'chunk');
      // The server's build has none.
      if (!found.some(({ name }) => name === 'lecon')) return;
      const table = found.find(({ moduleIds }) => moduleIds.some((id) => PRACTICE.test(id)));
      hear({
        imports: new Map(found.map(({ fileName, code }) => [fileName, importsIn(fileName, code)])),
        looks: new Map(
          found.flatMap(({ fileName, moduleIds }) => {
            const isOfPractice = table?.code.includes(posix.basename(fileName)) ?? false;
            const files = [...(isOfPractice && table ? [table.fileName] : []), fileName];
            return moduleIds.flatMap((id): [string, readonly string[]][] => {
              const look = KIND.exec(id)?.[1];
              return look === undefined ? [] : [[look, files]];
            });
          }),
        ),
      });
    },
  };
}
