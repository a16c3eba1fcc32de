/**
 * MDX → mdast with positions. The parser is Sätteri, the one Astro renders the page with: what is read
 * here is what is shown there, at a thirtieth of remark-mdx's cost. tests/authoring/parsers.ts
 * holds it against remark.
 */
import type { Nodes, Root } from 'mdast';
import { mdxToMdast, type MdxJsxFlowElement, type MdxJsxTextElement } from 'satteri';
import type { Span } from './source.ts';

export type { Root };
export type Element = MdxJsxFlowElement | MdxJsxTextElement;

export type Parser = (text: string) => Root;

export type ParseResult =
  | { readonly status: 'ok'; readonly root: Root }
  /** `offset` is null when the parser does not say where. */
  | { readonly status: 'failed'; readonly offset: number | null; readonly reason: string };

export function parseMdx(text: string, parser: Parser = sätteri): ParseResult {
  try {
    return { status: 'ok', root: parser(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const place = /(\d+):(\d+)/.exec(reason);
    if (place === null) return { status: 'failed', offset: null, reason };
    const before = text.split('\n', Number(place[1]) - 1).join('\n');
    const start = place[1] === '1' ? 0 : before.length + 1;
    return { status: 'failed', offset: start + Number(place[2]) - 1, reason };
  }
}

const sätteri: Parser = (text) => {
  // Sätteri 0.10.5 aborts the whole process on an import line that ends the file with a backslash.
  const root = mdxToMdast(text.endsWith('\n') ? text : `${text}\n`);
  if (root.type !== 'root') throw new Error('Sätteri gave no root');
  return root;
};

export function isElement(node: Nodes): node is Element {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** Every node of a parsed file has a position. */
export function span(node: { position?: Root['position'] }): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** From the first node's start to the last one's end. */
export function spanAll(nodes: readonly Nodes[], otherwise: Span): Span {
  const first = nodes[0];
  const last = nodes.at(-1);
  return first && last ? { start: span(first).start, end: span(last).end } : otherwise;
}

/** Depth first, parents before children. */
export function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walk(child);
}
