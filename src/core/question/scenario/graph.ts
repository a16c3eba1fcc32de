/** A scenario as a graph of scenes, before it is known to hold together. */

/** Scene id → those its decision leads to, in the order they are written. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Those that no path from the first one meets. */
export function unreached(graph: Graph): readonly string[] {
  const [first] = graph.keys();
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id) || !graph.has(id)) return;
    seen.add(id);
    graph.get(id)?.forEach(visit);
  };
  if (first !== undefined) visit(first);
  return [...graph.keys()].filter((id) => !seen.has(id));
}

/** Ways that lead back to a scene of the path they are on. */
export function returns(graph: Graph): readonly (readonly [from: string, to: string])[] {
  const found: (readonly [string, string])[] = [];
  const [open, done] = [new Set<string>(), new Set<string>()];
  const visit = (id: string): void => {
    open.add(id);
    for (const to of new Set(graph.get(id) ?? [])) {
      if (open.has(to)) found.push([id, to]);
      else if (!done.has(to)) visit(to);
    }
    open.delete(id);
    done.add(id);
  };
  for (const id of graph.keys()) if (!done.has(id)) visit(id);
  return found;
}

/**
 * The scenes of the path that weighs most, from the first to an end.
 * @param graph without a way back; @param weight of a scene, above 0
 */
export function heaviestPath(graph: Graph, weight: (id: string) => number): readonly string[] {
  const known = new Map<string, { readonly path: readonly string[]; readonly sum: number }>();
  const from = (id: string): { readonly path: readonly string[]; readonly sum: number } => {
    const before = known.get(id);
    if (before) return before;
    const next = (graph.get(id) ?? []).map(from);
    const best = next.reduce((a, b) => (b.sum > a.sum ? b : a), {
      path: [] as readonly string[],
      sum: 0,
    });
    const found = { path: [id, ...best.path], sum: weight(id) + best.sum };
    known.set(id, found);
    return found;
  };
  const [first] = graph.keys();
  return first === undefined ? [] : from(first).path;
}
