import type { Heading } from 'mdast';
import { isElement, span, walk } from '../mdx.ts';
import type { Context } from './context.ts';
import { plainText } from './inline.ts';

/** `previous`: depth of the heading before, 1 for the page's own title. */
export function checkHeading(context: Context, node: Heading, previous: number): void {
  const { report } = context;
  const { start } = span(node);
  const at = { start, end: start + node.depth };
  const text = report.source.text.slice(start, start + node.depth + 1);
  const hashes = text.startsWith('#'.repeat(node.depth));
  if (node.depth === 1) {
    report.error({
      code: 'titre-niveau',
      at,
      message: 'Le titre de niveau 1 est celui de la page : il vient de « titre: ».',
      help: 'Écrivez « ## » pour ouvrir une partie.',
      fix: hashes ? { ...at, text: '##' } : undefined,
    });
  } else if (node.depth > previous + 1) {
    const right = '#'.repeat(previous + 1);
    report.error({
      code: 'titre-niveau',
      at,
      message: `Ce titre saute un niveau : il est de niveau ${node.depth} après un niveau ${previous}.`,
      help: `Écrivez « ${right} ».`,
      fix: hashes ? { ...at, text: right } : undefined,
    });
  }
  if (plainText(node).trim() === '') {
    report.error({
      code: 'titre-vide',
      at: span(node),
      message: 'Ce titre est vide.',
      help: 'Écrivez-le après les « # », ou supprimez la ligne.',
    });
  }
  for (const inner of walk(node)) {
    if (!isElement(inner) || (inner.name !== 'Terme' && inner.name !== 'Source')) continue;
    report.warn({
      code: 'balise-dans-un-titre',
      at: span(inner),
      message: `<${inner.name}> est dans un titre.`,
      help: 'Placez-le à sa première apparition dans le texte.',
    });
  }
}
