import type { Nodes } from 'mdast';
import type { Inline, Rich } from '../../core/text/rich.ts';
import { isElement, span } from '../mdx.ts';
import { TAGS } from '../tags.ts';
import type { Context } from './context.ts';
import { isBlank, readInline } from './inline.ts';

/** A paragraph, or a `<Terme>` alone on its line, which MDX does not wrap in one. */
export function isParagraph(node: Nodes): boolean {
  return (
    node.type === 'paragraph' || (isElement(node) && TAGS[node.name ?? '']?.place === 'inline')
  );
}

export function isComment(node: Nodes): boolean {
  return node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression';
}

/** Children of a paragraph, or the lone inline tag itself. */
export function inParagraph(node: Nodes): readonly Nodes[] {
  return node.type === 'paragraph' ? node.children : [node];
}

/** Paragraphs only; anything else is reported. `what`: "Le commentaire d’une réponse". */
export function readRich(context: Context, nodes: readonly Nodes[], what: string): Rich {
  const rich: (readonly Inline[])[] = [];
  for (const node of nodes) {
    if (isComment(node)) continue;
    if (isParagraph(node)) {
      const paragraph = readInline(context, inParagraph(node));
      if (!isBlank(paragraph)) rich.push(paragraph);
      continue;
    }
    context.report.error({
      code: 'paragraphes-seulement',
      at: span(node),
      message: `${what} ne contient que des paragraphes.`,
      help: 'Écrivez une ou plusieurs phrases, sans liste, titre, tableau ni encadré.',
    });
  }
  return rich;
}

/** The paragraph without its first `length` characters; `null` when it does not start with text. */
export function withoutStart(node: Nodes, length: number): readonly Nodes[] | null {
  const [first, ...rest] = inParagraph(node);
  if (first?.type !== 'text') return null;
  return [{ ...first, value: first.value.slice(length) }, ...rest];
}

export function startsWith(node: Nodes, pattern: RegExp): RegExpExecArray | null {
  const first = inParagraph(node)[0];
  return first?.type === 'text' ? pattern.exec(first.value) : null;
}
