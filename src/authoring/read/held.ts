/** What a paper cannot hold. */
import type { Link, Nodes } from 'mdast';
import { isElement, span, type Element } from '../mdx.ts';
import { TAGS } from '../tags.ts';
import type { Context } from './context.ts';
import { plainText } from './inline.ts';

/** @returns whether something was refused, and told */
export function refuseUnheld(context: Context, element: Element): boolean {
  const refused = (element.children as readonly Nodes[]).flatMap((node) => unheldIn(node, element));
  for (const { node, what, help } of refused) {
    const { start, end } = span(node);
    context.report.error({
      code: 'document-contenu',
      at: isElement(node) ? { start, end: start + 1 + (node.name?.length ?? 0) } : { start, end },
      message: `Un document ne contient pas ${what}.`,
      help,
    });
  }
  return refused.length > 0;
}

interface Unheld {
  readonly node: Nodes;
  readonly what: string;
  readonly help: string;
}

/** The outermost ones: what stands inside is told once they are gone. */
function unheldIn(node: Nodes, parent: Nodes): readonly Unheld[] {
  const reason = reasonAgainst(node, parent);
  if (reason !== null) {
    const [what, help] = reason;
    return [{ node, what, help }];
  }
  return 'children' in node ? node.children.flatMap((child) => unheldIn(child, node)) : [];
}

type Reason = readonly [what: string, help: string];

const AROUND = 'Mettez-le dans le texte, avant ou après le document.';
const PLAIN = 'Écrivez des paragraphes, des listes ou des tableaux.';

function reasonAgainst(node: Nodes, parent: Nodes): Reason | null {
  if (isElement(node)) return ofElement(node);
  if (node.type === 'link') return isBare(node) ? null : ['de lien', AROUND];
  if (node.type === 'list' && parent.type === 'listItem')
    return ['de liste dans une liste', 'Réunissez les deux listes.'];
  if (node.type === 'list' && node.ordered === true && (node.start ?? 1) !== 1)
    return ['de liste qui commence à un autre numéro que 1', 'Numérotez-la à partir de « 1. ».'];
  if (node.type === 'listItem' && typeof node.checked === 'boolean')
    return ['de case à cocher', 'Retirez les crochets : « - Gants M ».'];
  if (node.type === 'table' && parent.type === 'listItem')
    return [
      'de tableau dans une liste',
      'Laissez une ligne vide, et commencez le tableau au bord de la ligne.',
    ];
  if (node.type === 'tableCell' && parent.type === 'tableCell')
    return ['de balise à cheval sur deux cases', 'Ouvrez et fermez la balise dans la même case.'];
  return HELD.has(node.type) ? null : (REFUSED[node.type] ?? ['de passage comme celui-ci', PLAIN]);
}

const HELD: ReadonlySet<string> = new Set([
  'paragraph',
  'text',
  'strong',
  'emphasis',
  'break',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'mdxFlowExpression',
  'mdxTextExpression',
]);

function ofElement({ name }: Element): Reason | null {
  if (name === 'sub' || name === 'sup' || name === 'br') return null;
  if (name === 'Terme')
    return ['de terme du glossaire', `Un document se lit comme on le reçoit. ${AROUND}`];
  if (name === 'Source') return ['d’appel de source', AROUND];
  return TAGS[name ?? '']?.place === 'block'
    ? [`de balise <${name}>`, 'Fermez d’abord </Document>, puis laissez une ligne vide.']
    : ['de passage comme celui-ci', PLAIN];
}

/** An address typed as it is, which the parser makes a link of. */
function isBare(link: Link): boolean {
  const text = plainText(link);
  return [text, `mailto:${text}`, `http://${text}`].includes(link.url);
}

const image: Reason = ['d’image', 'Mettez une <Figure> avant ou après le document.'];

const REFUSED: Readonly<Record<string, Reason>> = {
  heading: [
    'de titre',
    'Écrivez-le en gras : **titre**. Le premier paragraphe est l’en-tête du document.',
  ],
  blockquote: ['de citation', 'Retirez le « > ».'],
  code: ['de bloc de code', PLAIN],
  inlineCode: ['de code', 'Retirez les accents graves « ` ».'],
  delete: ['de texte barré', 'Retirez les « ~~ ».'],
  thematicBreak: ['de trait', 'Retirez-le : une ligne vide sépare deux paragraphes.'],
  linkReference: ['de lien', AROUND],
  image,
  imageReference: image,
  footnoteReference: ['de note de bas de page', 'Écrivez-la dans le document, en un paragraphe.'],
};
