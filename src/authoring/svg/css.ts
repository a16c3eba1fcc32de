/** The style of a drawing, read so that it becomes attributes: a page gets no rule that could reach beyond. */
import * as csstree from 'css-tree';
import { FUNCTIONS } from './names.ts';
import type { SvgElement } from './parse.ts';

export interface Declaration {
  readonly property: string;
  readonly value: string;
}

interface Rule {
  readonly selector: csstree.Selector;
  readonly declarations: readonly (Declaration & { readonly important: boolean })[];
}

export interface Sheet {
  readonly rules: readonly Rule[];
  /** Classes and ids it speaks of. */
  readonly classes: ReadonlySet<string>;
  /** What is not followed: "@import", "@font-face", "@media", ":hover". */
  readonly unread: readonly string[];
}

export function readSheet(css: string): Sheet {
  const rules: Rule[] = [];
  const classes = new Set<string>();
  const unread: string[] = [];
  const tree = csstree.parse(css, { parseValue: false });
  if (tree.type !== 'StyleSheet') return { rules, classes, unread };
  tree.children.forEach((node) => {
    if (node.type === 'Atrule') unread.push(`@${node.name.toLowerCase()}`);
    if (node.type !== 'Rule' || node.prelude.type !== 'SelectorList') return;
    const declarations = declarationsIn(node.block);
    node.prelude.children.forEach((selector) => {
      if (selector.type !== 'Selector') return;
      let strange: string | null = null;
      selector.children.forEach((part) => {
        if (part.type === 'ClassSelector') classes.add(csstree.ident.decode(part.name));
        if (!READ.has(part.type)) strange ??= csstree.generate(part);
      });
      if (strange === null) rules.push({ selector, declarations });
      else unread.push(strange);
    });
  });
  return { rules, classes, unread };
}

const READ = new Set(['TypeSelector', 'ClassSelector', 'IdSelector', 'Combinator']);

export function readStyle(style: string): readonly Declaration[] {
  const tree = csstree.parse(style, { context: 'declarationList', parseValue: false });
  return tree.type === 'DeclarationList' ? declarationsIn(tree) : [];
}

function declarationsIn(block: csstree.Block | csstree.DeclarationList) {
  const found: (Declaration & { readonly important: boolean })[] = [];
  block.children.forEach((node) => {
    if (node.type !== 'Declaration' || node.value.type !== 'Raw') return;
    found.push({
      property: node.property.toLowerCase(),
      value: node.value.value.trim(),
      important: node.important !== false,
    });
  });
  return found;
}

/** What the sheet and its own `style` say of an element, the strongest last. */
export function styleOf(element: SvgElement, { rules }: Sheet): readonly Declaration[] {
  const own = readStyle(element.attributes.get('style') ?? '').map((declaration) => ({
    declaration,
    weight: [1, 0, 0, 0],
  }));
  const ruled = rules.flatMap(({ selector, declarations }) =>
    matches(element, selector.children.toArray())
      ? declarations.map((declaration) => ({
          declaration,
          weight: [declaration.important ? 2 : 0, ...specificity(selector)],
        }))
      : [],
  );
  return [...ruled, ...own]
    .sort((a, b) => {
      const at = a.weight.findIndex((weight, index) => weight !== b.weight[index]);
      return at === -1 ? 0 : (a.weight[at] ?? 0) - (b.weight[at] ?? 0);
    })
    .map(({ declaration }) => declaration);
}

function specificity({ children }: csstree.Selector): number[] {
  const parts = children.toArray();
  const count = (type: string): number => parts.filter((part) => part.type === type).length;
  const all = parts.filter((part) => part.type === 'TypeSelector' && part.name === '*').length;
  return [count('IdSelector'), count('ClassSelector'), count('TypeSelector') - all];
}

/** Read from the right: the last compound is the element's own. */
function matches(element: SvgElement, parts: readonly csstree.CssNode[]): boolean {
  const cut = parts.findLastIndex(({ type }) => type === 'Combinator');
  if (!parts.slice(cut + 1).every((part) => holds(element, part))) return false;
  const combinator = parts[cut];
  if (combinator?.type !== 'Combinator') return true;
  const left = parts.slice(0, cut);
  const { parent } = element;
  if (combinator.name === '>') return parent !== null && matches(parent, left);
  if (combinator.name === ' ') {
    for (let above = parent; above !== null; above = above.parent)
      if (matches(above, left)) return true;
    return false;
  }
  const siblings = (parent?.children ?? []).filter((child) => typeof child !== 'string');
  const before = siblings.slice(0, siblings.indexOf(element));
  return (combinator.name === '+' ? before.slice(-1) : before).some((one) => matches(one, left));
}

function holds({ name, attributes }: SvgElement, part: csstree.CssNode): boolean {
  if (part.type === 'TypeSelector')
    return part.name === '*' || part.name.replace(/^.*\|/, '') === name;
  if (part.type === 'IdSelector') return attributes.get('id') === csstree.ident.decode(part.name);
  if (part.type !== 'ClassSelector') return false;
  return (attributes.get('class') ?? '').split(/\s+/).includes(csstree.ident.decode(part.name));
}

/**
 * A value with its references led by `named`. null: it calls for another file, or may. Escapes and
 * comments, which hide what is called, are not read.
 */
export function safeValue(value: string, named: (id: string) => string): string | null {
  if (!/[(\\]|\/\*/.test(value)) return value;
  if (/\\|\/\*/.test(value)) return null;
  const local = value.replace(
    /url\(\s*(["']?)#([^"'()]+)\1\s*\)/gi,
    (_url, _quote, id: string) => `url[#${named(id.trim())}]`,
  );
  for (const [, name = ''] of local.matchAll(/([^\s(),]*)\(/g))
    if (!FUNCTIONS.has(name.toLowerCase())) return null;
  return local.replace(/url\[(#[^\]]*)\]/g, 'url($1)');
}
