/** How Moodle's run-time speaks to its server, and the tree of values it keeps. No import: a page runs it too. */

/** What a visit's run-time is told at its page's birth: nothing it learns later comes from the server. */
export interface VisitData {
  readonly scos: readonly ScoData[];
  readonly mode: 'normal' | 'browse' | 'review';
}

export interface ScoData {
  readonly id: string;
  /** `cmi.…` as the server keeps them, by element. */
  readonly tracks: Readonly<Record<string, string>>;
  /** As the manifest writes it; "" for none. */
  readonly mastery: string;
  /** Objectives named in the manifest (2004). */
  readonly objectives: readonly string[];
}

export interface Wire {
  /** A synchronous request. @throws without a network */
  post(sco: string, data: readonly Sent[]): { readonly status: number; readonly text: string };
  /** Queued, its answer read by nobody; false when it is not even queued. */
  beacon(sco: string, data: readonly Sent[]): boolean;
  /** Whether the page is hidden, left or closed: then only beacons go out. */
  leaving(): boolean;
}

export type Sent = readonly [element: string, value: string];
export type Leaf = string | number | null;
export interface Tree {
  [key: string]: Tree | Leaf | undefined;
}

/**
 * @returns "true", or whatever else the server answered first. With no network the request goes to a
 * beacon, which always sounds like success.
 */
export function send(wire: Wire, sco: string, data: readonly Sent[]): string {
  const queued = () => (wire.beacon(sco, data) ? 'true' : 'false');
  if (wire.leaving()) return queued();
  let answer;
  try {
    answer = wire.post(sco, data);
  } catch {
    return queued();
  }
  return answer.status === 200 ? (answer.text.split('\n')[0] ?? '') : String(answer.status);
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** What stands at a path of names: undefined where nothing does, or where its parent is not. */
export function at(tree: Tree, path: string): Tree | Leaf | undefined {
  let value: Tree | Leaf | undefined = tree;
  for (const name of path.split('.')) {
    if (!isTree(value)) return undefined;
    value = value[name];
  }
  return value;
}

/** The same as a text; "" where no value stands. */
export function textAt(tree: Tree, path: string): string {
  const value = at(tree, path);
  return value === undefined || isTree(value) ? '' : String(value);
}

/** @throws TypeError where the parent is nothing, as an assignment would */
export function put(tree: Tree, path: string, value: Tree | Leaf): void {
  const names = path.split('.');
  const name = names.pop() ?? '';
  const parent = names.length === 0 ? tree : at(tree, names.join('.'));
  if (!isTree(parent))
    throw new TypeError(`Cannot set properties of undefined (setting '${name}')`);
  parent[name] = value;
}

/** Every value of the tree with its path, in the order they came into it. */
export function* leaves(tree: Tree, parent: string): Generator<readonly [string, Leaf]> {
  for (const [name, value] of Object.entries(tree))
    if (isTree(value)) yield* leaves(value, `${parent}.${name}`);
    else if (value !== undefined && value !== null) yield [`${parent}.${name}`, value];
}

/** What the server kept of an array, by number: `cmi.interactions_3.id` (in 2004 `.3.`) → [3, "id", value]. */
export function* stored(
  tracks: Readonly<Record<string, string>>,
  list: 'interactions' | 'objectives',
): Generator<readonly [number, string, string]> {
  const found = Object.entries(tracks).flatMap(([element, value]) => {
    const [, number, rest] = new RegExp(`^cmi\\.${list}[._](\\d+)\\.(.+)$`).exec(element) ?? [];
    return number === undefined || rest === undefined
      ? []
      : [[Number(number), rest, value] as const];
  });
  yield* found.sort(([a], [b]) => a - b);
}

/** What an element may be: who may read and write it, its grammar, its range, what it is at first. */
export interface Rule {
  readonly access: 'r' | 'w' | 'rw';
  readonly format?: RegExp;
  readonly range?: readonly [number, number];
  readonly start?: Leaf;
}
