/** `<Scenario>`: what stands before its first heading opens it, the rest is its scenes. */
import type { Nodes } from 'mdast';
import { readAttributes } from '../attributes.ts';
import type { Element } from '../mdx.ts';
import { span } from '../mdx.ts';
import type { Context } from './context.ts';
import type { Parts } from './parts.ts';
import { isComment, isParagraph } from './rich.ts';

/** `answers` are the scenes: headings, and all that follows each. */
export function readScenarioParts(context: Context, element: Element): Parts {
  const attributes = readAttributes(context.report, element);
  const nodes = (element.children as readonly Nodes[]).filter((node) => !isComment(node));
  const first = nodes.findIndex(({ type }) => type === 'heading');
  const opening = first === -1 ? nodes : nodes.slice(0, first);
  for (const node of opening) {
    if (isParagraph(node)) continue;
    context.report.error({
      code: 'mal-place',
      at: { start: span(node).start, end: span(node).start + 1 },
      message: 'Ce passage n’est dans aucune scène.',
      help: 'Avant la première scène, écrivez des paragraphes ; puis ouvrez chaque scène par « ### ».',
    });
  }
  return {
    element,
    attributes,
    statement: opening.filter(isParagraph),
    figure: null,
    figureSource: null,
    documents: [],
    hints: [],
    answers: first === -1 ? [] : nodes.slice(first),
    explanation: [],
  };
}
