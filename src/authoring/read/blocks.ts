/** The blocks of prose: `<Encadre>`, `<Contacts>`, `<Decomposition>`, `<Figure>`. */
import type { Nodes } from 'mdast';
import type { WordPart } from '../../core/course/course.ts';
import { readAttributes, tagName } from '../attributes.ts';
import { span, walk, type Element } from '../mdx.ts';
import { nearest } from '../nearest.ts';
import type { Context } from './context.ts';
import { checkFigure } from './figure.ts';
import { plainText } from './inline.ts';
import { isComment, isParagraph } from './rich.ts';

export function checkBlock(context: Context, element: Element): void {
  if (element.name === 'Figure') checkFigure(context, element);
  if (element.name === 'Encadre') checkEncadre(context, element);
  if (element.name === 'Contacts') readAttributes(context.report, element);
  if (element.name === 'Decomposition') checkDecomposition(context, element);
}

const LIMIT = ['Vous faites', 'Vous préparez', 'Vous ne faites pas'];

function checkEncadre(context: Context, element: Element): void {
  const attributes = readAttributes(context.report, element);
  const children = (element.children as readonly Nodes[]).filter((node) => !isComment(node));
  if (children.length === 0) {
    context.report.error({
      code: 'bloc-vide',
      at: tagName(element),
      message: '<Encadre> est vide.',
      help: 'Écrivez son texte entre les deux balises, avec une ligne vide avant et après.',
    });
  }
  if (attributes.get('type')?.value !== 'limite') return;
  const labels = children.map((node) => {
    const first = node.type === 'paragraph' ? node.children[0] : undefined;
    return first?.type === 'strong' ? plainText(first).trim() : '';
  });
  const wrong = labels.findIndex((label) => !LIMIT.includes(label));
  const required = labels.includes('Vous faites') && labels.includes('Vous ne faites pas');
  if (wrong === -1 && required && labels.length <= LIMIT.length) return;
  const node = children[wrong];
  context.report.error({
    code: 'encadre-limite',
    at: node === undefined ? tagName(element) : span(node),
    message: 'Un encadré « limite » a deux ou trois paragraphes, chacun avec son début en gras.',
    help: 'Écrivez « **Vous faites** : … », « **Vous préparez** : … » (facultatif), « **Vous ne faites pas** : … ».',
  });
}

const ROLES: readonly WordPart['role'][] = ['préfixe', 'racine', 'liaison', 'suffixe'];
const PART = /^\s*([^:]+?)\s*:\s*([^=]+?)\s*=\s*(\S.*)$/su;

function checkDecomposition(context: Context, element: Element): void {
  readAttributes(context.report, element);
  const help =
    'Écrivez une liste « - préfixe : péri = autour », puis un paragraphe qui lit le mot entier.';
  const children = (element.children as readonly Nodes[]).filter((node) => !isComment(node));
  const lists = children.filter((node) => node.type === 'list');
  const paragraphs = children.filter(isParagraph);
  if (lists.length !== 1 || paragraphs.length !== 1 || children.length !== 2) {
    context.report.error({
      code: 'decomposition-forme',
      at: tagName(element),
      message: 'Une décomposition contient une liste de morceaux et un paragraphe.',
      help,
    });
    return;
  }
  for (const list of lists) {
    for (const item of list.children) {
      const match = PART.exec(plainText(item));
      const role = match?.[1];
      if (match === null || role === undefined) {
        context.report.error({
          code: 'decomposition-forme',
          at: span(item),
          message: 'Ce morceau n’a pas la forme « rôle : morceau = sens ».',
          help: 'Écrivez par exemple « - préfixe : péri = autour ».',
        });
      } else if (!ROLES.some((known) => known === role)) {
        const start = context.report.source.text.indexOf(role, span(item).start);
        const meant = nearest(role, ROLES);
        context.report.error({
          code: 'decomposition-role',
          at: { start, end: start + role.length },
          message: `« ${role} » n’est pas un rôle.`,
          help: `Les rôles sont : ${ROLES.join(', ')}.`,
          fix: meant === null ? undefined : { start, end: start + role.length, text: meant },
        });
      }
    }
  }
}

/** Whether the element holds a question or another block where none may stand. */
export function nestedBlocks(element: Element, isBlock: (name: string) => boolean): Element[] {
  const nested: Element[] = [];
  for (const node of walk(element)) {
    if (node !== element && node.type === 'mdxJsxFlowElement' && isBlock(node.name ?? '')) {
      nested.push(node);
    }
  }
  return nested;
}
