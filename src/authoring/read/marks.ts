import type { Text } from 'mdast';
import { span } from '../mdx.ts';
import { spanOf } from '../source.ts';
import type { Context } from './context.ts';

/** Marks of bold or of a gap that stayed in the text, and would be shown. */
export function checkMarks(context: Context, node: Text): void {
  const stars = /\*\*/.exec(node.value);
  if (stars === null) return;
  context.report.warn({
    code: 'etoiles',
    at: spanOf(context.report.source, '**', span(node)),
    message: 'Ces étoiles ne mettent rien en gras : elles s’affichent.',
    help: 'Collez-les au mot, des deux côtés : **mot**. Une balise s’ouvre et se ferme entre elles.',
  });
}
