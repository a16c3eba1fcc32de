/**
 * Circles of who imports whom, of files and of folders: in each folder, what lies directly in it (files,
 * sub-folders) leads from one to the other in one direction only.
 */
import type { Imports } from './imports.ts';

export interface Circle {
  readonly kind: 'files' | 'folders';
  /** The way round, back to its first name: ["server/launch", "server/people", "server/launch"]. */
  readonly path: readonly string[];
  /** For each step of it, an import that makes it: [from, to]. */
  readonly imports: readonly (readonly [string, string])[];
}

type Graph = ReadonlyMap<string, ReadonlyMap<string, readonly [string, string]>>;

/** A shortest one of each knot: who breaks it looks again for what is left. */
export function circlesIn(imports: Imports): readonly Circle[] {
  const edges = [...imports].flatMap(([from, targets]) => targets.map((to) => [from, to] as const));
  const files = graphOf(edges, (file) => file);
  return [
    ...circlesOf(files).map((path) => circle('files', path, files)),
    ...foldersOf(imports).flatMap((folder) => {
      const inside = edges.filter((edge) => edge.every((file) => file.startsWith(folder)));
      const graph = graphOf(inside, (file) => nameIn(folder, file));
      const paths = circlesOf(graph);
      // A circle of files alone is told as one.
      return paths
        .filter((path) => path.some((name) => !imports.has(name)))
        .map((path) => circle('folders', path, graph));
    }),
  ];
}

const circle = (kind: Circle['kind'], path: readonly string[], graph: Graph): Circle => ({
  kind,
  path,
  imports: path.slice(1).flatMap((to, at) => {
    const edge = graph.get(path[at] ?? '')?.get(to);
    return edge ? [edge] : [];
  }),
});

/** "" and each folder that holds something, with a slash: "server/", "server/lrs/". */
function foldersOf(imports: Imports): readonly string[] {
  const all = [...imports.keys()].flatMap((file) =>
    file.split('/').map((_, depth, parts) =>
      parts
        .slice(0, depth)
        .map((part) => `${part}/`)
        .join(''),
    ),
  );
  return [...new Set(all)].sort();
}

/** What lies directly in the folder and is or holds the file. */
const nameIn = (folder: string, file: string): string =>
  folder + (file.slice(folder.length).split('/')[0] ?? '');

function graphOf(
  edges: readonly (readonly [string, string])[],
  nameOf: (file: string) => string,
): Graph {
  const graph = new Map<string, Map<string, readonly [string, string]>>();
  for (const edge of edges) {
    const [from, to] = edge.map(nameOf);
    if (from === undefined || to === undefined || from === to) continue;
    const targets = graph.get(from) ?? new Map<string, readonly [string, string]>();
    if (!targets.has(to)) targets.set(to, edge);
    graph.set(from, targets);
  }
  return graph;
}

const circlesOf = (graph: Graph): readonly (readonly string[])[] =>
  knotsIn(graph).map((knot) => shortestIn(graph, knot));

/** Tarjan: parts of two or more in which each leads to each. */
function knotsIn(graph: Graph): readonly ReadonlySet<string>[] {
  const index = new Map<string, number>();
  const open: string[] = [];
  const knots: ReadonlySet<string>[] = [];
  const visit = (node: string): number => {
    let low = index.size;
    const own = low;
    index.set(node, own);
    open.push(node);
    for (const next of graph.get(node)?.keys() ?? []) {
      if (!index.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, index.get(next) ?? low);
    }
    if (low !== own) return low;
    const knot = open.splice(open.indexOf(node));
    if (knot.length > 1) knots.push(new Set(knot));
    return low;
  };
  for (const node of [...graph.keys()].sort()) if (!index.has(node)) visit(node);
  return knots;
}

function shortestIn(graph: Graph, knot: ReadonlySet<string>): readonly string[] {
  const ways = [...knot].sort().map((start) => wayRound(graph, knot, start));
  return ways.reduce((best, way) => (way.length < best.length ? way : best));
}

function wayRound(graph: Graph, knot: ReadonlySet<string>, start: string): readonly string[] {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of graph.get(way.at(-1) ?? '')?.keys() ?? []) {
      if (next === start) return [...way, start];
      if (!knot.has(next) || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  throw new Error(`${start} is in no circle`);
}
