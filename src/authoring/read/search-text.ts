import type { Nodes } from 'mdast';
import { isElement, type Element } from '../mdx.ts';
import { typesetNode } from '../prose.ts';
import { plainText } from './inline.ts';
import { isParagraph } from './rich.ts';

/** Prose a search may find, one string a paragraph, a table row or a heading. */
export function searchText(node: Nodes): string[] {
  if (node.type === 'code' || node.type === 'mdxFlowExpression') return [];
  if (isParagraph(node) || node.type === 'heading') return line(plainText(node));
  if (node.type === 'tableRow') return line(node.children.map(plainText).join(' · '));
  if (isElement(node) && node.name === 'Figure')
    return [...line(alternative(node)), ...children(node)];
  return children(node);
}

function children(node: Nodes): string[] {
  return 'children' in node ? node.children.flatMap(searchText) : [];
}

function line(text: string): string[] {
  const trimmed = typesetNode(text, false).trim();
  return trimmed === '' ? [] : [trimmed];
}

function alternative(element: Element): string {
  for (const attribute of element.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && attribute.name === 'alt') {
      return typeof attribute.value === 'string' ? attribute.value : '';
    }
  }
  return '';
}
